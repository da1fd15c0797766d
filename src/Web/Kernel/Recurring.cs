namespace Lodestar.Kernel;

/// <summary>
/// Something that is looked at again and again while the service runs. A look that fails is logged by its kind alone and comes again;
/// stopping is no failure, also where the service never came to start.
/// </summary>
/// <param name="every">How long between two looks.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Where a look that failed is noted.</param>
/// <param name="what">What could not be looked at then, for instance "Concerns".</param>
internal abstract class Recurring(TimeSpan every, TimeProvider clock, ILogger log, string what) : BackgroundService
{
    private readonly SemaphoreSlim soon = new(initialCount: 0, maxCount: 1);

    /// <summary>Tells the time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where it notes what went wrong.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>Looks as soon as it can rather than at the next time.</summary>
    public void Soon()
    {
        try
        {
            soon.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else said so first.
        }
    }

    /// <summary>One look. What it leaves when it is stopped waits for the next.</summary>
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
                // Stopping.
            }

            await ((Task)soon.WaitAsync(every, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        } while (!stoppingToken.IsCancellationRequested);
    }
}
