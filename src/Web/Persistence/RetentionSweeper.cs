using Lodestar.Audit;
using Lodestar.Kernel;

namespace Lodestar.Persistence;

/// <summary>
/// Lets go what is due: short-lived records every ten minutes, all others once a day. A clock that was set wrong must not
/// take answers with it: after a longer time without a look, and before the first, a day passes in which a person can notice.
/// </summary>
internal sealed class RetentionSweeper(Retention retention, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionSweeper> log) : BackgroundService
{
    private const string Looked = "retention.looked";
    private const string Waits = "retention.waits";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Unbroken = TimeSpan.FromDays(31);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>That somebody looked is told so often and no more, so that the audit log stays readable.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(7);

    private DateOnly? done;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Records whose time is over could not be looked at yet: {Reason}", failed.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                // Stopping; what is left goes after the next start.
            }
        }
        while (await NextAsync());

        // Stopping is not a failure, also where the service never came to start.
        async Task<bool> NextAsync()
        {
            await ((Task)timer.WaitForNextTickAsync(stoppingToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !stoppingToken.IsCancellationRequested;
        }
    }

    /// <summary>What is done every ten minutes.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        await retention.SweepAsync(one => one.IsShort, stop);
        var today = Week.DayOf(clock.GetUtcNow());
        if (done != today && (!await MayAsync(stop) || (await retention.SweepAsync(one => !one.IsShort, stop)).Whole))
        {
            done = today;
        }
    }

    private async Task<bool> MayAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
        var now = clock.GetUtcNow();
        var last = await audit.LastAsync(now, stop, Looked, Waits);
        if (last is null || now - last.At > Unbroken)
        {
            await audit.WriteAsync(Waits, last is null ? "first look" : $"last look on {Week.DayOf(last.At):yyyy-MM-dd}", stop);
            if (last is not null)
            {
                log.LogWarning("It is {Days} days since the last look for records whose time is over. If the clock is right, they go tomorrow, or at once with 'lodestar retention run'", (int)(now - last.At).TotalDays);
            }

            return false;
        }

        if (last.What == Waits && now - last.At < Notice)
        {
            return false;
        }

        if (last.What == Waits || now - last.At >= Told)
        {
            await audit.WriteAsync(Looked, "", stop);
        }

        return true;
    }
}
