using System.Globalization;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>A table that somebody imports. It is within limits, and each of its columns has a unique name.</summary>
/// <param name="Head">The headings of its columns; if two are the same, the second gets a number.</param>
public sealed record BroughtTable(IReadOnlyList<string> Head, IReadOnlyList<BroughtTableRow> Rows)
{
    /// <summary>The largest number of rows.</summary>
    public const int MostRows = 10_000;

    /// <summary>The largest number of columns.</summary>
    public const int MostColumns = 100;

    /// <summary>The largest number of characters in all cells together.</summary>
    public const int MostCharacters = 2_000_000;

    /// <summary>The problem of a table with more characters than that.</summary>
    public static readonly Problem TooMuchText = new("", "tables.file.too-much-text", Grouped(MostCharacters));

    // Titles and notes above a table take fewer lines than this.
    private const int DeepestHead = 20;

    // A heading row has at least this many known names; other rows hardly ever do.
    private const int KnownTogether = 2;

    /// <summary>The line of the file with the headings.</summary>
    public int HeadLine { get; init; } = 1;

    /// <summary>The sheet of the workbook from which it was read; null if there was only one.</summary>
    public string? Sheet { get; init; }

    /// <summary>True if the headings include names that were looked for.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Makes a table from rows, or says which limit they exceed.</summary>
    /// <param name="rows">All rows of the file. They are read one by one, no further than the limits.</param>
    /// <param name="known">Names that columns may have, by which to find the headings.</param>
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

        // A single cell in a line above wider ones is a title.
        place = isKnown ? place : Math.Max(0, top.FindIndex(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1));
        if (Passed(kept.Count - 1 - place, 0, 0) is { } many)
        {
            return many;
        }

        return kept.Count < place + 2
            ? new Problem("", "tables.file.no-rows")
            : new BroughtTable(Named(kept[place].Cells), kept[(place + 1)..]) { HeadLine = kept[place].Line, IsKnown = isKnown };
    }

    /// <summary>True if it is within the limits; a table that comes back from a browser may not be.</summary>
    public bool IsWithinLimits() =>
        Passed(
            Rows.Count,
            Rows.Select(row => row.Cells.Count).Append(Head.Count).Max(),
            Head.Concat(Rows.SelectMany(row => row.Cells)).Sum(cell => (long)cell.Length)
        )
            is null;

    /// <summary>The index of a column; -1 if there is none.</summary>
    public int PlaceOf(string name)
    {
        var key = CellText.Key(name);
        return key.Length == 0 ? -1 : Head.ToList().FindIndex(head => CellText.Key(head) == key);
    }

    /// <summary>The name of a column: its heading, or its letter as in spreadsheets.</summary>
    public string NameOf(int place) => place < Head.Count && Head[place].Length > 0 ? Head[place] : Letters(place);

    /// <summary>The other columns that are not empty. They are not read, and people must be told so.</summary>
    public IReadOnlyList<string> Besides(IEnumerable<string> read)
    {
        var keys = read.Select(CellText.Key).ToHashSet();
        return [.. Head.Where((head, place) => head.Length > 0 && !keys.Contains(CellText.Key(head)) && Rows.Any(row => row.Cell(place).Length > 0))];
    }

    /// <summary>What is wrong with a row whatever its columns mean, and in which column; null if nothing is.</summary>
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

/// <summary>A row with its line in the file, as it was read.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Cells">The cells. There may be fewer or more than there are columns.</param>
/// <param name="Flaw">What was already wrong when it was read; null if nothing was.</param>
public sealed record BroughtTableRow(int Line, IReadOnlyList<string> Cells, RowFlaw? Flaw = null)
{
    /// <summary>The text in a column without surrounding spaces; empty if the row is shorter.</summary>
    public string Cell(int place) => place < 0 || place >= Cells.Count ? "" : Cells[place].Trim();
}

/// <summary>What kind of flaw a row has.</summary>
public enum FlawKind
{
    /// <summary>A cell is a formula whose result was not saved.</summary>
    Formula,

    /// <summary>A cell shows an error instead of a value.</summary>
    Error,

    /// <summary>A quotation mark is never closed, so everything that follows is in one cell.</summary>
    OpenQuote,
}

/// <summary>What is wrong with a row as it was read.</summary>
/// <param name="Kind">What kind of flaw it is.</param>
/// <param name="Place">The index of the column, from 0.</param>
public sealed record RowFlaw(FlawKind Kind, int Place);
