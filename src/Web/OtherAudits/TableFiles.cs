using System.Xml;
using CsvHelper;
using Lodestar.Kernel;
using Lodestar.Ui.Tables;

namespace Lodestar.OtherAudits;

/// <summary>Reads a table out of a file that somebody sends, CSV or XLSX, within limits.</summary>
internal static class TableFiles
{
    /// <summary>How many rows a table can have.</summary>
    public const int MostRows = 10_000;

    /// <summary>How many columns a table can have.</summary>
    public const int MostColumns = 100;

    private const int MostCharacters = 2_000_000;

    /// <summary>The table in a file, or why there is none.</summary>
    public static Outcome<BroughtTable> Read(byte[] file)
    {
        try
        {
            // A workbook is an archive, and an archive begins with these letters.
            var rows = file is [(byte)'P', (byte)'K', ..] ? WorkbookFiles.Rows(file) : Text(file);
            return Within(rows);
        }
        catch (TableException refused)
        {
            return refused.Problem;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException or CsvHelperException or FormatException or OverflowException)
        {
            return new Problem("Upload", "other-audits.import.no-table");
        }
    }

    /// <summary>The table that rows make, the first of them its head, or which limit they pass.</summary>
    public static Outcome<BroughtTable> Within(IEnumerable<BroughtTableRow> rows)
    {
        BroughtTableRow? head = null;
        var (kept, characters) = (new List<BroughtTableRow>(), 0);
        foreach (var row in rows.Where(row => row.Cells.Any(cell => cell.Length > 0)))
        {
            characters += row.Cells.Sum(cell => cell.Length);
            if (characters > MostCharacters)
            {
                return new Problem("Upload", "other-audits.import.too-much-text", MostCharacters);
            }

            if (row.Cells.Count > MostColumns)
            {
                return new Problem("Upload", "other-audits.import.too-many-columns", MostColumns);
            }

            if (head is null)
            {
                head = row;
                continue;
            }

            if (kept.Count == MostRows)
            {
                return new Problem("Upload", "other-audits.import.too-many-rows", MostRows);
            }

            kept.Add(row);
        }

        return head is null || kept.Count == 0 ? new Problem("Upload", "other-audits.import.no-rows") : new BroughtTable([.. head.Cells.Select(cell => cell.Trim())], kept);
    }

    private static IEnumerable<BroughtTableRow> Text(byte[] file) =>
        CsvText.Rows(CsvText.Decode(file) ?? throw new InvalidDataException("The file is no text."), MostCharacters).Select(row => new BroughtTableRow(row.Line, row.Cells));
}

/// <summary>Says what keeps a file from being read.</summary>
internal sealed class TableException(Problem problem) : Exception
{
    /// <summary>What it is.</summary>
    public Problem Problem { get; } = problem;
}
