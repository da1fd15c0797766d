using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>How an answer changed since an earlier reflection.</summary>
public enum Turn
{
    /// <summary>It is higher now.</summary>
    Higher,

    /// <summary>Its standing did not change.</summary>
    Same,

    /// <summary>It is lower now, often because the person has learnt what they do not know.</summary>
    Lower,
}

/// <summary>An item that was answered both times.</summary>
/// <param name="Item">The item as it is now.</param>
/// <param name="Before">The earlier answer, in today's words.</param>
/// <param name="Now">The answer now, in words.</param>
/// <param name="Turn">How the answer changed.</param>
public sealed record Change(Item Item, string Before, string Now, Turn Turn);

/// <summary>Compares two reflections of the same person, even across versions of the pack.</summary>
public static class Comparison
{
    /// <summary>The items that were answered both times and kept their meaning (see <see cref="MappingRules.ComparesWith"/>).</summary>
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="reflection">The reflection as it is now.</param>
    /// <param name="now">The newer answers.</param>
    /// <param name="earlier">The earlier answers.</param>
    /// <param name="earlierVersion">The version of the pack in which the earlier answers were given.</param>
    public static IReadOnlyList<Change> Between(Pack pack, PersonReflection reflection, AnswerSheet now, AnswerSheet earlier, string earlierVersion)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. reflection.Items.Select(ChangeOf).OfType<Change>()];

        Change? ChangeOf(Item item)
        {
            // Private sections are not shown again after submission, so they are not compared.
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

    // A scale is compared by its numbers, a choice by its standing. Anything else is not compared.
    private static int? Place(Item item, Option? option) =>
        option switch
        {
            null or { Unsure: true } => null,
            _ when item.Kind == ItemKind.Scale => int.Parse(option.Code, System.Globalization.CultureInfo.InvariantCulture),
            _ => option.Standing,
        };
}
