using System.Text.Json;
using Lodestar.Audit;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection.Team;

/// <summary>Where a copy of words can stand; each is told by a sentence of its own before anything goes.</summary>
internal enum CopyPlace
{
    Here,
    Versions,
    Elsewhere,
    Drafts,
    Plan,
    Reply,
    Notes,
    Evidence,
}

/// <summary>
/// Takes words that point at a person out of everything that holds a copy of them, in all rounds of an organisation. What was
/// answered when and by whom stays, and that words were taken out. <see cref="HoldersAsync"/> is the list of all that holds
/// copies: whoever lets a further table keep what somebody wrote adds it there.
/// </summary>
internal sealed class TakingOut(Db db, Erasure erasure, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>A text that may be a copy.</summary>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Row">What it belongs to; several texts of one row count once.</param>
    /// <param name="Text">The text.</param>
    /// <param name="TakeOut">Takes it out.</param>
    private sealed record Holder(CopyPlace Place, object Row, string? Text, Action TakeOut);

    /// <summary>How many there are at each place besides the text itself; nothing is changed.</summary>
    public async Task<IReadOnlyList<(CopyPlace Place, int Count)>> LookAsync(OpenTeam open, TeamAnswer version, string text, CancellationToken stop)
    {
        var found = await FindAsync(open, version, new CopiedWords(text), stop);
        db.ChangeTracker.Clear();
        return [.. found.Where(one => one.Place != CopyPlace.Here).GroupBy(one => one.Place).OrderBy(same => same.Key).Select(same => (same.Key, same.DistinctBy(one => one.Row).Count()))];
    }

    /// <summary>Takes them out, for good.</summary>
    public async Task TakeAsync(OpenTeam open, TeamAnswer version, string text, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Held first: whoever saves at the same moment waits, and then meets the version that is added here.
        var organisation = open.Organisation.Id;
        await db.Set<TeamReflection>().Where(team => team.OrganisationId == organisation).ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, team => team.Answered), stop);
        var found = await FindAsync(open, version, new CopiedWords(text), stop);
        found.ForEach(one => one.TakeOut());
        foreach (var answer in found.Select(one => one.Row).OfType<TeamAnswer>().DistinctBy(answer => (answer.ReflectionId, answer.Item)).ToList())
        {
            AddVersion(open, answer);
        }

        audit.Add("team.words-taken-out", $"{open.Organisation.Name}, {open.Round.Title}: {version.Item}, {found.Count} places");
        await db.SaveChangesAsync(stop);
        await Erasure.OweAsync(db, stop);
        await transaction.CommitAsync(stop);
        await erasure.AfterDeleteAsync(db, stop);
    }

    // A version more, so that a form which was opened before is told, and whoever signs off reads again.
    private void AddVersion(OpenTeam open, TeamAnswer changed)
    {
        var newest = db.Set<TeamAnswer>().Local.Where(answer => answer.ReflectionId == changed.ReflectionId && answer.Item == changed.Item).MaxBy(answer => answer.Version)!;
        db.Add(new TeamAnswer
        {
            ReflectionId = newest.ReflectionId,
            Item = newest.Item,
            Version = newest.Version + 1,
            Standing = newest.Standing,
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
        });
    }

    private async Task<List<Holder>> FindAsync(OpenTeam open, TeamAnswer version, CopiedWords copied, CancellationToken stop) =>
        [.. (await HoldersAsync(open, version, copied, stop)).Where(one => copied.AreIn(one.Text))];

    private async Task<List<Holder>> HoldersAsync(OpenTeam open, TeamAnswer version, CopiedWords copied, CancellationToken stop)
    {
        var (organisation, instead) = (open.Organisation.Id, words["reflection.team.take-out.instead"]);
        var teams = db.Set<TeamReflection>().Where(team => team.OrganisationId == organisation).Select(team => team.Id);
        var found = new List<Holder>();

        foreach (var answer in await db.Set<TeamAnswer>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            var place = (answer.ReflectionId, answer.Item) != (version.ReflectionId, version.Item) ? CopyPlace.Elsewhere : answer.Version == version.Version ? CopyPlace.Here : CopyPlace.Versions;
            Add(place, answer, answer.Why, () => (answer.Why, answer.TakenOut) = ("", true));
            Add(place, answer, answer.WorksWell, () => (answer.WorksWell, answer.TakenOut) = ("", true));
            Add(place, answer, answer.Next, () => (answer.Next, answer.TakenOut) = ("", true));
            Add(place, answer, answer.Reason, () => (answer.Reason, answer.TakenOut) = (instead, true));
        }

        foreach (var draft in await db.Set<TeamDraft>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            foreach (var (_, text) in JsonSerializer.Deserialize<AnswerWords>(draft.Content)!.Texts)
            {
                Add(CopyPlace.Drafts, draft, text, () => db.Remove(draft));
            }
        }

        var actions = await db.Set<TeamAction>().Where(one => one.OrganisationId == organisation).ToListAsync(stop);
        foreach (var action in actions)
        {
            Add(CopyPlace.Plan, (action, 1), action.Text, () => action.TakeOut(copied, instead));
            Add(CopyPlace.Plan, (action, 2), action.Effect, () => action.TakeOut(copied, instead));
        }

        foreach (var step in await db.Set<TeamActionStep>().Where(one => db.Set<TeamAction>().Any(action => action.Id == one.ActionId && action.OrganisationId == organisation)).ToListAsync(stop))
        {
            Add(CopyPlace.Plan, step, step.Words, () => step.Words = instead);
        }

        foreach (var reply in await db.Set<TeamReply>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(CopyPlace.Reply, (reply, 1), reply.Thanks, () => (reply.Thanks, reply.Version) = (instead, reply.Version + 1));
            Add(CopyPlace.Reply, (reply, 2), reply.FirstStrength, () => (reply.FirstStrength, reply.Version) = (instead, reply.Version + 1));
            Add(CopyPlace.Reply, (reply, 3), reply.SecondStrength, () => (reply.SecondStrength, reply.Version) = (instead, reply.Version + 1));
            Add(CopyPlace.Reply, (reply, 4), reply.Ask, () => (reply.Ask, reply.Version) = (instead, reply.Version + 1));
        }

        foreach (var step in await db.Set<TeamStep>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(CopyPlace.Notes, step, step.Words, () => step.Words = instead);
        }

        foreach (var reading in await db.Set<TeamReading>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(CopyPlace.Notes, reading, reading.Reason, () => reading.Reason = instead);
        }

        foreach (var moderation in await db.Set<TeamModeration>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(CopyPlace.Notes, moderation, moderation.Reason, () => moderation.Reason = instead);
        }

        foreach (var extension in await db.Set<RoundExtension>().Where(one => one.OrganisationId == organisation).ToListAsync(stop))
        {
            Add(CopyPlace.Notes, extension, extension.Reason, () => db.Entry(extension).Property(one => one.Reason).CurrentValue = instead);
        }

        foreach (var pointer in await db.Set<EvidencePointer>().Where(one => one.OrganisationId == organisation).ToListAsync(stop))
        {
            Add(CopyPlace.Evidence, pointer, pointer.What, () => (pointer.What, pointer.Version) = (instead, pointer.Version + 1));
            Add(CopyPlace.Evidence, pointer, pointer.Held, () => (pointer.Held, pointer.Version) = (instead, pointer.Version + 1));
            Add(CopyPlace.Evidence, pointer, pointer.Owner, () => (pointer.Owner, pointer.Version) = (instead, pointer.Version + 1));
        }

        foreach (var earlier in await db.Set<EvidenceVersion>().Where(one => db.Set<EvidencePointer>().Any(pointer => pointer.Id == one.PointerId && pointer.OrganisationId == organisation)).ToListAsync(stop))
        {
            Add(CopyPlace.Evidence, earlier, earlier.What, () => earlier.What = instead);
            Add(CopyPlace.Evidence, earlier, earlier.Held, () => earlier.Held = instead);
            Add(CopyPlace.Evidence, earlier, earlier.Owner, () => earlier.Owner = instead);
        }

        return found;

        void Add(CopyPlace place, object row, string? text, Action takeOut) => found.Add(new Holder(place, row, text, takeOut));
    }
}
