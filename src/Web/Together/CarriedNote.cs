using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>What to know before saying that an earlier answer is still true: a sentence, and a word or two for a list.</summary>
internal sealed record CarriedNote(string Sentence, string Short)
{
    /// <summary>In how many rounds it has been the same, what became of its item, and which evidence should have been reviewed.</summary>
    /// <param name="carried">The earlier answer.</param>
    /// <param name="now">The answer in this round; null if there is none yet.</param>
    /// <param name="pointers">The organisation's evidence.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    /// <param name="words">The words of the interface.</param>
    public static IEnumerable<CarriedNote> Of(CarriedForward carried, AnswerWords? now, IEnumerable<EvidencePointer> pointers, DateOnly today, Words words)
    {
        var rounds = now is null ? carried.Last.RoundsUnchanged : carried.RoundsUnchanged(now);
        if (rounds > 0)
        {
            yield return new(words["together.carried.unchanged", rounds + 1], words["together.carried.unchanged-short", rounds + 1]);
        }

        if (carried.Fate != Standards.Fate.Same)
        {
            yield return carried.Holds
                ? new(words["together.carried.reworded"], words["together.carried.reworded-short"])
                : new(words["together.carried.changed"], words["together.carried.changed-short"]);
        }

        foreach (var past in pointers.Where(pointer => (now ?? carried.Last.Words).Evidence.Contains(pointer.Id) && pointer.ReviewOn < today))
        {
            yield return new(words["together.carried.past-review", past.What, words.Day(past.ReviewOn!.Value)], words["together.carried.past-review-short"]);
        }
    }
}
