using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>A person's standing in one standard. It is a name and not a number: standings are never added up.</summary>
/// <param name="Standing">From 1 (a place to start) up to the number of standings.</param>
/// <param name="Answered">The number of answers on which it is based.</param>
/// <param name="Strengths">Items that went well, the strongest first. Confidence comes after what a person can do.</param>
public sealed record StandardStanding(Standard Standard, int Standing, int Answered, IReadOnlyList<Item> Strengths);

/// <summary>
/// A person's own picture by standard, strengths first. There is no overall score and no comparison with others, and an unanswered item is left
/// out rather than counted as low.
/// </summary>
public sealed class Profile
{
    private Profile(IReadOnlyList<StandardStanding> standings, IReadOnlyList<Standard> notLookedAt)
    {
        Standings = standings;
        NotLookedAt = notLookedAt;
    }

    /// <summary>The standards with answers, the strongest first, otherwise in the pack's order.</summary>
    public IReadOnlyList<StandardStanding> Standings { get; }

    /// <summary>The standards without answers so far.</summary>
    public IReadOnlyList<Standard> NotLookedAt { get; }

    /// <summary>The profile of a sheet.</summary>
    public static Profile Of(Pack pack, PersonReflection reflection, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        var answered = reflection
            .Items.Where(item => item.Standard is not null && Journey.Counts(reflection, item, sheet))
            .Select(item => (Item: item, Standing: StandingOf(pack, reflection, item, sheet)))
            .Where(one => one.Standing is not null)
            .ToLookup(one => one.Item.Standard, one => (one.Item, Standing: one.Standing!.Value));

        var standings = pack
            .Standards.Standards.Where(standard => answered.Contains(standard.Id))
            .Select(standard => Summary(standard, [.. answered[standard.Id]]))
            .OrderByDescending(standing => standing.Standing)
            .ToList();

        return new Profile(standings, [.. pack.Standards.Standards.Where(standard => !answered.Contains(standard.Id))]);
    }

    /// <summary>
    /// The standing of one item: that of its answer, or the highest of several answers. 'I am not sure' is a place to start if the item has
    /// standings. Null if the answer has no standing.
    /// </summary>
    public static int? StandingOf(Pack pack, PersonReflection reflection, Item item, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(sheet);
        if (!sheet.Has(item))
        {
            return null;
        }

        var choices = AnswerCheck.Choices(pack, reflection, item);
        var chosen = choices.Where(choice => sheet.To(item).Contains(choice.Code)).ToList();
        var hasStandings = choices.Any(choice => choice.Standing is not null);
        return chosen is [{ Unsure: true }] && hasStandings && item.Kind != ItemKind.Knowledge ? 1 : chosen.Max(choice => choice.Standing);
    }

    // The middle answer, and the lower of two middle ones, so that one strong answer does not hide a difficulty.
    private static StandardStanding Summary(Standard standard, IReadOnlyList<(Item Item, int Standing)> answers)
    {
        var sorted = answers.Select(one => one.Standing).Order().ToList();
        var strengths = answers
            .Where(one => one.Standing >= 3 && one.Item.Strength is not null)
            .OrderBy(one => one.Item.Kind == ItemKind.Scale)
            .ThenByDescending(one => one.Standing)
            .Select(one => one.Item);
        return new StandardStanding(standard, sorted[(sorted.Count - 1) / 2], answers.Count, [.. strengths]);
    }
}
