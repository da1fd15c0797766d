using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Jobs;

/// <summary>
/// Runs jobs, each on one node at a time. A node takes a job for some minutes in one statement and repeatedly extends that time while it works.
/// If it is killed, another node takes the job when the time is over. Each turn has a number: a node that slept through its time finds a later
/// number, stops, and records nothing.
/// </summary>
internal sealed class JobBook(Capabilities capabilities, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobBook> log)
{
    /// <summary>How long a node holds a job before it must extend that time.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailing = TimeSpan.FromMinutes(10);

    // Whole seconds, because PostgreSQL rounds anything finer, and a job would be due a moment after its time.
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>All jobs with their rows; the row is null if no node has looked at the job yet.</summary>
    public async Task<IReadOnlyList<(Job Job, JobRow? Row)>> ListAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<Db>().Set<JobRow>().AsNoTracking().ToDictionaryAsync(row => row.Name, stop);
        return [.. capabilities.Jobs.Select(job => (job, rows.GetValueOrDefault(job.Name)))];
    }

    /// <summary>Runs a job if it is due and no other node runs it.</summary>
    /// <returns>The row after the run; null if it did not run, or another node took over.</returns>
    public Task<JobRow?> RunIfDueAsync(Job job, CancellationToken stop) => RunAsync(job, now: false, stop);

    /// <summary>Runs a job whether or not it is due.</summary>
    /// <returns>The row after the run; null if another node runs it, or took over.</returns>
    public Task<JobRow?> RunNowAsync(Job job, CancellationToken stop) => RunAsync(job, now: true, stop);

    private async Task<JobRow?> RunAsync(Job job, bool now, CancellationToken stop)
    {
        if (await TakeAsync(job, now, stop) is not { } turn)
        {
            return null;
        }

        using var mine = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var done = new CancellationTokenSource();
        var beating = BeatAsync(job, turn, mine, done.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var result = await job.RunAsync(new JobTurn(scope.ServiceProvider, HoldAsync, mine.Token));
            return await NoteAsync(job, turn, result, failed: null, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            await GiveBackAsync(job, turn);
            throw;
        }
        catch (Exception failed) when (!mine.IsCancellationRequested)
        {
            log.LogWarning("The job {Name} failed and is tried again soon: {Reason}", job.Name, failed.GetType().Name);
            return await NoteAsync(job, turn, new JobResult("jobs.failed", 0), failed.GetType().Name, stop);
        }
        catch (Exception)
        {
            log.LogWarning("The job {Name} was taken over by another node, because this one did not answer for some minutes", job.Name);
            return null;
        }
        finally
        {
            await done.CancelAsync();
            await beating;
        }

        async Task HoldAsync()
        {
            if (!await IsMineStillAsync(job, turn, mine.Token))
            {
                await mine.CancelAsync();
                mine.Token.ThrowIfCancellationRequested();
            }
        }
    }

    // Taken in one statement: if two nodes come at once, the second changes nothing.
    private async Task<int?> TakeAsync(Job job, bool early, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = Now;
        var row = await RowOf(db, job).FirstOrDefaultAsync(stop) ?? await BeginAsync(db, job, now, stop);
        if (row is null)
        {
            return null;
        }

        if (row.DueAt > job.Due.After(now))
        {
            // The clock was wrong before, so nothing waits for a day so far ahead.
            row.DueAt = job.Due.After(now);
            await RowOf(db, job).Where(one => one.Turn == row.Turn).ExecuteUpdateAsync(set => set.SetProperty(one => one.DueAt, row.DueAt), stop);
        }

        if (row.DueAt > now && !early)
        {
            return null;
        }

        // No node can hold a job for so long, so the clock was wrong when it was taken.
        var (turn, until, impossible) = (row.Turn + 1, now + Lease, now + (2 * Lease));
        return
            await RowOf(db, job)
                .Where(one => one.Turn == row.Turn && (one.HeldUntil == null || one.HeldUntil <= now || one.HeldUntil > impossible))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Turn, turn).SetProperty(one => one.HeldUntil, until), stop) == 1
            ? turn
            : null;
    }

    // Null if another node was faster.
    private static async Task<JobRow?> BeginAsync(Db db, Job job, DateTimeOffset now, CancellationToken stop)
    {
        var row = new JobRow
        {
            Name = job.Name,
            DueAt = job.Due.AtOnce ? now : job.Due.After(now),
            Turn = 0,
        };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(stop);
            return row;
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            return await RowOf(db, job).FirstOrDefaultAsync(stop);
        }
    }

    // By the real clock, as for all waiting, even if the service's clock stands still.
    private async Task BeatAsync(Job job, int turn, CancellationTokenSource mine, CancellationToken done)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    if (!await IsMineStillAsync(job, turn, done))
                    {
                        await mine.CancelAsync();
                        return;
                    }
                }
                catch (Exception failed) when (!done.IsCancellationRequested)
                {
                    log.LogWarning("The job {Name} could not be held just now: {Reason}", job.Name, failed.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
    }

    private async Task<bool> IsMineStillAsync(Job job, int turn, CancellationToken stop)
    {
        var until = Now + Lease;
        return await OnRowAsync(job, turn, rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, until), stop));
    }

    private async Task<JobRow?> NoteAsync(Job job, int turn, JobResult result, string? failed, CancellationToken stop)
    {
        var now = Now;
        var next = job.Due.After(now);
        next = failed is not null && now + AfterFailing < next ? now + AfterFailing : next;
        if (
            !await OnRowAsync(job, turn, rows =>
                rows.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.HeldUntil, (DateTimeOffset?)null)
                            .SetProperty(row => row.DueAt, next)
                            .SetProperty(row => row.EndedAt, now)
                            .SetProperty(row => row.Result, result.Words)
                            .SetProperty(row => row.Count, result.Count)
                            .SetProperty(row => row.Failed, failed),
                    stop
                )
            )
        )
        {
            log.LogWarning("The job {Name} was taken over by another node, because this one did not answer for some minutes", job.Name);
            return null;
        }

        return new JobRow
        {
            Name = job.Name,
            DueAt = next,
            Turn = turn,
            EndedAt = now,
            Result = result.Words,
            Count = result.Count,
            Failed = failed,
        };
    }

    // A node that stops leaves the job to another at once. If even that fails, its time runs out.
    private async Task GiveBackAsync(Job job, int turn)
    {
        try
        {
            await OnRowAsync(job, turn, rows =>
                rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, (DateTimeOffset?)null), CancellationToken.None)
            );
        }
        catch (Exception failed)
        {
            log.LogWarning("The job {Name} could not be given back: {Reason}", job.Name, failed.GetType().Name);
        }
    }

    // False if another node has the turn now.
    private async Task<bool> OnRowAsync(Job job, int turn, Func<IQueryable<JobRow>, Task<int>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await change(RowOf(scope.ServiceProvider.GetRequiredService<Db>(), job).Where(row => row.Turn == turn)) == 1;
    }

    private static IQueryable<JobRow> RowOf(Db db, Job job)
    {
        var name = job.Name;
        return db.Set<JobRow>().AsNoTracking().Where(row => row.Name == name);
    }
}
