using System.Globalization;

namespace Lodestar.Together;

/// <summary>An answer as a form sends it: the level and the other kinds of answer are one choice.</summary>
internal static class AnswerForm
{
    public const string NotKnown = "not-known";
    public const string NotRelevant = "not-relevant";

    /// <summary>The selected choice for an answer; empty if there is none.</summary>
    public static string Choice(AnswerWords words) =>
        words.Kind switch
        {
            AnswerKind.Level => words.Level?.ToString(CultureInfo.InvariantCulture) ?? "",
            AnswerKind.NotKnown => NotKnown,
            AnswerKind.NotRelevant => NotRelevant,
            _ => "",
        };

    /// <summary>The answer in a form. An invalid choice becomes a level that does not exist, which is refused.</summary>
    public static AnswerWords Read(string? choice, string? why, string? worksWell, string? next, IReadOnlyList<Guid> evidence)
    {
        AnswerKind? standing = choice switch
        {
            null or "" => null,
            NotKnown => AnswerKind.NotKnown,
            NotRelevant => AnswerKind.NotRelevant,
            _ => AnswerKind.Level,
        };
        var level = standing == AnswerKind.Level && int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new AnswerWords(standing, level, why ?? "", worksWell ?? "", next ?? "", evidence).Tidy();
    }
}
