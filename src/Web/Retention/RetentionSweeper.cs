using Lodestar.Audit;
using Lodestar.Kernel;

namespace Lodestar.Retention;

/// <summary>
/// Deletes what is due: short-lived records every ten minutes, all others once a day. A wrong clock must not delete answers: after a longer
/// time without a run, and before the first, a day passes in which a person can notice.
/// </summary>
internal sealed class RetentionSweeper(Sweeping retention, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionSweeper> log)
{
    private const string Looked = "retention.looked";
    private const string Waits = "retention.waits";

    private static readonly TimeSpan Unbroken = TimeSpan.FromDays(31);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>How often the log says that a run took place, so that it stays readable.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(7);

    private DateOnly? done;

    public static Job Job { get; } =
        new("retention", "retention.job.what", Schedule.Every(TimeSpan.FromMinutes(10)), turn =>
            turn.Services.GetRequiredService<RetentionSweeper>().RunAsync(turn)
        );

    /// <summary>The work of one run.</summary>
    internal async Task<JobResult> RunAsync(JobTurn turn)
    {
        var whole = (await retention.SweepAsync(one => one.IsShort, turn.Stop)).Whole;
        var today = Week.DayOf(clock.GetUtcNow());
        if (done != today)
        {
            await turn.HoldAsync();
            if (!await MayAsync(turn.Stop))
            {
                done = today;
                return new JobResult("retention.job.waits", 0);
            }

            var rest = await retention.SweepAsync(one => !one.IsShort, turn.Stop);
            whole &= rest.Whole;
            done = rest.Whole ? today : done;
        }

        // Never a count: for short-lived records it would disclose when people were here.
        return new JobResult(whole ? "retention.job.done" : "retention.job.some-left", 0);
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
                log.LogWarning(
                    "It is {Days} days since the last look for records whose time is over. If the clock is right, they go tomorrow, or at once "
                        + "with 'lodestar retention run'",
                    (int)(now - last.At).TotalDays
                );
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
