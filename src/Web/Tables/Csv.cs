using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Writes a table as CSV that a spreadsheet opens with every letter right and no text taken for a formula.</summary>
public static class Csv
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Writes the file in UTF-8 with a byte order mark, by which spreadsheets recognise it.</summary>
    public static byte[] Write(Worksheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        // A line feed alone would otherwise be written without quotes and break the row in two.
        var form = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            ShouldQuote = one => ConfigurationFunctions.ShouldQuote(one) || one.Field?.AsSpan().ContainsAny('\r', '\n') == true,
        };
        using (var csv = new CsvWriter(text, form, leaveOpen: true))
        {
            foreach (var row in sheet.Rows.Prepend([.. sheet.Columns.Select(column => (object?)column.Title)]))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(Text(cell));
                }

                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Text(object? cell) =>
        cell switch
        {
            null => "",
            string text => Formulas.Guarded(KeptText.Clean(text)),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"A cell holds a {cell.GetType().Name}, which is no text, number or day.", nameof(cell)),
        };
}
