using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>Where a person stands with one standard. It has no number: standings are named, never added up.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Standing">1 (a place to start) to the number of standings.</param>
/// <param name="Answered">How many answers it rests on.</param>
/// <param name="Strengths">Items with a strength that stand well, strongest first; how sure someone feels comes after what they can do.</param>
public sealed record StandardStanding(Standard Standard, int Standing, int Answered, IReadOnlyList<Item> Strengths);

/// <summary>
/// A person's own picture by standard, strengths first. There is no overall score, nothing is ranked against others, and
/// what was not answered is left out rather than counted as low.
/// </summary>
public sealed class Profile
{
    private Profile(IReadOnlyList<StandardStanding> standings, IReadOnlyList<Standard> notLookedAt)
    {
        Standings = standings;
        NotLookedAt = notLookedAt;
    }

    /// <summary>The standards that were looked at, the strongest first, otherwise in the pack's order.</summary>
    public IReadOnlyList<StandardStanding> Standings { get; }

    /// <summary>The standards nothing was answered about yet.</summary>
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
    /// How well things stand with one item: that of its answer, and of several answers the furthest; 'I am not sure' is a
    /// place to start where the item has standings at all; null where the answer says nothing about it.
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

    // The middle answer, and of two middle ones the lower: one strong answer does not hide what is hard.
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
