using System.Text.Json.Serialization;
using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>A column of figures: one group, or several small ones together.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Codes">The groups in it. There are several only if each alone, or what is left without it, would be too small.</param>
/// <param name="Returns">How many reflections it has; never fewer than the threshold.</param>
public sealed record FigureColumn(Grouping By, IReadOnlyList<string> Codes, int Returns);

/// <summary>How often one answer was given, in each column. A count is null if it is withheld to protect people.</summary>
public sealed record FigureRow
{
    [JsonConstructor]
    internal FigureRow(string option, long? all, IReadOnlyList<long?> columns) => (Option, All, Columns) = (option, all, columns);

    /// <summary>Code of the answer, or <see cref="GroupTallies.NoAnswer"/>.</summary>
    public string Option { get; }

    /// <summary>The count in the whole round.</summary>
    public long? All { get; }

    /// <summary>The counts in each column, in order; empty if only everybody's answers can be shown.</summary>
    public IReadOnlyList<long?> Columns { get; }
}

/// <summary>The answers to one item.</summary>
public sealed record ItemFigures
{
    [JsonConstructor]
    internal ItemFigures(string item, IReadOnlyList<FigureRow> rows, int? of = null) => (Item, Rows, Of) = (item, rows, of);

    /// <summary>Id of the item.</summary>
    public string Item { get; }

    /// <summary>A row for each answer; empty if the item cannot be shown without pointing at someone.</summary>
    public IReadOnlyList<FigureRow> Rows { get; }

    /// <summary>How many reflections were counted, in an open round, in which items move at different times. Null in a closed round.</summary>
    public int? Of { get; internal init; }
}

/// <summary>
/// What may be published of a round: for each item, how often each answer was given, by district and by sector. Both are in one table with the
/// same totals and are protected together, because a reader can subtract one from the other. Only the rules make it, and it is read again from
/// the database.
/// </summary>
public sealed record RoundFigures
{
    [JsonConstructor]
    internal RoundFigures(int returns, IReadOnlyList<FigureColumn> columns, IReadOnlyList<ItemFigures> items, bool leavesSomeOut = false) =>
        (Returns, Columns, Items, LeavesSomeOut) = (returns, columns, items, leavesSomeOut);

    /// <summary>How many reflections were counted.</summary>
    public int Returns { get; }

    /// <summary>The groups, districts first, each in the pack's order.</summary>
    public IReadOnlyList<FigureColumn> Columns { get; }

    /// <summary>The items in the pack's order.</summary>
    public IReadOnlyList<ItemFigures> Items { get; }

    /// <summary>
    /// True if a few of the last reflections are not counted, because together with what was shown earlier they would disclose what those few said.
    /// </summary>
    public bool LeavesSomeOut { get; internal init; }

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
