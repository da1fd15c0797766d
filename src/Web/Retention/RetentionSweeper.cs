using Lodestar.Audit;
using Lodestar.Kernel;

namespace Lodestar.Retention;

/// <summary>
/// Lets go what is due: short-lived records every ten minutes, all others once a day. A clock that was set wrong must not
/// take answers with it: after a longer time without a look, and before the first, a day passes in which a person can notice.
/// </summary>
internal sealed class RetentionSweeper(Sweeping retention, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionSweeper> log) : Recurring(TimeSpan.FromMinutes(10), clock, log, "Records whose time is over")
{
    private const string Looked = "retention.looked";
    private const string Waits = "retention.waits";

    private static readonly TimeSpan Unbroken = TimeSpan.FromDays(31);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>That somebody looked is told so often and no more, so that the audit log stays readable.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(7);

    private DateOnly? done;

    /// <summary>What is done every ten minutes.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await retention.SweepAsync(one => one.IsShort, stop);
        var today = Week.DayOf(Clock.GetUtcNow());
        if (done != today && (!await MayAsync(stop) || (await retention.SweepAsync(one => !one.IsShort, stop)).Whole))
        {
            done = today;
        }
    }

    private async Task<bool> MayAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<AuditLog>();
        var now = Clock.GetUtcNow();
        var last = await audit.LastAsync(now, stop, Looked, Waits);
        if (last is null || now - last.At > Unbroken)
        {
            await audit.WriteAsync(Waits, last is null ? "first look" : $"last look on {Week.DayOf(last.At):yyyy-MM-dd}", stop);
            if (last is not null)
            {
                Log.LogWarning("It is {Days} days since the last look for records whose time is over. If the clock is right, they go tomorrow, or at once with 'lodestar retention run'", (int)(now - last.At).TotalDays);
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
