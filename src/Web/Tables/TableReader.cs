using System.Xml;
using CsvHelper;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Tables;

/// <summary>Reads a table from a file that somebody sends, CSV or XLSX, within limits. Everything that imports tables reads them here.</summary>
internal static class TableReader
{
    /// <summary>The bytes of a file that was sent with a form, or why it cannot be accepted.</summary>
    public static async Task<Outcome<byte[]>> BytesAsync(IFormFile? sent, CancellationToken stop)
    {
        if (sent is null or { Length: 0 })
        {
            return new Problem("", sent is null ? "tables.file.none" : "tables.file.empty");
        }

        if (sent.Length > TakesFilesAttribute.LargestFile)
        {
            return new Problem("", "tables.file.large", TakesFilesAttribute.LargestFile / 1024 / 1024);
        }

        using var memory = new MemoryStream();
        await sent.CopyToAsync(memory, stop);
        return memory.ToArray();
    }

    /// <summary>The table in a file, or why there is none.</summary>
    /// <param name="file">The content of the file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="known">Names that the columns may have, by which to find the sheet and the headings below titles.</param>
    /// <param name="words">The words of the interface, for days.</param>
    public static Outcome<BroughtTable> Read(byte[] file, string name, IReadOnlyCollection<string> known, Words words)
    {
        try
        {
            // A workbook is an archive, and an archive begins with these letters.
            if (file.AsSpan().StartsWith("PK"u8))
            {
                return Book(file, known, words);
            }

            return name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? new Problem("", "tables.file.no-workbook")
                : CsvRows.Decode(file) is { } text ? BroughtTable.Of(CsvRows.Of(text), known)
                : new Problem("", "tables.file.no-table");
        }
        catch (TableException refused)
        {
            return refused.Problem;
        }
        catch (MaxFieldSizeException)
        {
            return BroughtTable.TooMuchText;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException or CsvHelperException or FormatException or OverflowException)
        {
            return new Problem("", "tables.file.no-table");
        }
    }

    // The first sheet with known headings, or otherwise the first with a table: a cover or a list of choices may come before it.
    private static Outcome<BroughtTable> Book(byte[] file, IReadOnlyCollection<string> known, Words words)
    {
        using var book = new WorkbookRows(file, words.Day);
        var (sheets, first) = (book.Sheets.ToList(), (Outcome<BroughtTable>?)null);
        foreach (var (name, rows) in sheets)
        {
            var read = BroughtTable.Of(rows, known);
            if (read.Problem is null)
            {
                read = read.Value with { Sheet = sheets.Count > 1 ? name : null };
            }

            if (read is { Problem: null, Value.IsKnown: true })
            {
                return read;
            }

            if (first is null || (first.Value.Problem is not null && read.Problem is null))
            {
                first = read;
            }
        }

        return first!.Value;
    }
}

/// <summary>Thrown if a file cannot be read.</summary>
internal sealed class TableException(Problem problem) : Exception
{
    /// <summary>Why it cannot be read.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>The exception for a workbook with more in it than a table can have.</summary>
    public static TableException UnpacksTooLarge() => new(new Problem("", "tables.file.unpacks-too-large"));
}
