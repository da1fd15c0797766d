using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice.Figures;

/// <summary>
/// Reads and makes what is shown of a round while it is open. The first person who asks on a day makes it. What was counted is marked in the
/// same commit, so that nobody is counted twice and somebody who later deletes or changes an answer moves nothing.
/// </summary>
[ForTheMachine("Keeps what figures everyone was shown.")]
internal sealed class OpenShowings(Db db, Packs packs, ReflectionRounds rounds, TallyBook tallies, Settings settings, OpenShowings.Looks looks)
{
    /// <summary>What is shown of an open round today; null if nothing can be shown yet.</summary>
    public async Task<Showing?> OfAsync(Round round, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        var today = rounds.Today;
        var kept = await KeptAsync(round, stop);
        if (kept?.ShownOn != today && OpenFigures.MayMove(round, today) && looks.IsFirst(round.Id, today))
        {
            await MoveAsync(round, today, stop);
            kept = await KeptAsync(round, stop);
        }

        return kept is null ? null : new Showing(kept.ShownOn, Read(kept).Figures);
    }

    /// <summary>
    /// The closing figures of a round that was shown while it was open: what was counted then, and what came since. Null if it never was shown.
    /// </summary>
    public async Task<RoundFigures?> ClosingAsync(Round round, CancellationToken stop)
    {
        if (await KeptAsync(round, stop) is not { } kept)
        {
            return null;
        }

        var pack = packs.Version(round.PackVersion, Language.English);
        var reflection = pack.Reflection(round.Reflection);
        return OpenFigures.Closing(pack, reflection, Read(kept), await ArrivedAsync(round, reflection, stop), new DisclosureRule(settings.Threshold));
    }

    /// <summary>Marks what is kept of an open round for deletion with the next save, because its counts are no longer needed.</summary>
    public async Task ForgetAsync(Round round, CancellationToken stop) =>
        db.RemoveRange(await db.Set<OpenShowing>().Where(showing => showing.RoundId == round.Id).ToListAsync(stop));

    // Everything is read as of one moment. If somebody deletes or changes an answer in the meantime, or another reader is faster, the commit fails,
    // and what was shown before stays for this day.
    private async Task MoveAsync(Round round, DateOnly today, CancellationToken stop)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            var kept = await db.Set<OpenShowing>().FirstOrDefaultAsync(showing => showing.RoundId == round.Id, stop);
            var pack = packs.Version(round.PackVersion, Language.English);
            var reflection = pack.Reflection(round.Reflection);

            // While nothing was shown, everybody's answers are new, and those are already counted.
            var arrived = kept is null ? await tallies.OfAsync(round.Id, stop) : await ArrivedAsync(round, reflection, stop);
            if (
                kept?.ShownOn == today
                || OpenFigures.After(pack, reflection, kept is null ? null : Read(kept), arrived, new DisclosureRule(settings.Threshold)) is not { } next
            )
            {
                return;
            }

            var (content, counts) = (JsonSerializer.Serialize(next.Figures, PublishedFigures.Form), GroupTalliesJson.Write(next.Counts));
            if (kept is null)
            {
                db.Add(
                    new OpenShowing
                    {
                        RoundId = round.Id,
                        ShownOn = today,
                        Content = content,
                        Counts = counts,
                    }
                );
            }
            else
            {
                (kept.ShownOn, kept.Content, kept.Counts) = (today, content, counts);
            }

            await db.SaveChangesAsync(stop);
            if (await Arrived(round).ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.Shown, true), stop) == arrived.Returns)
            {
                await transaction.CommitAsync(stop);
            }
        }
        catch (Exception failed)
            when (failed is DbException or DbUpdateException or InvalidOperationException { InnerException: DbException or DbUpdateException }
                && !stop.IsCancellationRequested
            ) { }

        db.ChangeTracker.Clear();
    }

    private IQueryable<Sheet> Arrived(Round round) => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id && sheet.Submitted != null && !sheet.Shown);

    private async Task<GroupTallies> ArrivedAsync(Round round, PersonReflection reflection, CancellationToken stop)
    {
        var pooled = new GroupTallies();
        var contents =
            from sheet in Arrived(round).AsNoTracking()
            join entry in db.Set<SheetEntry>().AsNoTracking()
                on new { sheet.Id, Number = sheet.Submitted } equals new { Id = entry.SheetId, Number = (int?)entry.Revision }
            select entry.Content;
        await foreach (var content in contents.AsAsyncEnumerable().WithCancellation(stop))
        {
            pooled.Add(reflection, SheetJson.Read(content, note: null));
        }

        return pooled;
    }

    private Task<OpenShowing?> KeptAsync(Round round, CancellationToken stop) =>
        db.Set<OpenShowing>().AsNoTracking().FirstOrDefaultAsync(showing => showing.RoundId == round.Id, stop);

    private static OpenFigures Read(OpenShowing kept) =>
        new(JsonSerializer.Deserialize<RoundFigures>(kept.Content, PublishedFigures.Form)!, GroupTalliesJson.Read(kept.Counts));

    /// <summary>
    /// Remembers on which day each round was last looked at, so that only the first reader of a day causes all new answers to be read.
    /// </summary>
    internal sealed class Looks
    {
        private readonly ConcurrentDictionary<Guid, DateOnly> days = new();

        /// <summary>True for the first call on a day.</summary>
        public bool IsFirst(Guid round, DateOnly today)
        {
            while (true)
            {
                if (days.TryAdd(round, today))
                {
                    return true;
                }

                if (!days.TryGetValue(round, out var last) || last == today)
                {
                    return false;
                }

                if (days.TryUpdate(round, today, last))
                {
                    return true;
                }
            }
        }
    }
}
