using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>Reads a table of organisations as spreadsheets write it: in UTF-8 or as Windows does, with commas, semicolons or tabs.</summary>
internal static class OrganisationFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>The most rows.</summary>
    public const int MostRows = 10_000;

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    public static string Text(byte[] bytes)
    {
        if (bytes is [0xff, 0xfe, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        var start = bytes is [0xef, 0xbb, 0xbf, ..] ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes, start, bytes.Length - start);
        }
    }

    /// <summary>Checks every row.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="rows">What checks them.</param>
    /// <returns>What keeps the file as a whole from being read, or null.</returns>
    public static Problem? Read(string text, OrganisationRows rows)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return new Problem("File", "partnership.import.no-table");
        }

        using var reader = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator(text),
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        if (!reader.Read())
        {
            return new Problem("File", "partnership.import.empty");
        }

        var header = reader.Record!.Select(NameKey.Of).ToList();
        if (OrganisationRows.Needed.FirstOrDefault(column => !header.Contains(column)) is { } missing)
        {
            return new Problem("File", "partnership.import.no-column", missing);
        }

        var places = OrganisationRows.Columns.ToDictionary(column => column, header.IndexOf);
        for (var count = 0; ;)
        {
            if (!reader.Read())
            {
                return count == 0 ? new Problem("File", "partnership.import.empty") : null;
            }

            // A row may hold line ends; its number is that of the line on which it begins.
            var fields = reader.Record!;
            var line = reader.RawRow - fields.Sum(field => field.Count(sign => sign == '\n'));
            if (fields.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (++count > MostRows)
            {
                return new Problem("File", "partnership.import.many", MostRows.ToString("N0", CultureInfo.InvariantCulture));
            }

            rows.Add(new OrganisationRow(line, Field("name"), Field("sector"), Field("districts"), Field("size"), Field("units")));

            string Field(string column) => places[column] is var place && place >= 0 && place < fields.Length ? fields[place] : "";
        }
    }

    // Whichever the first line has most of.
    private static string Separator(string text)
    {
        var first = text.TrimStart().Split('\n', 2)[0];
        return new[] { ",", ";", "\t" }.MaxBy(sign => first.Count(letter => letter == sign[0]))!;
    }
}
