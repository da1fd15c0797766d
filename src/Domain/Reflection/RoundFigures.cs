using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Reflection;

/// <summary>A column of figures: one group, or several small ones together.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Codes">The groups in it; more than one only where each alone, or what the others leave of it, would be too few.</param>
/// <param name="Returns">How many reflections it has; never fewer than the threshold.</param>
public sealed record FigureColumn(Grouping By, IReadOnlyList<string> Codes, int Returns);

/// <summary>How often one answer was given, in each column; null where it is withheld so that no one can be known.</summary>
/// <param name="Option">Code of the answer, or <see cref="PooledAnswers.NoAnswer"/>.</param>
/// <param name="All">In the whole round.</param>
/// <param name="Columns">In each column, in their order.</param>
public sealed record FigureRow(string Option, long? All, IReadOnlyList<long?> Columns);

/// <summary>The answers to one item.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Rows">A row for each answer; empty where the item cannot be shown without pointing at someone.</param>
public sealed record ItemFigures(string Item, IReadOnlyList<FigureRow> Rows);

/// <summary>
/// What may be published of a round: for each item how often each answer was given, by district and by sector. Both stand
/// in one table with the same totals and are protected together, because a reader can subtract one from the other.
/// </summary>
/// <param name="Returns">How many reflections were counted.</param>
/// <param name="Columns">The groups, districts first, each in the pack's order.</param>
/// <param name="Items">The items in the pack's order.</param>
public sealed record RoundFigures(int Returns, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<ItemFigures> Items)
{
    // An organisation's own people are a figure for that organisation only.
    private static readonly Grouping[] Shown = [Grouping.District, Grouping.Sector];

    /// <summary>What may be published, or null where fewer people took part than the threshold.</summary>
    /// <param name="pack">The pack the round was opened with.</param>
    /// <param name="reflection">The reflection that was taken.</param>
    /// <param name="pooled">The counts.</param>
    /// <param name="rule">What must not be told.</param>
    public static RoundFigures? Of(Pack pack, PersonReflection reflection, PooledAnswers pooled, DisclosureRule rule)
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
        return new RoundFigures(pooled.Returns, columns, [.. reflection.Items.Where(PooledAnswers.IsPooled).Select(item => Figures(pack, reflection, item, pooled, columns, rule))]);
    }

    // Groups that are too small stand together, with the next smallest where they would still be too few: what remains
    // after subtraction is never a small group.
    private static IEnumerable<FigureColumn> ColumnsOf(PooledAnswers pooled, Grouping by, IReadOnlyList<string> order, DisclosureRule rule)
    {
        var groups = pooled.Groups.Where(group => group.Key.By == by)
            .OrderBy(group => order.Contains(group.Key.Code) ? order.ToList().IndexOf(group.Key.Code) : order.Count)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => (group.Key.Code, group.Value.Returns)).ToList();
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

    private static ItemFigures Figures(Pack pack, PersonReflection reflection, Item item, PooledAnswers pooled, IReadOnlyList<FigureColumn> columns, DisclosureRule rule)
    {
        var options = AnswerCheck.Choices(pack, reflection, item).Select(option => option.Code).Append(PooledAnswers.NoAnswer).ToList();
        try
        {
            // Of several answers a person may give many: each is a table of its own, of those who gave it and those who did not.
            return new ItemFigures(item.Id, item.Kind == ItemKind.Many
                ? [.. options.SelectMany(option => Rows(item, [option], pooled, columns, rule).Take(1))]
                : [.. Rows(item, options, pooled, columns, rule).Take(options.Count)]);
        }
        catch (CannotProtectException)
        {
            return new ItemFigures(item.Id, []);
        }
    }

    private static IEnumerable<FigureRow> Rows(Item item, IReadOnlyList<string> options, PooledAnswers pooled, IReadOnlyList<FigureColumn> columns, DisclosureRule rule)
    {
        const string Others = "(others)";
        var rows = item.Kind == ItemKind.Many ? [.. options, Others] : options;
        var cells = new OrderedDictionary<string, long>();
        foreach (var row in rows)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                cells[Cell(row, column)] = CountIn(row, columns[column]);
            }

            cells[Cell(row, -1)] = Enumerable.Range(0, columns.Count).Where(column => columns[column].By == Grouping.District).Sum(column => cells[Cell(row, column)]);
        }

        for (var column = 0; column < columns.Count; column++)
        {
            cells[Cell("", column)] = columns[column].Returns;
        }

        cells[Cell("", -1)] = pooled.Returns;
        var sums = new List<Sum>();
        foreach (var row in rows.Append(""))
        {
            sums.AddRange(Shown.Select(by => new Sum(Cell(row, -1), [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].By == by).Select(column => Cell(row, column))])));
        }

        sums.AddRange(Enumerable.Range(-1, columns.Count + 1).Select(column => new Sum(Cell("", column), [.. rows.Select(row => Cell(row, column))])));

        var margins = Enumerable.Range(-1, columns.Count + 1).Select(column => Cell("", column)).ToHashSet();
        var published = Disclosure.Protect(new CountTable(cells, sums), rule, margins);
        return rows.Select(row => new FigureRow(row, published.Cells[Cell(row, -1)], [.. Enumerable.Range(0, columns.Count).Select(column => published.Cells[Cell(row, column)])]));

        long CountIn(string row, FigureColumn column)
        {
            var groups = column.Codes.Select(code => new PooledGroup(column.By, code)).ToList();
            return row == Others ? column.Returns - pooled.Count(item.Id, options[0], groups) : pooled.Count(item.Id, row, groups);
        }

        static string Cell(string row, int column) => $"{row}|{column}";
    }
}
