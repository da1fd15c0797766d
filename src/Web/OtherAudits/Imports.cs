using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Safeguards;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>
/// Judges what a file would bring to a reflection, and imports what is good. Nothing of a file is kept before somebody has seen what would
/// happen.
/// </summary>
internal sealed class Imports(Db db, TeamAnswers answers, EvidencePointers evidence, FreeText free)
{
    /// <summary>What would be imported, and every row that would not, with the reason.</summary>
    public async Task<BroughtIn> JudgeAsync(TeamView open, BroughtIn brought, CancellationToken stop)
    {
        var newest = await answers.NewestAsync(open.Id, stop);
        var sound = brought.Without(answer =>
            answer.Wrong(open.Pack.Standards.Levels.Count)
            ?? (newest.TryGetValue(answer.Item, out var there) && !there.Waits ? new Problem("", "other-audits.refused.answered") : null)
        );

        // At most one answer to each item is left to check, however long the table was.
        var seen = new Dictionary<int, Problem>();
        foreach (var answer in sound.Answers)
        {
            var looked = await free.CheckAsync(answer.Texts, stop);
            if (looked.Failed || looked.ReadsLikeDisclosure || looked.Problems.Count > 0)
            {
                seen[answer.Line] =
                    looked.Failed ? new Problem("", "other-audits.refused.not-looked-at")
                    : looked.ReadsLikeDisclosure ? new Problem("", "other-audits.refused.disclosure")
                    : looked.Problems[0];
            }
        }

        return sound.Without(answer => seen.GetValueOrDefault(answer.Line));
    }

    /// <summary>The problem if the organisation has no room for all the new pointers; null if it has.</summary>
    public async Task<Problem?> RoomProblemAsync(TeamView open, BroughtIn judged, CancellationToken stop)
    {
        var there = await evidence.AllAsync(open.Organisation.Id, stop);
        var (coming, room) = (
            judged.Answers.SelectMany(answer => answer.Evidence).Select(Says).Distinct().Count(pointer => there.All(one => Says(one) != pointer)),
            await evidence.RoomAsync(open.Organisation.Id, stop)
        );
        return coming > room ? new Problem("Upload", "other-audits.import.no-room", coming, room, EvidencePointers.Most) : null;
    }

    /// <summary>Imports everything that was judged good, to be confirmed: all of it or nothing.</summary>
    /// <returns>The number of answers, or why nothing was imported.</returns>
    public async Task<Outcome<int>> TakeAsync(TeamView open, BroughtIn judged, CancellationToken stop)
    {
        if (!open.MayWrite || !open.MayLead)
        {
            return new Problem("", open.IsOpen ? "together.stage-moved" : "together.round-closed");
        }

        // The row of the reflection is locked from here on, so that nobody answers in between.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await answers.HoldAsync(open, stop))
        {
            return new Problem("", "together.stage-moved");
        }

        var newest = await answers.NewestAsync(open.Id, stop);
        if (judged.Answers.Any(answer => newest.TryGetValue(answer.Item, out var there) && !there.Waits))
        {
            return new Problem("", "other-audits.import.meanwhile");
        }

        if (await RoomProblemAsync(open, judged, stop) is { } full)
        {
            return full;
        }

        var pointers = (await evidence.AllAsync(open.Organisation.Id, stop)).GroupBy(Says).ToDictionary(same => same.Key, same => same.First().Id);
        foreach (var answer in judged.Answers)
        {
            if (await TakeAsync(open, answer, newest.GetValueOrDefault(answer.Item), pointers, stop) is { } problem)
            {
                return problem;
            }
        }

        await transaction.CommitAsync(stop);
        return judged.Answers.Count;
    }

    private async Task<Problem?> TakeAsync(
        TeamView open,
        BroughtAnswer answer,
        TeamAnswer? newest,
        Dictionary<(string, string, string, DateOnly?), Guid> pointers,
        CancellationToken stop
    )
    {
        foreach (var pointer in answer.Evidence.Where(pointer => !pointers.ContainsKey(Says(pointer))))
        {
            var kept = await evidence.KeepAsync(
                open,
                Guid.NewGuid(),
                basedOn: 0,
                new WantedPointer(pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn),
                stop
            );
            if (kept.Problem is { } wrong)
            {
                return wrong;
            }

            pointers[Says(pointer)] = kept.Value.Id;
        }

        var words = answer.Words with { Evidence = [.. answer.Evidence.Select(pointer => pointers[Says(pointer)]).Distinct()] };
        if (newest?.Words.SaysTheSame(words) == true)
        {
            // If the same file comes twice, an answer that waits to be confirmed is not added again.
            return null;
        }

        var saved = await answers.SaveAsync(open, new WantedAnswer(answer.Item, newest?.Version ?? 0, words, AnswerOrigin.Imported), carried: null, stop);
        return saved.Problem ?? (saved.Value.Saved is null ? new Problem("", "other-audits.import.meanwhile") : null);
    }

    private static (string, string, string, DateOnly?) Says(EvidencePointer pointer) => (pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn);

    private static (string, string, string, DateOnly?) Says(FilePointer pointer) =>
        (pointer.What.Trim(), pointer.Held.Trim(), pointer.Owner.Trim(), pointer.ReviewOn);
}
