using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>Makes the table of an item, with districts and sectors side by side, and has it protected.</summary>
internal sealed class FigureTables(Pack pack, PersonReflection reflection, IReadOnlyList<FigureColumn> columns, DisclosureRule rule)
{
    private const string Others = "(others)";

    private static readonly FigureColumn Everybody = new(Grouping.Round, [""], 0);

    /// <summary>
    /// What may be published of an item: by group if that can be protected, otherwise everybody's answers only. It has no rows if even those
    /// cannot be protected.
    /// </summary>
    /// <param name="pooled">The counts.</param>
    /// <param name="before">What was last shown of the item while the round was open; null if nothing was.</param>
    public ItemFigures Of(Item item, GroupTallies pooled, ItemFigures? before = null)
    {
        try
        {
            return new ItemFigures(item.Id, [.. Tables(item).SelectMany(rows => Rows(item, rows, pooled, before)).Where(row => row.Option != Others)]);
        }
        catch (CannotProtectException) when (columns.Count > 0)
        {
            return new FigureTables(pack, reflection, [], rule).Of(item, pooled, before);
        }
        catch (CannotProtectException)
        {
            return new ItemFigures(item.Id, []);
        }
    }

    /// <summary>
    /// The rows of each table of an item. If people may give several answers, each answer is a table of its own: those who gave it and those
    /// who did not.
    /// </summary>
    public IEnumerable<IReadOnlyList<string>> Tables(Item item)
    {
        var options = AnswerCheck.Choices(pack, reflection, item).Select(option => option.Code).Append(GroupTallies.NoAnswer).ToList();
        return item.Kind == ItemKind.Many ? options.Select(option => (IReadOnlyList<string>)[option, Others]) : [options];
    }

    /// <summary>The counts of a table with all its margins.</summary>
    public CountTable Table(Item item, IReadOnlyList<string> rows, GroupTallies pooled)
    {
        var cells = new OrderedDictionary<string, long>();
        foreach (var row in rows.Append(""))
        {
            for (var column = 0; column < columns.Count; column++)
            {
                cells[Cell(row, column)] = CountIn(item, rows, row, pooled, columns[column]);
            }

            cells[Cell(row, -1)] = CountIn(item, rows, row, pooled, Everybody);
        }

        var sums =
            from row in rows.Append("")
            from places in columns.Select((column, place) => (column.By, Place: place)).GroupBy(column => column.By, column => column.Place)
            select new Sum(Cell(row, -1), [.. places.Select(column => Cell(row, column))]);
        return new CountTable(
            cells,
            [.. sums, .. Enumerable.Range(-1, columns.Count + 1).Select(column => new Sum(Cell("", column), [.. rows.Select(row => Cell(row, column))]))]
        );
    }

    /// <summary>What was shown of a table while the round was open: how often everybody together gave each answer.</summary>
    public static IReadOnlyDictionary<string, long> Before(IReadOnlyList<string> rows, ItemFigures shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var counts = shown.Rows.ToDictionary(row => row.Option, row => row.All!.Value);
        return rows.Append("")
            .ToDictionary(
                row => Cell(row, -1),
                row =>
                    row switch
                    {
                        "" => shown.Of!.Value,
                        Others => shown.Of!.Value - counts[rows[0]],
                        _ => counts[row],
                    }
            );
    }

    private IEnumerable<FigureRow> Rows(Item item, IReadOnlyList<string> rows, GroupTallies pooled, ItemFigures? before)
    {
        var margins = Enumerable.Range(-1, columns.Count + 1).Select(column => Cell("", column)).ToHashSet();
        var published = Disclosure.Protect(Table(item, rows, pooled), rule, margins, before is null ? null : Before(rows, before));
        return rows.Select(row => new FigureRow(
            row,
            published.Cells[Cell(row, -1)],
            [.. Enumerable.Range(0, columns.Count).Select(column => published.Cells[Cell(row, column)])]
        ));
    }

    private static long CountIn(Item item, IReadOnlyList<string> rows, string row, GroupTallies pooled, FigureColumn column)
    {
        var groups = column.Codes.Select(code => new TallyGroup(column.By, code)).ToList();
        return row switch
        {
            "" => pooled.ReturnsOf(groups),
            Others => pooled.ReturnsOf(groups) - pooled.Count(item.Id, rows[0], groups),
            _ => pooled.Count(item.Id, row, groups),
        };
    }

    private static string Cell(string row, int column) => $"{row}|{column}";
}
