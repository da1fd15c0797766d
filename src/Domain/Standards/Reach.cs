namespace Lodestar.Standards;

/// <summary>Which items of a reflection can be reached, and with which answers to the items before them.</summary>
public static class Reach
{
    /// <summary>
    /// The items that can never be asked, and why. Conditions are conjunctions over earlier items, so following them back and intersecting the
    /// answers they need is exact for items with one answer.
    /// </summary>
    /// <param name="path">The items in the order in which they are asked; the whole reflection or its short path.</param>
    public static IEnumerable<(Item Item, Condition Condition, string Why)> Unreachable(PersonReflection reflection, IReadOnlyList<Item> path)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(path);
        for (var i = 0; i < path.Count; i++)
        {
            var needed = new Dictionary<string, HashSet<string>>();
            var broken = path[i]
                .ShowWhen.Select(condition => (condition, Why: Follow(reflection, path, i, condition, needed)))
                .FirstOrDefault(one => one.Why is not null);
            if (broken.Why is { } why)
            {
                yield return (path[i], broken.condition, why);
            }
        }
    }

    /// <summary>The codes with which an item can be answered; the numbers of a scale are given as text.</summary>
    public static IReadOnlyList<string> Codes(PersonReflection reflection, Item item)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(item);
        var codes = item.Scale is { } scale
            ? Enumerable
                .Range(scale.From, Math.Max(0, scale.To - scale.From + 1))
                .Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : reflection.AnswersOf(item).Select(option => option.Code);
        return [.. codes, Item.NotSure];
    }

    private static string? Follow(
        PersonReflection reflection,
        IReadOnlyList<Item> path,
        int before,
        Condition condition,
        Dictionary<string, HashSet<string>> needed
    )
    {
        var position = path.Take(before).ToList().FindIndex(item => item.Id == condition.Item);
        if (position < 0)
        {
            return $"it depends on {condition.Item}, which is not asked before it";
        }

        var item = path[position];
        var possible = condition.Is.Intersect(Codes(reflection, item)).ToHashSet();
        if (item.Kind != ItemKind.Many && needed.TryGetValue(item.Id, out var earlier))
        {
            possible.IntersectWith(earlier);
        }

        if (possible.Count == 0)
        {
            return $"no answer to {condition.Item} satisfies all its conditions";
        }

        needed[item.Id] = possible;
        return item.ShowWhen.Select(deeper => Follow(reflection, path, position, deeper, needed)).FirstOrDefault(why => why is not null);
    }
}
