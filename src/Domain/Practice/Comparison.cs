using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>What became of one answer since an earlier reflection.</summary>
public enum Turn
{
    /// <summary>It stands higher now.</summary>
    Higher,

    /// <summary>It stands the same.</summary>
    Same,

    /// <summary>It stands lower now; often because one knows more about what one does not know.</summary>
    Lower,
}

/// <summary>One item answered both times.</summary>
/// <param name="Item">The item now.</param>
/// <param name="Before">The words of the earlier answer, as they are now.</param>
/// <param name="Now">The words of the answer now.</param>
/// <param name="Turn">What became of it.</param>
public sealed record Change(Item Item, string Before, string Now, Turn Turn);

/// <summary>What changed between two reflections of the same person, over versions of the pack.</summary>
public static class Comparison
{
    /// <summary>The items answered both times whose meaning stayed the same (see <see cref="MappingRules.ComparesWith"/>).</summary>
    /// <param name="pack">The pack now.</param>
    /// <param name="reflection">The reflection now.</param>
    /// <param name="now">The answers now.</param>
    /// <param name="earlier">The earlier answers.</param>
    /// <param name="earlierVersion">The pack version in which they were given.</param>
    public static IReadOnlyList<Change> Between(Pack pack, PersonReflection reflection, AnswerSheet now, AnswerSheet earlier, string earlierVersion)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. reflection.Items.Select(ChangeOf).OfType<Change>()];

        Change? ChangeOf(Item item)
        {
            // Private sections are not shown again after submission, so they are not compared either.
            if (
                item.Kind is not (ItemKind.One or ItemKind.Scale)
                || reflection.SectionOf(item).Private
                || !Journey.Counts(reflection, item, now)
                || MappingRules.ComparesWith(pack, item.Id, earlierVersion) is not { } was
                || !earlier.Answers.TryGetValue(was, out var before)
                || now.To(item) is not [var after]
            )
            {
                return null;
            }

            var choices = AnswerCheck.Choices(pack, reflection, item);
            var from = choices.FirstOrDefault(choice => choice.Code == before[0]);
            var to = choices.FirstOrDefault(choice => choice.Code == after);
            return Place(item, from) is { } start && Place(item, to) is { } end
                ? new Change(item, from!.Label, to!.Label, (Turn)(1 - Math.Sign(end - start)))
                : null;
        }
    }

    // A scale is compared by its numbers, a choice by its standing; what has neither is not compared.
    private static int? Place(Item item, Option? option) =>
        option switch
        {
            null or { Unsure: true } => null,
            _ when item.Kind == ItemKind.Scale => int.Parse(option.Code, System.Globalization.CultureInfo.InvariantCulture),
            _ => option.Standing,
        };
}
