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
    /// <summary>Tells the time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where it notes what went wrong.</summary>
    protected ILogger Log { get; } = log;

    /// <summary>One look. What it leaves when it is stopped waits for the next.</summary>
    internal abstract Task LookAsync(CancellationToken stop);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, Clock);
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

            await ((Task)timer.WaitForNextTickAsync(stoppingToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!stoppingToken.IsCancellationRequested);
    }
}
