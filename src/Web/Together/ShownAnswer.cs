using Lodestar.Standards;
using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>An answer in the form in which it is read.</summary>
/// <param name="Words">What was said.</param>
/// <param name="Answer">The level or other answer, in words.</param>
/// <param name="Evidence">The pointers it names.</param>
internal sealed record ShownAnswer(AnswerWords Words, string Answer, IReadOnlyList<EvidencePointer> Evidence)
{
    /// <summary>Makes the form of an answer in which a page shows it.</summary>
    public static ShownAnswer Of(Pack pack, AnswerWords answer, IReadOnlyList<EvidencePointer> pointers, Words words) =>
        new(answer, TextOf(pack, answer, words), [.. pointers.Where(pointer => answer.Evidence.Contains(pointer.Id))]);

    /// <summary>The level or other answer, in words.</summary>
    public static string TextOf(Pack pack, AnswerWords answer, Words words) =>
        answer.Kind switch
        {
            AnswerKind.Level => pack.Standards.Levels.FirstOrDefault(level => level.Number == answer.Level)?.Name ?? "",
            AnswerKind.NotKnown => words["together.not-known"],
            AnswerKind.NotRelevant => words["together.not-relevant"],
            _ => words["together.words.no-level"],
        };
}
