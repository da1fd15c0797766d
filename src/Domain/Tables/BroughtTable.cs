using System.Globalization;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>A table that somebody brings in: within limits, and with a name of its own for each column.</summary>
/// <param name="Head">What stands over its columns; of two that are called the same, the second has a number.</param>
/// <param name="Rows">Its rows.</param>
public sealed record BroughtTable(IReadOnlyList<string> Head, IReadOnlyList<BroughtTableRow> Rows)
{
    /// <summary>How many rows a table can have.</summary>
    public const int MostRows = 10_000;

    /// <summary>How many columns a table can have.</summary>
    public const int MostColumns = 100;

    /// <summary>How many characters a table can have.</summary>
    public const int MostCharacters = 2_000_000;

    /// <summary>Says that it has more characters than a table can.</summary>
    public static readonly Problem TooMuchText = new("", "tables.file.too-much-text", Grouped(MostCharacters));

    // Titles and notes above a table are fewer lines than this.
    private const int DeepestHead = 20;

    // So many names that are known stand over a table, and hardly ever in one of its rows.
    private const int KnownTogether = 2;

    /// <summary>The line of the file on which its head stands.</summary>
    public int HeadLine { get; init; } = 1;

    /// <summary>The sheet of the workbook that it was read from; null if there was no other.</summary>
    public string? Sheet { get; init; }

    /// <summary>True if its head holds names that were looked for.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The table that rows make, or the limit that they pass.</summary>
    /// <param name="rows">All rows of the file; they are asked for one by one, and no further than the limits.</param>
    /// <param name="known">Names that its columns may have, to find its head by.</param>
    public static Outcome<BroughtTable> Of(IEnumerable<BroughtTableRow> rows, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(known);
        var (kept, characters) = (new List<BroughtTableRow>(), 0);
        foreach (var row in rows.Where(row => row.Flaw is not null || !row.Cells.All(string.IsNullOrWhiteSpace)))
        {
            kept.Add(row);
            characters += row.Cells.Sum(cell => cell.Length);
            if (Passed(kept.Count - 1 - DeepestHead, row.Cells.Count, characters) is { } passed)
            {
                return passed;
            }
        }

        var keys = known.Select(CellText.Key).ToHashSet();
        var top = kept.Take(DeepestHead).ToList();
        var place = top.FindIndex(row => row.Cells.Count(cell => keys.Contains(CellText.Key(cell))) >= Math.Min(KnownTogether, keys.Count));
        var isKnown = keys.Count > 0 && place >= 0;

        // What stands alone in its line above a wider one is a title.
        place = isKnown ? place : Math.Max(0, top.FindIndex(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1));
        if (Passed(kept.Count - 1 - place, 0, 0) is { } many)
        {
            return many;
        }

        return kept.Count < place + 2
            ? new Problem("", "tables.file.no-rows")
            : new BroughtTable(Named(kept[place].Cells), kept[(place + 1)..]) { HeadLine = kept[place].Line, IsKnown = isKnown };
    }

    /// <summary>True if it holds no more than a table can; one that comes back from a browser may.</summary>
    public bool IsWithinLimits() =>
        Passed(
            Rows.Count,
            Rows.Select(row => row.Cells.Count).Append(Head.Count).Max(),
            Head.Concat(Rows.SelectMany(row => row.Cells)).Sum(cell => (long)cell.Length)
        )
            is null;

    /// <summary>The place of a column, or -1.</summary>
    public int PlaceOf(string name)
    {
        var key = CellText.Key(name);
        return key.Length == 0 ? -1 : Head.ToList().FindIndex(head => CellText.Key(head) == key);
    }

    /// <summary>What a column is called: its head, or its letter as spreadsheets have it.</summary>
    public string NameOf(int place) => place < Head.Count && Head[place].Length > 0 ? Head[place] : Letters(place);

    /// <summary>The columns that hold something and are none of these: what stands in them is not read, which must be said.</summary>
    public IReadOnlyList<string> Besides(IEnumerable<string> read)
    {
        var keys = read.Select(CellText.Key).ToHashSet();
        return [.. Head.Where((head, place) => head.Length > 0 && !keys.Contains(CellText.Key(head)) && Rows.Any(row => row.Cell(place).Length > 0))];
    }

    /// <summary>What is wrong with a row whatever its columns mean, and in which of them; null if nothing is.</summary>
    public (int Place, Problem Why)? FaultOf(BroughtTableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Flaw is { } flaw)
        {
            return (
                flaw.Place,
                new Problem(
                    "",
                    flaw.Kind switch
                    {
                        FlawKind.Formula => "tables.row.formula",
                        FlawKind.Error => "tables.row.error",
                        _ => "tables.row.quote",
                    }
                )
            );
        }

        var beyond = Enumerable
            .Range(0, row.Cells.Count)
            .FirstOrDefault(place => row.Cell(place).Length > 0 && (place >= Head.Count || Head[place].Length == 0), -1);
        return beyond < 0 ? null : (beyond, new Problem("", "tables.row.beyond", Letters(beyond)));
    }

    private static Problem? Passed(int rows, int columns, long characters) =>
        characters > MostCharacters ? TooMuchText
        : columns > MostColumns ? new Problem("", "tables.file.too-many-columns", MostColumns)
        : rows > MostRows ? new Problem("", "tables.file.too-many-rows", Grouped(MostRows))
        : null;

    private static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static List<string> Named(IReadOnlyList<string> cells)
    {
        var (named, taken) = (new List<string>(), new HashSet<string>());
        foreach (var cell in cells.Select(cell => cell.Trim()))
        {
            var name = cell;
            for (var number = 2; name.Length > 0 && !taken.Add(CellText.Key(name)); number++)
            {
                name = $"{cell} ({number})";
            }

            named.Add(name);
        }

        return named;
    }

    private static string Letters(int place) => place < 26 ? $"{(char)('A' + place)}" : Letters((place / 26) - 1) + (char)('A' + (place % 26));
}

/// <summary>A row of a table.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Cells">What stands in it; there may be fewer than there are columns, or more.</param>
/// <param name="Flaw">What is wrong with it already as it was read; null if nothing is.</param>
public sealed record BroughtTableRow(int Line, IReadOnlyList<string> Cells, RowFlaw? Flaw = null)
{
    /// <summary>What stands in a place, without blanks around it; empty if the row ends before.</summary>
    public string Cell(int place) => place < 0 || place >= Cells.Count ? "" : Cells[place].Trim();
}

/// <summary>What kind of flaw a row has.</summary>
public enum FlawKind
{
    /// <summary>A cell is a formula, and nobody has seen its result here.</summary>
    Formula,

    /// <summary>A cell shows an error instead of a value.</summary>
    Error,

    /// <summary>A quotation mark is opened and never closed, so that all that follows is in one cell.</summary>
    OpenQuote,
}

/// <summary>What is wrong with a row as it was read.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">In which column, from 0.</param>
public sealed record RowFlaw(FlawKind Kind, int Place);
