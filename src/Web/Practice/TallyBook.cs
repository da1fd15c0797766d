using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lodestar.Practice;

/// <summary>A kept count that differs from the answers.</summary>
/// <param name="Round">Title of the round.</param>
/// <param name="Kept">The number of reflections in the kept counts.</param>
/// <param name="Counted">The number of reflections among the answers.</param>
internal sealed record Mismatch(string Round, TallyGroup Group, int Kept, int Counted);

/// <summary>Reads kept counts, counts the answers, and compares the two.</summary>
[ForTheMachine("Counts what was submitted; a command and the round it counts call it.")]
internal sealed class TallyBook(Db db, ReflectionRounds rounds, Packs packs, Settings settings)
{
    /// <summary>The kept counts of a round.</summary>
    public async Task<GroupTallies> OfAsync(Guid round, CancellationToken stop)
    {
        var pooled = new GroupTallies();
        await foreach (var tally in db.Set<TallyRow>().AsNoTracking().Where(tally => tally.RoundId == round).AsAsyncEnumerable().WithCancellation(stop))
        {
            pooled.Add([new TallyGroup(tally.By, tally.Code)], TallyJson.Read(tally.Content));
        }

        return pooled;
    }

    /// <summary>Subtracts a sheet that is about to be deleted from the counts, within the caller's transaction.</summary>
    public async Task TakeBackAsync(Guid sheet, CancellationToken stop)
    {
        // Saving the row first locks it, so that nobody can submit it between reading and deleting.
        await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteUpdateAsync(set => set.SetProperty(one => one.Revision, one => one.Revision + 1), stop);
        var counted = await (
            from one in db.Set<Sheet>().AsNoTracking()
            join entry in db.Set<SheetEntry>().AsNoTracking()
                on new { one.Id, Number = one.Submitted } equals new { Id = entry.SheetId, Number = (int?)entry.Revision }
            where one.Id == sheet && one.RoundId != null
            select new
            {
                one.RoundId,
                one.OrganisationId,
                one.PackVersion,
                one.Reflection,
                entry.Content,
            }
        ).FirstOrDefaultAsync(stop);
        if (counted is null)
        {
            return;
        }

        var change = new GroupTallies();
        change.Add(
            packs.Version(counted.PackVersion, Language.English).Reflection(counted.Reflection),
            SheetJson.Read(counted.Content, note: null),
            counted.OrganisationId,
            by: -1
        );
        await using var statements = new Statements(db.Database.GetDbConnection());
        var tallies = new TallyWriter(statements, db.Engine);
        await tallies.ChangeAsync(
            db.Database.CurrentTransaction!.GetDbTransaction(),
            new Dictionary<Guid, GroupTallies> { [counted.RoundId!.Value] = change },
            [],
            stop
        );
    }

    /// <summary>Deletes the counts of groups below the threshold, when the answers behind them are deleted.</summary>
    public async Task DropSmallAsync(Guid round, CancellationToken stop)
    {
        foreach (var (group, _) in (await OfAsync(round, stop)).Groups.Where(group => group.Value.Returns < settings.Threshold))
        {
            await db.Set<TallyRow>().Where(tally => tally.RoundId == round && tally.By == group.By && tally.Code == group.Code).ExecuteDeleteAsync(stop);
        }
    }

    /// <summary>Counts all answers and compares, on one view of the database while others continue to write.</summary>
    /// <returns>The differences; empty if the kept counts are right. Rounds whose answers were deleted are skipped.</returns>
    public async Task<IReadOnlyList<Mismatch>> VerifyAsync(CancellationToken stop)
    {
        await using var transaction = await db.BeginReadingAsync(stop);
        var counting = await rounds.ForFigures().Where(round => round.ForgottenOn == null).ToDictionaryAsync(round => round.Id, stop);
        var counted = await TallyScan.CountAsync(transaction.GetDbTransaction(), packs, stop);
        var mismatches = new List<Mismatch>();
        foreach (var round in counting.Values.OrderBy(round => round.OpensOn).ThenBy(round => round.Title))
        {
            var kept = (await OfAsync(round.Id, stop)).Groups;
            var now = counted.TryGetValue(round.Id, out var pooled) ? pooled.Groups : new Dictionary<TallyGroup, Tally>();
            mismatches.AddRange(
                from @group in kept.Keys.Union(now.Keys)
                let before = kept.GetValueOrDefault(@group) ?? new Tally()
                let after = now.GetValueOrDefault(@group) ?? new Tally()
                where !before.SameAs(after)
                orderby @group.By, @group.Code
                select new Mismatch(round.Title, @group, before.Returns, after.Returns)
            );
        }

        return mismatches;
    }

    /// <summary>Counts all answers and keeps the result, while writers wait. Rounds whose answers were deleted keep their counts.</summary>
    public async Task RebuildAsync(CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (db.Engine == Engine.Postgres)
        {
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE practice_tallies IN EXCLUSIVE MODE", stop);
        }

        var counted = await TallyScan.CountAsync(transaction.GetDbTransaction(), packs, stop);
        await LeaveToStartAsync(db);
        foreach (var (round, pooled) in counted)
        {
            db.AddRange(
                pooled.Groups.Select(group => new TallyRow
                {
                    RoundId = round,
                    By = group.Key.By,
                    Code = group.Key.Code,
                    Content = TallyJson.Write(group.Value),
                })
            );
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// Counts the answers of rounds that are not counted yet: in a sample, after a restore, and in a database older than the tallies.
    /// </summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        // This runs at every start, so it avoids the time that a query of the model needs to prepare.
        const string Uncounted = """
            SELECT count(*) FROM rounds_rounds WHERE forgotten_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM practice_tallies WHERE round_id = rounds_rounds.id)
                AND EXISTS (SELECT 1 FROM practice_sheets WHERE round_id = rounds_rounds.id AND submitted IS NOT NULL)
            """;
        await db.Database.OpenConnectionAsync(stop);
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.CommandText = Uncounted;
        if (await ask.ExecuteScalarAsync(stop) is long and > 0)
        {
            await RebuildAsync(stop);
        }
    }

    /// <summary>Deletes the counts, so that the next start counts again. Those of rounds whose answers were deleted stay.</summary>
    public static Task LeaveToStartAsync(Db db) =>
        db.Set<TallyRow>().Where(tally => ReflectionRounds.WithAnswers(db).Contains(tally.RoundId)).ExecuteDeleteAsync();
}
