using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Reads rows as spreadsheets write them: in UTF-8, UTF-16, UTF-32 or Windows-1252, with commas, semicolons or tabs.</summary>
internal static partial class CsvRows
{
    // How many rows are used to find the separator.
    private const int Looked = 20;

    private const string Separators = ",;\t";

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; null if it is not text, for instance a picture.</summary>
    public static string? Decode(byte[] file)
    {
        // Some programs write the byte order mark twice.
        var text = EncodingOf(file).GetString(file).TrimStart('\uFEFF');
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>The rows, each with the line on which it begins, because a row may contain line ends.</summary>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="CsvHelperException">A cell is longer than a whole table may be.</exception>
    public static IEnumerable<BroughtTableRow> Of(string text)
    {
        // Spreadsheets write the separator in this line, and read it.
        var named = Named().Match(text);
        var (separator, above) = named.Success ? (named.Groups["sign"].Value[0], 1) : (Separator(text), 0);
        var table = text[named.Length..];
        using var csv = Parser(table, separator);
        var more = csv.Read();
        while (more)
        {
            var (cells, raw) = (csv.Record!, csv.RawRecord);
            var line = csv.RawRow - cells.Sum(cell => cell.Count(sign => sign == '\n')) + above;
            more = csv.Read();
            var flaw = !more && EndsQuoted(raw, separator) ? new RowFlaw(FlawKind.OpenQuote, cells.Length - 1) : null;
            yield return new BroughtTableRow(line, [.. cells.Select(cell => KeptText.Lines(Formulas.Bare(cell)))], flaw);
        }
    }

    private static Encoding EncodingOf(byte[] file)
    {
        switch (file)
        {
            case [0xff, 0xfe, 0, 0, ..]:
                return Encoding.UTF32;
            case [0, 0, 0xfe, 0xff, ..]:
                return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
            case [0xfe, 0xff, ..] or [0, not 0, 0, not 0, ..]:
                return Encoding.BigEndianUnicode;

            // Without a byte order mark, the encoding is known by the zeros between the first letters.
            case [0xff, 0xfe, ..]
            or [not 0, 0, not 0, 0, ..]:
                return Encoding.Unicode;
        }

        try
        {
            _ = Strict.GetCharCount(file);
            return Strict;
        }
        catch (DecoderFallbackException)
        {
            // Older spreadsheets on Windows write letters in this encoding.
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }

    // The separator that makes most of the first rows equally wide. Quoted parts are read as such, and a title above the table counts little.
    private static char Separator(string text) =>
        Separators.MaxBy(sign =>
        {
            using var csv = Parser(text, sign);
            var widths = new List<int>();
            while (widths.Count < Looked && csv.Read())
            {
                widths.Add(csv.Count);
            }

            return widths.Where(width => width > 1).GroupBy(width => width).Select(same => (same.Count(), same.Key)).DefaultIfEmpty().Max();
        });

    private static CsvParser Parser(string text, char separator) =>
        new(
            new StringReader(text),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = $"{separator}",
                BadDataFound = null,
                MaxFieldSize = BroughtTable.MostCharacters,
            }
        );

    private static bool EndsQuoted(string row, char separator)
    {
        var (quoted, last) = (false, separator);
        foreach (var sign in row)
        {
            // A cell is quoted from its first character; two quotation marks together are one inside it.
            quoted = sign == '"' ? !quoted && (last == separator || last is '"' or '\r' or '\n') : quoted;
            last = sign;
        }

        return quoted;
    }

    [GeneratedRegex("\\A\"?[sS][eE][pP]=(?<sign>[^\\r\\n\"])\"?(\\r\\n|\\r|\\n)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
