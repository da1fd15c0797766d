using System.Globalization;
using ExcelNumberFormat;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Shows the numbers of a workbook as its sheets do, and days in words.</summary>
/// <param name="styles">For each style of a cell, the id of its format.</param>
/// <param name="codes">The workbook's own formats, by id.</param>
/// <param name="from1904">True if it counts days from 1904, as old Macintosh computers did.</param>
/// <param name="day">Writes a day in words.</param>
internal sealed class CellFormats(IReadOnlyList<string> styles, IReadOnlyDictionary<string, string> codes, bool from1904, Func<DateOnly, string> day)
{
    private const string General = "General";

    // The longest format that a spreadsheet lets anybody type.
    private const int LongestCode = 255;

    // The difference in days for a workbook that counts from 1904.
    private const int DaysTo1904 = 1462;

    // Formats that a workbook names only by number (ECMA-376, part 1, 18.8.30).
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["1"] = "0",
        ["2"] = "0.00",
        ["3"] = "#,##0",
        ["4"] = "#,##0.00",
        ["9"] = "0%",
        ["10"] = "0.00%",
        ["11"] = "0.00E+00",
        ["12"] = "# ?/?",
        ["13"] = "# ??/??",
        ["14"] = "d/m/yyyy",
        ["15"] = "d-mmm-yy",
        ["16"] = "d-mmm",
        ["17"] = "mmm-yy",
        ["18"] = "h:mm AM/PM",
        ["19"] = "h:mm:ss AM/PM",
        ["20"] = "h:mm",
        ["21"] = "h:mm:ss",
        ["22"] = "d/m/yyyy h:mm",
        ["37"] = "#,##0;(#,##0)",
        ["38"] = "#,##0;(#,##0)",
        ["39"] = "#,##0.00;(#,##0.00)",
        ["40"] = "#,##0.00;(#,##0.00)",
        ["45"] = "mm:ss",
        ["46"] = "[h]:mm:ss",
        ["47"] = "mm:ss.0",
        ["48"] = "##0.0E+0",
    };

    private readonly Dictionary<string, NumberFormat?> formats = [];

    /// <summary>A number as a cell with a style shows it.</summary>
    public string Shown(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return KeptText.Lines(value);
        }

        var id = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < styles.Count ? styles[place] : "";
        var code = codes.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id, General);
        if (Format(code) is not { } format)
        {
            return Plain(number);
        }

        try
        {
            // There is no day before the first.
            return !format.IsDateTimeFormat ? format.Format(number, CultureInfo.InvariantCulture)
                : number < 0 ? Plain(number)
                : InWords(number, code) ?? format.Format(number, CultureInfo.InvariantCulture, from1904);
        }
        catch (Exception odd) when (odd is FormatException or ArgumentException or OverflowException)
        {
            return Plain(number);
        }
    }

    /// <summary>A moment that is written out, as some programs do.</summary>
    public string Shown(string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? InWords(moment, moment.TimeOfDay != TimeSpan.Zero)
            : KeptText.Lines(value);

    // A spreadsheet keeps only fifteen digits.
    private static string Plain(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    // A format with day, month and year. Nobody who reads the text later should have to guess which number is the month.
    private string? InWords(double number, string code)
    {
        var letters = Letters(code);
        return letters.Contains('d') && letters.Contains('m') && letters.Contains('y')
            ? InWords(DateTime.FromOADate(number + (from1904 ? DaysTo1904 : 0)), letters.Contains('h'))
            : null;
    }

    private string InWords(DateTime moment, bool withTime) =>
        withTime ? $"{day(DateOnly.FromDateTime(moment))}, {moment.ToString("HH:mm", CultureInfo.InvariantCulture)}" : day(DateOnly.FromDateTime(moment));

    // A format code without the parts in quotation marks or brackets.
    private static string Letters(string code) =>
        string.Concat(
            code.ToLowerInvariant()
                .Split('"')
                .Where((_, place) => place % 2 == 0)
                .SelectMany(part => part.Split('['))
                .Select(part => part[(part.IndexOf(']') + 1)..])
        );

    private NumberFormat? Format(string code)
    {
        if (code.Length is 0 or > LongestCode || string.Equals(code, General, StringComparison.OrdinalIgnoreCase) || code == "@")
        {
            return null;
        }

        if (!formats.TryGetValue(code, out var format))
        {
            var read = new NumberFormat(code);
            formats[code] = format = read.IsValid ? read : null;
        }

        return format;
    }
}
