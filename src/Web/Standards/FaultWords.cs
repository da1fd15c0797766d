using Lodestar.Ui;

namespace Lodestar.Standards;

/// <summary>Says what must be fixed in a draft, for places where the field itself is not in sight.</summary>
internal static class FaultWords
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        [nameof(LocalQuestion.Standard)] = "standards.local.field.standard",
        [nameof(LocalQuestion.Title)] = "standards.local.field.title",
        [nameof(LocalQuestion.Question)] = "standards.local.field.question",
        [nameof(LocalQuestion.Hint)] = "standards.local.field.hint",
        [nameof(LocalQuestion.Levels)] = "standards.item.levels",
        [nameof(LocalQuestion.NotYet)] = "standards.item.not-yet",
        [nameof(LocalQuestion.Evidence)] = "standards.item.evidence",
        [nameof(LocalQuestion.Feedback)] = "standards.local.field.feedback",
        [nameof(LocalQuestion.NextStep)] = "standards.item.next-step",
        [nameof(LocalQuestion.Tags)] = "standards.local.field.tags",
        [nameof(LocalQuestion.Section11)] = "standards.local.field.section-11",
        [nameof(HelpText.Why)] = "standards.local.field.why",
        [nameof(HelpText.Poor)] = "standards.local.field.poor",
    };

    /// <summary>The field, and what is wrong with it.</summary>
    public static string Of(LocalFault fault, Words words)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentNullException.ThrowIfNull(words);
        var (field, place) = fault.Problem.Field.Split('[') is [var list, var rest] ? (list, rest.TrimEnd(']')) : (fault.Problem.Field, "");
        var label =
            field == nameof(LocalQuestion.Good)
                ? LocalQuestion.IsId(fault.About)
                    ? "standards.item.good"
                    : "standards.local.field.good"
                : Labels.GetValueOrDefault(field);
        var number = int.TryParse(place, out var at) ? $" ({at + 1})" : "";
        return label is null ? words[fault.Problem] : $"{words[label]}{number} – {words[fault.Problem]}";
    }
}
