namespace Lodestar.Kernel;

/// <summary>
/// Something that runs again and again while the service runs. A run that throws is logged by exception type only and tried again next time.
/// Cancellation is not a failure, even if the host never finished starting.
/// </summary>
/// <param name="every">The time between two runs.</param>
/// <param name="clock">The source of the time.</param>
/// <param name="log">The log for runs that failed.</param>
/// <param name="what">What could not be done if a run fails, for instance "Concerns".</param>
internal abstract class Recurring(TimeSpan every, TimeProvider clock, ILogger log, string what) : BackgroundService
{
    private readonly SemaphoreSlim soon = new(initialCount: 0, maxCount: 1);

    /// <summary>The source of the time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>The log for what went wrong.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>Runs as soon as possible instead of at the next time.</summary>
    public void Soon()
    {
        try
        {
            soon.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another caller was first.
        }
    }

    /// <summary>One run. Whatever is left when it is stopped waits for the next run.</summary>
    internal abstract Task LookAsync(CancellationToken stop);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LogWarning("{What} could not be looked at yet: {Reason}", what, failed.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                // The service is stopping.
            }

            await ((Task)soon.WaitAsync(every, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        } while (!stoppingToken.IsCancellationRequested);
    }
}
