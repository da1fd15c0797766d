using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>A column of figures: one group, or several small ones together.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Codes">The groups in it; more than one only where each alone, or what the others leave of it, would be too few.</param>
/// <param name="Returns">How many reflections it has; never fewer than the threshold.</param>
public sealed record FigureColumn(Grouping By, IReadOnlyList<string> Codes, int Returns);

/// <summary>How often one answer was given, in each column; null where it is withheld so that no one can be known.</summary>
/// <param name="Option">Code of the answer, or <see cref="GroupTallies.NoAnswer"/>.</param>
/// <param name="All">In the whole round.</param>
/// <param name="Columns">In each column, in their order; empty where only everybody's answers can be shown.</param>
public sealed record FigureRow(string Option, long? All, IReadOnlyList<long?> Columns);

/// <summary>The answers to one item.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Rows">A row for each answer; empty where the item cannot be shown without pointing at someone.</param>
/// <param name="Of">How many reflections were counted, in a round that is open: an item may have moved when others had not. Null in a closed one.</param>
public sealed record ItemFigures(string Item, IReadOnlyList<FigureRow> Rows, int? Of = null);

/// <summary>
/// What may be published of a round: for each item how often each answer was given, by district and by sector. Both stand
/// in one table with the same totals and are protected together, because a reader can subtract one from the other.
/// </summary>
/// <param name="Returns">How many reflections were counted.</param>
/// <param name="Columns">The groups, districts first, each in the pack's order.</param>
/// <param name="Items">The items in the pack's order.</param>
/// <param name="LeavesSomeOut">True where a few reflections that came last are not counted, because what was shown while the round was open would tell what those few said.</param>
public sealed record RoundFigures(int Returns, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<ItemFigures> Items, bool LeavesSomeOut = false)
{
    /// <summary>What may be published, or null where fewer people took part than the threshold.</summary>
    /// <param name="pack">The pack the round was opened with.</param>
    /// <param name="reflection">The reflection that was taken.</param>
    /// <param name="pooled">The counts.</param>
    /// <param name="rule">What must not be told.</param>
    /// <param name="before">What was shown last while the round was open; null where nothing was.</param>
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

        // Each is protected by itself, and protecting is what takes the time.
        var figures = new ItemFigures[items.Length];
        Parallel.For(0, items.Length, place =>
            figures[place] = tables.Of(items[place], pooled, before?.Items.FirstOrDefault(one => one.Item == items[place].Id))
        );
        return new RoundFigures(pooled.Returns, columns, figures);
    }

    // Groups that are too small stand together, with the next smallest where they would still be too few: what remains
    // after subtraction is never a small group.
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
