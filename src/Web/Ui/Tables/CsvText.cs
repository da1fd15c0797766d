using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Lodestar.Ui.Tables;

/// <summary>Reads a table as spreadsheets write it: in UTF-8, UTF-16 or as Windows does, with commas, semicolons or tabs.</summary>
internal static class CsvText
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; null where it is none, such as a picture.</summary>
    public static string? Decode(byte[] bytes)
    {
        var text = bytes is [0xff, 0xfe, ..] ? Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2) : Letters(bytes);
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>The rows of a table, each with the line on which it begins: a row may hold line ends.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="longest">The most characters in a cell.</param>
    /// <exception cref="CsvHelperException">A cell is longer.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(string text, int longest = 0)
    {
        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Separator(text), BadDataFound = null, MaxFieldSize = longest });
        while (csv.Read())
        {
            var cells = csv.Record!;
            yield return (csv.RawRow - cells.Sum(cell => cell.Count(sign => sign == '\n')), [.. cells.Select(Formulas.Bare)]);
        }
    }

    private static string Letters(byte[] bytes)
    {
        var start = bytes is [0xef, 0xbb, 0xbf, ..] ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            // Older spreadsheets on Windows write letters this way.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes, start, bytes.Length - start);
        }
    }

    // Whichever the first line has most of.
    private static string Separator(string text)
    {
        var first = text.TrimStart().Split('\n', 2)[0];
        return new[] { ",", ";", "\t" }.MaxBy(sign => first.Count(letter => letter == sign[0]))!;
    }
}
