using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Lodestar.Ui.Tables;

/// <summary>Tables that people take away: read here by another program than the one that writes them.</summary>
public class TablesTests
{
    private static readonly string[] Hostile = ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "＝1+1"];

    [Fact]
    public void A_workbook_is_valid_and_says_what_was_given()
    {
        var bytes = Workbook.Write([Plan("Two lines\nand \"quotes\", <b>, & ünï 🙂", 7, new DateOnly(2026, 11, 23), null), Plan("x")]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        Assert.Equal(["Plan", "Plan 2"], file.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(["What", "Two lines\nand \"quotes\", <b>, & ünï 🙂", "7", "46349", ""], Cells(file).Select(cell => cell.InnerText));
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes() => Assert.Equal(Workbook.Write([Plan("a", 1)]), Workbook.Write([Plan("a", 1)]));

    [Fact]
    public void What_could_be_a_formula_is_text_in_a_workbook()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Plan([.. Hostile])])), isEditable: false);

        var cells = Cells(file).Skip(1).ToList();
        Assert.Equal(Hostile, cells.Select(cell => cell.InnerText));
        Assert.All(cells, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.Empty(file.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()));
        Assert.Empty(new OpenXmlValidator().Validate(file));
    }

    [Fact]
    public void What_could_be_a_formula_has_an_apostrophe_before_it_in_csv()
    {
        foreach (var text in Hostile)
        {
            var csv = Encoding.UTF8.GetString(Csv.Write(Plan(text)))[1..];

            Assert.StartsWith($"'{text}", csv["What\r\n".Length..].TrimStart('"'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Csv_quotes_what_needs_it_and_writes_days_that_sort() =>
        Assert.Equal("\uFEFFWhat\r\n\"a \"\"b\"\", c\"\r\n3\r\n2026-11-23\r\n\r\n", Encoding.UTF8.GetString(Csv.Write(Plan("a \"b\", c", 3, new DateOnly(2026, 11, 23), null))));

    [Fact]
    public void What_no_cell_can_hold_is_left_out_and_nothing_breaks()
    {
        var bytes = Workbook.Write([new Worksheet("a/b:c[d]*?\\ with a name that is far too long for a tab", [new("What")], [["bell\u0007 and \uD83D alone"], ["_x0041_"], [new string('y', Workbook.LongestText + 5)]])]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file));
        Assert.Equal(["bell and  alone", "_x005F_x0041_", new string('y', Workbook.LongestText)], Cells(file).Skip(1).Select(cell => cell.InnerText));
    }

    private static Worksheet Plan(params object?[] cells) => new("Plan", [new("What", 40)], [.. cells.Select(cell => new[] { cell })]);

    private static IEnumerable<Cell> Cells(SpreadsheetDocument file) =>
        ((WorksheetPart)file.WorkbookPart!.GetPartById("rId1")).Worksheet!.Descendants<Cell>();
}
