using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>
/// Takes words that point at a person out of everything that holds a copy of them, in all rounds of an organisation. Who answered when stays,
/// and so does the fact that words were taken out. Each capability declares its texts (<see cref="Capability.Texts"/>).
/// </summary>
internal sealed class TakingOut(Db db, Capabilities capabilities, IServiceProvider services, Erasure erasure, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>Finds where the words are: each place in words and once, in reading order. Nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(TeamView open, CopiedWords copied, CancellationToken stop)
    {
        var found = await FindAsync(open, copied, stop);
        db.ChangeTracker.Clear();
        return [.. found.Select(one => one.Place).Distinct()];
    }

    /// <summary>The remaining words of a text; empty if nothing else is in it.</summary>
    public string Left(CopiedWords copied, string text)
    {
        var mark = words["safeguards.mark"];
        var left = copied.OutOf(text, mark).Trim();
        return left == mark ? "" : left;
    }

    /// <summary>Takes them out, for good.</summary>
    /// <returns>False if the person may not take them out.</returns>
    public async Task<bool> TakeAsync(TeamView open, string item, CopiedWords copied, CancellationToken stop)
    {
        if (!open.MayLead)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // The row is locked first: anyone who saves at the same moment waits, and then meets the version that is added here.
        var organisation = open.Organisation.Id;
        await db.Set<TeamReflection>()
            .Where(team => team.OrganisationId == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, team => team.Answered), stop);
        var found = await FindAsync(open, copied, stop);
        found.ForEach(one =>
        {
            // A text that cannot be empty says that there were words.
            var left = Left(copied, one.Text);
            one.Put(left.Length > 0 || one.MayBeEmpty ? left : words["together.take-out.instead"]);
        });
        foreach (var answer in found.Select(one => one.Row).OfType<TeamAnswer>().DistinctBy(answer => (answer.ReflectionId, answer.Item)).ToList())
        {
            AddVersion(open, answer);
        }

        audit.Add("team.words-taken-out", $"{open.Organisation.Name}, {open.Round.Title}: {item}, {found.Count} places");
        await db.SaveChangesAsync(stop);
        await Erasure.OweAsync(db, stop);
        await transaction.CommitAsync(stop);
        await erasure.AfterDeleteAsync(db, stop);
        return true;
    }

    // A new version, so that a form opened earlier is noticed and the signatory reads again.
    private void AddVersion(TeamView open, TeamAnswer changed)
    {
        var newest = db.Set<TeamAnswer>()
            .Local.Where(answer => answer.ReflectionId == changed.ReflectionId && answer.Item == changed.Item)
            .MaxBy(answer => answer.Version)!;
        db.Add(
            new TeamAnswer
            {
                ReflectionId = newest.ReflectionId,
                Item = newest.Item,
                Version = newest.Version + 1,
                Kind = newest.Kind,
                Level = newest.Level,
                Why = newest.Why,
                WorksWell = newest.WorksWell,
                Next = newest.Next,
                Evidence = newest.Evidence,
                Origin = newest.Waits ? newest.Origin : AnswerOrigin.TakenOut,
                Reason = newest.Reason,
                RoundsUnchanged = newest.RoundsUnchanged,
                By = open.Me.Id,
                ByName = open.Me.Name,
                At = clock.GetUtcNow(),
                TakenOut = true,
            }
        );
    }

    private async Task<List<WrittenText>> FindAsync(TeamView open, CopiedWords copied, CancellationToken stop) =>
        [.. (await TextsAsync(open.Organisation.Id, stop)).Where(one => copied.AreIn(one.Text))];

    // Every capability says which of its texts people of the organisation wrote.
    private async Task<List<WrittenText>> TextsAsync(Guid organisation, CancellationToken stop)
    {
        var found = new List<WrittenText>();
        foreach (var one in capabilities.All.Where(one => one.Texts is not null))
        {
            found.AddRange(await one.Texts!(services, organisation, stop));
        }

        return found;
    }
}
