using Lodestar.Kernel;
using Lodestar.Reflection.Team;
using Lodestar.Safeguards;

namespace Lodestar.Reflection.Audits;

/// <summary>Judges what a file brings for a reflection, and takes in what holds. Nothing of a file is kept before somebody has seen what would be.</summary>
internal sealed class Imports(TeamAnswers answers, EvidencePointers evidence, FreeText free)
{
    /// <summary>What would be taken in, and every row that would not, with why.</summary>
    public async Task<BroughtIn> JudgeAsync(OpenTeam open, BroughtIn brought, CancellationToken stop)
    {
        var newest = await answers.NewestAsync(open.Id, stop);
        var sound = brought.Without(answer => answer.Wrong(open.Pack.Standards.Levels.Count)
            ?? (newest.TryGetValue(answer.Item, out var there) && there.Origin != AnswerOrigin.Imported ? new Problem("", "reflection.audits.refused.answered") : null));

        // At most one answer to each item is left to be looked at, however long the table was.
        var seen = new Dictionary<int, Problem>();
        foreach (var answer in sound.Answers)
        {
            var looked = await free.CheckAsync(answer.Texts, stop);
            if (looked.Failed || looked.ReadsLikeDisclosure || looked.Problems.Count > 0)
            {
                seen[answer.Line] = new Problem("", looked.Failed ? "reflection.audits.refused.not-looked-at" : looked.ReadsLikeDisclosure ? "reflection.audits.refused.disclosure" : "reflection.audits.refused.person");
            }
        }

        return sound.Without(answer => seen.GetValueOrDefault(answer.Line));
    }

    /// <summary>Takes in what was judged to hold, to be confirmed.</summary>
    /// <returns>How many answers were; fewer where somebody else answered in the meantime.</returns>
    public async Task<Outcome<int>> TakeAsync(OpenTeam open, BroughtIn judged, CancellationToken stop)
    {
        if (!open.MayWrite)
        {
            return new Problem("", open.IsOpen ? "reflection.team.stage-moved" : "reflection.team.round-closed");
        }

        var there = await evidence.AllAsync(open.Organisation.Id, stop);
        var newest = await answers.NewestAsync(open.Id, stop);
        var taken = 0;
        foreach (var answer in judged.Answers)
        {
            var pointers = new List<Guid>();
            foreach (var pointer in answer.Evidence)
            {
                var known = there.FirstOrDefault(one => Same(one, pointer));
                if (known is null)
                {
                    var kept = await evidence.KeepAsync(open.Organisation.Id, id: null, new WantedPointer(pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn), stop);
                    if (kept.Problem is { } full)
                    {
                        return full;
                    }

                    there = await evidence.AllAsync(open.Organisation.Id, stop);
                    pointers.Add(kept.Value);
                    continue;
                }

                pointers.Add(known.Id);
            }

            var words = answer.Words with { Evidence = pointers };
            if (newest.GetValueOrDefault(answer.Item)?.Words.SaysTheSame(words) == true)
            {
                // The same file twice: what waits to be confirmed waits once.
                taken++;
                continue;
            }

            var saved = await answers.SaveAsync(open, new WantedAnswer(answer.Item, newest.GetValueOrDefault(answer.Item)?.Version ?? 0, words, AnswerOrigin.Imported), carried: null, stop);
            if (saved.Problem is { } problem)
            {
                return problem;
            }

            taken += saved.Value.Saved is null ? 0 : 1;
        }

        return taken;
    }

    private static bool Same(EvidencePointer one, FilePointer pointer) =>
        (one.What, one.Held, one.Owner, one.ReviewOn) == (pointer.What.Trim(), pointer.Held.Trim(), pointer.Owner.Trim(), pointer.ReviewOn);
}
