using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Retention;

/// <summary>All retention clocks together: it shows what is due when, and deletes it.</summary>
internal sealed class Sweeping(IEnumerable<RetentionClock> clocks, IServiceScopeFactory scopes, Erasure erasure, TimeProvider clock, ILogger<Sweeping> log)
{
    /// <summary>All clocks, one for each kind of record.</summary>
    public IReadOnlyList<RetentionClock> Clocks { get; } = [.. clocks];

    /// <summary>What would have been deleted by the end of a day. It changes nothing.</summary>
    public async Task<IReadOnlyList<Due>> PreviewAsync(DateOnly day, CancellationToken stop)
    {
        var at = Week.StartOf(day.AddDays(1)).AddTicks(-1);
        var due = new List<Due>();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var one in Clocks)
        {
            due.AddRange(await one.DueAsync(scope.ServiceProvider, at, stop));
        }

        return due;
    }

    /// <summary>Deletes what is due now. If one clock fails, the others continue.</summary>
    /// <param name="which">The clocks to run.</param>
    /// <param name="stop">Stops the work; what was deleted by then stays deleted.</param>
    public async Task<Swept> SweepAsync(Func<RetentionClock, bool> which, CancellationToken stop)
    {
        var went = new List<Due>();
        var whole = true;
        foreach (var one in Clocks.Where(which))
        {
            try
            {
                went.AddRange(await SweepAsync(one, stop));
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Even an unexpected exception must neither stop the service nor keep other records beyond their time.
                log.LogWarning("Records of {Table} whose time is over could not be deleted yet: {Reason}", one.Table, failed.GetType().Name);
                whole = false;
            }
        }

        return new Swept(went, whole);
    }

    private async Task<IReadOnlyList<Due>> SweepAsync(RetentionClock one, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var went = await one.ForgetAsync(scope.ServiceProvider, clock.GetUtcNow(), stop);
        if (one.IsTold && went.Sum(due => due.Count) is > 0 and var count)
        {
            scope.ServiceProvider.GetRequiredService<AuditLog>().Add("retention.deleted", $"{one.Records}: {count}");
            await db.SaveChangesAsync(stop);
        }

        // Short-lived records hold no answers. Their pages are overwritten, and no file needs to be rewritten.
        if (!one.IsShort && went.Count > 0)
        {
            await Erasure.OweAsync(db, stop);
            await erasure.AfterDeleteAsync(db, stop);
        }

        return went;
    }
}

/// <summary>What a sweep did.</summary>
/// <param name="Went">What was deleted.</param>
/// <param name="Whole">False if something that is due could not be deleted yet.</param>
internal sealed record Swept(IReadOnlyList<Due> Went, bool Whole);
