using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Finds everything that people wrote in an organisation's reflections.</summary>
internal sealed class TextsOfTeams(Db db, ReflectionRounds all, Packs packs, Words words)
{
    /// <summary>All texts that people of an organisation wrote in its reflections, and that its district wrote to it, newest round first.</summary>
    public async Task<IReadOnlyList<WrittenText>> OfAsync(Guid organisation, CancellationToken stop)
    {
        var rounds = await (
            from team in db.Set<TeamReflection>()
            join round in all.ForTeams() on team.RoundId equals round.Id
            where team.OrganisationId == organisation
            orderby round.OpensOn descending
            select new { team.Id, round.Title }
        ).ToDictionaryAsync(one => one.Id, one => one.Title, stop);
        var teams = rounds.Keys.ToList();
        var found = new List<WrittenText>();

        foreach (
            var answer in (await db.Set<TeamAnswer>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
                .OrderBy(one => teams.IndexOf(one.ReflectionId))
                .ThenBy(one => one.Item)
                .ThenByDescending(one => one.Version)
        )
        {
            var place = words["together.take-out.in-answer", Title(answer.Item), rounds[answer.ReflectionId], answer.Version];
            Add(place, answer, answer.Why, left => (answer.Why, answer.TakenOut) = (left, true), mayBeEmpty: true);
            Add(place, answer, answer.WorksWell, left => (answer.WorksWell, answer.TakenOut) = (left, true), mayBeEmpty: true);
            Add(place, answer, answer.Next, left => (answer.Next, answer.TakenOut) = (left, true), mayBeEmpty: true);
            Add(place, answer, answer.Reason, left => (answer.Reason, answer.TakenOut) = (left, true));
        }

        foreach (var draft in await db.Set<TeamDraft>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            var place = words["together.take-out.in-draft", Title(draft.Item), rounds[draft.ReflectionId]];
            var typed = JsonSerializer.Deserialize<AnswerWords>(draft.Content)!;
            Add(place, draft, typed.Why, left => Put(typed with { Why = left }), mayBeEmpty: true);
            Add(place, draft, typed.WorksWell, left => Put(typed with { WorksWell = left }), mayBeEmpty: true);
            Add(place, draft, typed.Next, left => Put(typed with { Next = left }), mayBeEmpty: true);

            void Put(AnswerWords left)
            {
                typed = left;
                draft.Content = JsonSerializer.Serialize(typed);
            }
        }

        foreach (var reply in await db.Set<TeamReply>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            var place = words["together.take-out.in-reply", rounds[reply.ReflectionId]];
            Add(place, reply, reply.Thanks, left => (reply.Thanks, reply.Version) = (left, reply.Version + 1));
            Add(place, reply, reply.FirstStrength, left => (reply.FirstStrength, reply.Version) = (left, reply.Version + 1));
            Add(place, reply, reply.SecondStrength, left => (reply.SecondStrength, reply.Version) = (left, reply.Version + 1));
            Add(place, reply, reply.Ask, left => (reply.Ask, reply.Version) = (left, reply.Version + 1));
        }

        foreach (var reading in await db.Set<TeamReading>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-level", Title(reading.Item), rounds[reading.ReflectionId]], reading, reading.Reason, left => reading.Reason = left);
        }

        foreach (var moderation in await db.Set<TeamModeration>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-level", Title(moderation.Item), rounds[moderation.ReflectionId]], moderation, moderation.Reason, left =>
                moderation.Reason = left
            );
        }

        foreach (var step in await db.Set<TeamStep>().Where(one => teams.Contains(one.ReflectionId)).ToListAsync(stop))
        {
            Add(words["together.take-out.in-step", words.Moment(step.At), rounds[step.ReflectionId]], step, step.Words, left => step.Words = left);
        }

        foreach (var pointer in await db.Set<EvidencePointer>().Where(one => one.OrganisationId == organisation).ToListAsync(stop))
        {
            var place = words["together.take-out.in-evidence", pointer.What];
            Add(place, pointer, pointer.What, left => (pointer.What, pointer.Version) = (left, pointer.Version + 1));
            Add(place, pointer, pointer.Held, left => (pointer.Held, pointer.Version) = (left, pointer.Version + 1));
            Add(place, pointer, pointer.Owner, left => (pointer.Owner, pointer.Version) = (left, pointer.Version + 1));
        }

        foreach (
            var earlier in await db.Set<EvidenceVersion>()
                .Where(one => db.Set<EvidencePointer>().Any(pointer => pointer.Id == one.PointerId && pointer.OrganisationId == organisation))
                .ToListAsync(stop)
        )
        {
            var place = words["together.take-out.in-evidence-then", earlier.What, words.Moment(earlier.At)];
            Add(place, earlier, earlier.What, left => earlier.What = left);
            Add(place, earlier, earlier.Held, left => earlier.Held = left);
            Add(place, earlier, earlier.Owner, left => earlier.Owner = left);
        }

        return found;

        string Title(string item) => packs.Current(words.Language).Organisation?.Items.FirstOrDefault(one => one.Id == item)?.Title ?? item;

        void Add(string place, object row, string? text, Action<string> put, bool mayBeEmpty = false) =>
            found.Add(new WrittenText(place, row, text ?? "", put, mayBeEmpty));
    }
}
