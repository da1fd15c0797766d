using System.Text.Json;
using Lodestar.Audit;
using Lodestar.Persistence;
using Lodestar.Plans;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>
/// Takes words that point at a person out of everything that holds a copy of them, in all rounds of an organisation. What was
/// answered when and by whom stays, and that words were taken out. <see cref="HoldersAsync"/> is the list of all that holds
/// copies: whoever lets a further table keep what somebody wrote adds it there.
/// </summary>
internal sealed class TakingOut(Db db, Erasure erasure, AuditLog audit, Words words, TimeProvider clock)
{
    /// <summary>A text that may hold a copy.</summary>
    /// <param name="Place">Where it stands, in words.</param>
    /// <param name="Row">What it belongs to.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Put">Puts another text in its place.</param>
    private sealed record Holder(string Place, object Row, string Text, Action<string> Put);

    /// <summary>Where the words stand, each place in words and once, in the order in which they are read; nothing is changed.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(TeamView open, CopiedWords copied, CancellationToken stop)
    {
        var found = await FindAsync(open, copied, stop);
        db.ChangeTracker.Clear();
        return [.. found.Select(one => one.Place).Distinct()];
    }

    /// <summary>A text as it stays; empty where nothing else stands in it.</summary>
    public string Left(CopiedWords copied, string text)
    {
        var mark = words["safeguards.mark"];
        var left = copied.OutOf(text, mark).Trim();
        return left == mark ? "" : left;
    }

    /// <summary>Takes them out, for good.</summary>
    public async Task TakeAsync(TeamView open, string item, CopiedWords copied, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Held first: whoever saves at the same moment waits, and then meets the version that is added here.
        var organisation = open.Organisation.Id;
        await db.Set<TeamReflection>().Where(team => team.OrganisationId == organisation).ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, team => team.Answered), stop);
        var found = await FindAsync(open, copied, stop);
        found.ForEach(one => one.Put(Left(copied, one.Text)));
        foreach (var answer in found.Select(one => one.Row).OfType<TeamAnswer>().DistinctBy(answer => (answer.ReflectionId, answer.Item)).ToList())
        {
            AddVersion(open, answer);
        }

        audit.Add("team.words-taken-out", $"{open.Organisation.Name}, {open.Round.Title}: {item}, {found.Count} places");
        await db.SaveChangesAsync(stop);
        await Erasure.OweAsync(db, stop);
        await transaction.CommitAsync(stop);
        await erasure.AfterDeleteAsync(db, stop);
    }

    // A version more, so that a form which was opened before is told, and whoever signs off reads again.
    private void AddVersion(TeamView open, TeamAnswer changed)
    {
        var newest = db.Set<TeamAnswer>().Local.Where(answer => answer.ReflectionId == changed.ReflectionId && answer.Item == changed.Item).MaxBy(answer => answer.Version)!;
        db.Add(new TeamAnswer
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
        });
    }

    private async Task<List<Holder>> FindAsync(TeamView open, CopiedWords copied, CancellationToken stop) =>
        [.. (await HoldersAsync(open, stop)).Where(one => copied.AreIn(one.Text))];

    private async Task<List<Holder>> HoldersAsync(TeamView open, CancellationToken stop)
    {
        var (organisation, instead) = (open.Organisation.Id, words["together.take-out.instead"]);
        var rounds = await (from team in db.Set<TeamReflection>()
                            join round in db.Set<Round>() on team.RoundId equals round.Id
                            where team.OrganisationId == organisation
                            orderby team.Id == open.Id descending, round.OpensOn descending
                            select new { team.Id, round.Title }).ToDictionaryAsync(one => one.Id, one => one.Title, stop);
        var teams = rounds.Keys.ToList();
        var found = new List<Holder>();

        foreach (var answer in (await db.Set<TeamAnswer>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop)).OrderBy(one => teams.IndexOf(one.ReflectionId)).ThenBy(one => one.Item).ThenByDescending(one => one.Version))
        {
            var place = words["together.take-out.in-answer", Title(answer.Item), rounds[answer.ReflectionId], answer.Version];
            Add(place, answer, answer.Why, left => (answer.Why, answer.TakenOut) = (left, true));
            Add(place, answer, answer.WorksWell, left => (answer.WorksWell, answer.TakenOut) = (left, true));
            Add(place, answer, answer.Next, left => (answer.Next, answer.TakenOut) = (left, true));
            Add(place, answer, answer.Reason, left => (answer.Reason, answer.TakenOut) = (Or(left), true));
        }

        foreach (var draft in await db.Set<TeamDraft>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            var place = words["together.take-out.in-draft", Title(draft.Item), rounds[draft.ReflectionId]];
            var typed = JsonSerializer.Deserialize<AnswerWords>(draft.Content)!;
            Add(place, draft, typed.Why, left => Put(typed with { Why = left }));
            Add(place, draft, typed.WorksWell, left => Put(typed with { WorksWell = left }));
            Add(place, draft, typed.Next, left => Put(typed with { Next = left }));

            void Put(AnswerWords left)
            {
                typed = left;
                draft.Content = JsonSerializer.Serialize(typed);
            }
        }

        var actions = await db.Set<TeamAction>().Where(one => one.OrganisationId == organisation).ToDictionaryAsync(one => one.Id, stop);
        foreach (var action in actions.Values)
        {
            Add(InPlan(action), action, action.Text, left => action.TakeOut(Or(left), action.Effect));
            Add(InPlan(action), action, action.Effect, left => action.TakeOut(action.Text, Or(left)));
        }

        foreach (var step in await db.Set<TeamActionStep>().Where(one => db.Set<TeamAction>().Any(action => action.Id == one.ActionId && action.OrganisationId == organisation)).ToListAsync(stop))
        {
            Add(InPlan(actions[step.ActionId]), step, step.Words, left => step.Words = Or(left));
        }

        foreach (var reply in await db.Set<TeamReply>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            var place = words["together.take-out.in-reply", rounds[reply.ReflectionId]];
            Add(place, reply, reply.Thanks, left => (reply.Thanks, reply.Version) = (Or(left), reply.Version + 1));
            Add(place, reply, reply.FirstStrength, left => (reply.FirstStrength, reply.Version) = (Or(left), reply.Version + 1));
            Add(place, reply, reply.SecondStrength, left => (reply.SecondStrength, reply.Version) = (Or(left), reply.Version + 1));
            Add(place, reply, reply.Ask, left => (reply.Ask, reply.Version) = (Or(left), reply.Version + 1));
        }

        foreach (var reading in await db.Set<TeamReading>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-level", Title(reading.Item), rounds[reading.ReflectionId]], reading, reading.Reason, left => reading.Reason = Or(left));
        }

        foreach (var moderation in await db.Set<TeamModeration>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-level", Title(moderation.Item), rounds[moderation.ReflectionId]], moderation, moderation.Reason, left => moderation.Reason = Or(left));
        }

        foreach (var step in await db.Set<TeamStep>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-step", words.Moment(step.At), rounds[step.ReflectionId]], step, step.Words, left => step.Words = Or(left));
        }

        foreach (var extension in await db.Set<RoundExtension>().Where(one => one.OrganisationId == organisation).ToListAsync(stop))
        {
            Add(words["together.take-out.in-days"], extension, extension.Reason, left => db.Entry(extension).Property(one => one.Reason).CurrentValue = Or(left));
        }

        foreach (var pointer in await db.Set<EvidencePointer>().Where(one => one.OrganisationId == organisation).ToListAsync(stop))
        {
            var place = words["together.take-out.in-evidence", pointer.What];
            Add(place, pointer, pointer.What, left => (pointer.What, pointer.Version) = (Or(left), pointer.Version + 1));
            Add(place, pointer, pointer.Held, left => (pointer.Held, pointer.Version) = (Or(left), pointer.Version + 1));
            Add(place, pointer, pointer.Owner, left => (pointer.Owner, pointer.Version) = (Or(left), pointer.Version + 1));
        }

        foreach (var earlier in await db.Set<EvidenceVersion>().Where(one => db.Set<EvidencePointer>().Any(pointer => pointer.Id == one.PointerId && pointer.OrganisationId == organisation)).ToListAsync(stop))
        {
            var place = words["together.take-out.in-evidence-then", earlier.What, words.Moment(earlier.At)];
            Add(place, earlier, earlier.What, left => earlier.What = Or(left));
            Add(place, earlier, earlier.Held, left => earlier.Held = Or(left));
            Add(place, earlier, earlier.Owner, left => earlier.Owner = Or(left));
        }

        return found;

        string Title(string item) => open.Item(item)?.Title ?? item;

        string InPlan(TeamAction action) => words["together.take-out.in-plan", action.Text];

        // What cannot be empty says that something stood there.
        string Or(string left) => left.Length > 0 ? left : instead;

        void Add(string place, object row, string? text, Action<string> put) => found.Add(new Holder(place, row, text ?? "", put));
    }
}
