using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>A column of figures: one group, or several small ones together.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Codes">The groups in it. There are several only if each alone, or what is left without it, would be too small.</param>
/// <param name="Returns">How many reflections it has; never fewer than the threshold.</param>
public sealed record FigureColumn(Grouping By, IReadOnlyList<string> Codes, int Returns);

/// <summary>How often one answer was given, in each column. A count is null if it is withheld to protect people.</summary>
/// <param name="Option">Code of the answer, or <see cref="GroupTallies.NoAnswer"/>.</param>
/// <param name="All">The count in the whole round.</param>
/// <param name="Columns">The counts in each column, in order; empty if only everybody's answers can be shown.</param>
public sealed record FigureRow(string Option, long? All, IReadOnlyList<long?> Columns);

/// <summary>The answers to one item.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Rows">A row for each answer; empty if the item cannot be shown without pointing at someone.</param>
/// <param name="Of">How many reflections were counted, in an open round, in which items move at different times. Null in a closed round.</param>
public sealed record ItemFigures(string Item, IReadOnlyList<FigureRow> Rows, int? Of = null);

/// <summary>
/// What may be published of a round: for each item, how often each answer was given, by district and by sector. Both are in one table with the
/// same totals and are protected together, because a reader can subtract one from the other.
/// </summary>
/// <param name="Returns">How many reflections were counted.</param>
/// <param name="Columns">The groups, districts first, each in the pack's order.</param>
/// <param name="Items">The items in the pack's order.</param>
/// <param name="LeavesSomeOut">True if a few of the last reflections are not counted, because together with what was shown earlier they would
/// disclose what those few said.</param>
public sealed record RoundFigures(int Returns, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<ItemFigures> Items, bool LeavesSomeOut = false)
{
    /// <summary>Makes the figures; null if fewer people took part than the threshold.</summary>
    /// <param name="pack">The pack the round was opened with.</param>
    /// <param name="reflection">The reflection that was taken.</param>
    /// <param name="pooled">The counts.</param>
    /// <param name="rule">The rule for what must not be disclosed.</param>
    /// <param name="before">What was last shown while the round was open; null if nothing was.</param>
    public static RoundFigures? Of(Pack pack, PersonReflection reflection, GroupTallies pooled, DisclosureRule rule, RoundFigures? before = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(pooled);
        ArgumentNullException.ThrowIfNull(rule);
        if (pooled.Returns < rule.Threshold)
        {
            return null;
        }

        IReadOnlyList<FigureColumn> columns =
        [
            .. ColumnsOf(pooled, Grouping.District, [.. pack.Info.Districts.Select(district => district.Id)], rule),
            .. ColumnsOf(pooled, Grouping.Sector, [.. pack.Info.Sectors.Select(sector => sector.Id)], rule),
        ];
        var tables = new FigureTables(pack, reflection, columns, rule);
        var items = reflection.Items.Where(GroupTallies.IsPooled).ToArray();

        // Each item is protected by itself, and protecting is what takes the time.
        var figures = new ItemFigures[items.Length];
        Parallel.For(0, items.Length, place =>
            figures[place] = tables.Of(items[place], pooled, before?.Items.FirstOrDefault(one => one.Item == items[place].Id))
        );
        return new RoundFigures(pooled.Returns, columns, figures);
    }

    // Groups that are too small are joined, and with the next smallest if they are still too small, so that what is left after subtraction is never
    // a small group.
    private static IEnumerable<FigureColumn> ColumnsOf(GroupTallies pooled, Grouping by, IReadOnlyList<string> order, DisclosureRule rule)
    {
        var groups = pooled
            .Groups.Where(group => group.Key.By == by && group.Value.Returns > 0)
            .OrderBy(group => order.Contains(group.Key.Code) ? order.ToList().IndexOf(group.Key.Code) : order.Count)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => (group.Key.Code, group.Value.Returns))
            .ToList();
        var together = groups.Where(group => group.Returns < rule.Threshold).ToList();
        foreach (var next in groups.Except(together).OrderBy(group => group.Returns).ToList())
        {
            if (together.Count == 0 || (together.Count > 1 && together.Sum(group => group.Returns) >= rule.Threshold))
            {
                break;
            }

            together.Add(next);
        }

        foreach (var (code, returns) in groups.Except(together))
        {
            yield return new FigureColumn(by, [code], returns);
        }

        if (together.Count > 0)
        {
            yield return new FigureColumn(by, [.. groups.Intersect(together).Select(group => group.Code)], together.Sum(group => group.Returns));
        }
    }
}
