using Lodestar.Standards;
using Lodestar.Ui;

namespace Lodestar.Reflection.Team;

/// <summary>An answer as it is read.</summary>
/// <param name="Words">What was said.</param>
/// <param name="Standing">The level or other answer, in words.</param>
/// <param name="Evidence">The pointers it names.</param>
internal sealed record ShownAnswer(AnswerWords Words, string Standing, IReadOnlyList<EvidencePointer> Evidence)
{
    public static ShownAnswer Of(Pack pack, AnswerWords answer, IReadOnlyList<EvidencePointer> pointers, Words words) =>
        new(answer, StandingOf(pack, answer, words), [.. pointers.Where(pointer => answer.Evidence.Contains(pointer.Id))]);

    /// <summary>The level or other answer, in words.</summary>
    public static string StandingOf(Pack pack, AnswerWords answer, Words words) => answer.Standing switch
    {
        Team.Standing.Level => pack.Standards.Levels.FirstOrDefault(level => level.Number == answer.Level)?.Name ?? "",
        Team.Standing.NotKnown => words["reflection.team.not-known"],
        Team.Standing.NotRelevant => words["reflection.team.not-relevant"],
        _ => words["reflection.team.words.no-level"],
    };
}
