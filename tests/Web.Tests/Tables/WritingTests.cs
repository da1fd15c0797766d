using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Lodestar.Tables;

/// <summary>Tables that people download, read here by another program than the one that writes them.</summary>
public class WritingTests
{
    private static readonly string[] Hostile = ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "＝1+1"];

    [Fact]
    public void A_workbook_is_valid_and_says_what_was_given()
    {
        var bytes = Workbook.Write([Plan("Two lines\nand \"quotes\", <b>, & ünï 🙂", 7, new DateOnly(2026, 11, 23), null), Plan("x")]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"));
        Assert.Equal(["Plan", "Plan 2"], file.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(["What", "Two lines\nand \"quotes\", <b>, & ünï 🙂", "7", "46349", ""], Cells(file).Select(cell => cell.InnerText));
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes() => Assert.Equal(Workbook.Write([Plan("a", 1)]), Workbook.Write([Plan("a", 1)]));

    [Fact]
    public async Task The_same_content_gives_the_same_bytes_at_another_time()
    {
        var (book, document) = (Workbook.Write([Plan("a", 1), Plan("b")]), TextDocument.Write(Letter));

        // Times in an archive are even seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));

        Assert.Equal(SHA256.HashData(book), SHA256.HashData(Workbook.Write([Plan("a", 1), Plan("b")])));
        Assert.Equal(SHA256.HashData(document), SHA256.HashData(TextDocument.Write(Letter)));
    }

    [Theory]
    [InlineData("xlsx", "3c682872d76f7a6c"), InlineData("docx", "c7b7e18e201ad860")]
    public void The_parts_of_a_file_are_the_same_on_every_machine(string form, string hash)
    {
        // How an archive is packed may differ between machines; its parts, their order and their times may not.
        var bytes = form == "xlsx" ? Workbook.Write([Plan("a", 1, new DateOnly(2027, 2, 1))]) : TextDocument.Write(Letter);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in archive.Entries)
        {
            using var reader = new StreamReader(part.Open());
            whole.AppendData(Encoding.UTF8.GetBytes($"{part.FullName} {part.LastWriteTime.DateTime:yyyyMMddHHmmss} {reader.ReadToEnd()}"));
        }

        Assert.Equal(hash, Convert.ToHexStringLower(whole.GetHashAndReset())[..16]);
    }

    [Fact]
    public void A_workbook_can_be_filtered_and_has_its_headings_and_a_number_on_every_page()
    {
        var bytes = Workbook.Write([
            new Worksheet(
                "Tom & Jerry's",
                [new("A"), new("B")],
                [
                    ["1", "2"],
                    ["3", "4"],
                ]
            ),
            Plan(),
        ]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
        var sheet = ((WorksheetPart)file.WorkbookPart!.GetPartById("rId1")).Worksheet!;
        Assert.Equal("A1:B3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal(("&LTom && Jerry's", "&R&P / &N"), (sheet.Descendants<OddHeader>().Single().Text, sheet.Descendants<OddFooter>().Single().Text));
        Assert.Equal(["'Tom & Jerry''s'!$1:$1", "'Plan'!$1:$1"], file.WorkbookPart!.Workbook!.Descendants<DefinedName>().Select(name => name.Text));
        Assert.Empty(((WorksheetPart)file.WorkbookPart!.GetPartById("rId2")).Worksheet!.Descendants<AutoFilter>());
    }

    [Fact]
    public void A_document_has_its_title_and_a_number_on_every_page()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(TextDocument.Write(Letter)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
        Assert.Equal("Our audit", file.MainDocumentPart!.HeaderParts.Single().Header!.InnerText);
        var fields = file.MainDocumentPart.FooterParts.Single().Footer!.Descendants<DocumentFormat.OpenXml.Wordprocessing.SimpleField>();
        Assert.Equal(["PAGE", "NUMPAGES"], fields.Select(field => field.Instruction!.Value));
    }

    [Theory]
    [InlineData("First line\vSecond line"), InlineData("First line\fSecond line"), InlineData("First line\u0085Second line")]
    [InlineData("First line\u2028Second line"), InlineData("First line\r\nSecond line")]
    public void Every_kind_of_line_end_is_a_line_end_in_every_file(string text)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Plan(text)])), isEditable: false);
        Assert.Equal("First line\nSecond line", Cells(book).Last().InnerText);
        using var document = WordprocessingDocument.Open(new MemoryStream(TextDocument.Write([new TextParagraph(text)])), isEditable: false);
        Assert.Single(document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Break>());
        Assert.Equal("First line\nSecond line", Encoding.UTF8.GetString(Csv.Write(Plan(text))).ReplaceLineEndings("\n").Split('"')[1]);
    }

    [Theory]
    [InlineData("one\u001Ftwo"), InlineData("one\u0007two"), InlineData("one\u0001\u0002two")]
    public void A_control_sign_between_two_words_does_not_glue_them(string text)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Plan(text)])), isEditable: false);

        Assert.Equal("one two", Cells(book).Last().InnerText);
    }

    [Theory]
    [InlineData("History", "History 2"), InlineData("Autumn term 2026 \u2013 all schools' online safety", "Autumn term 2026 \u2013 all schools")]
    [InlineData("''", "1")]
    public void A_tab_has_a_name_that_spreadsheets_take(string name, string tab)
    {
        using var file = SpreadsheetDocument.Open(
            new MemoryStream(
                Workbook.Write([
                    new Worksheet(
                        name,
                        [new("A")],
                        [
                            ["1"],
                        ]
                    ),
                ])
            ),
            isEditable: false
        );

        Assert.Equal(tab, file.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name!.Value);
    }

    [Fact]
    public void What_could_be_a_formula_is_text_in_a_workbook()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([Plan([.. Hostile])])), isEditable: false);

        var cells = Cells(file).Skip(1).ToList();
        Assert.Equal(Hostile.Select(text => text.ReplaceLineEndings("\n")), cells.Select(cell => cell.InnerText));
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
        Assert.Equal(
            "\uFEFFWhat\r\n\"a \"\"b\"\", c\"\r\n3\r\n2026-11-23\r\n\r\n",
            Encoding.UTF8.GetString(Csv.Write(Plan("a \"b\", c", 3, new DateOnly(2026, 11, 23), null)))
        );

    [Fact]
    public void What_no_cell_can_hold_is_left_out_and_nothing_breaks()
    {
        var bytes = Workbook.Write([
            new Worksheet(
                "a/b:c[d]*?\\ with a name that is far too long for a tab",
                [new("What")],
                [
                    ["bell\u0007 and \uD83D alone"],
                    ["_x0041_"],
                    [new string('y', Workbook.LongestText + 5)],
                ]
            ),
        ]);

        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file));
        Assert.Equal(["bell and  alone", "_x005F_x0041_", new string('y', Workbook.LongestText)], Cells(file).Skip(1).Select(cell => cell.InnerText));
    }

    private static TextBlock[] Letter =>
        [
            new TextHeading(1, "Our audit"),
            new TextParagraph("Words"),
            new TextTable(
                [new("A", 30), new("B", 70)],
                [
                    ["1", "2"],
                ]
            ),
        ];

    private static Worksheet Plan(params object?[] cells) => new("Plan", [new("What", 40)], [.. cells.Select(cell => new[] { cell })]);

    private static IEnumerable<Cell> Cells(SpreadsheetDocument file) => ((WorksheetPart)file.WorkbookPart!.GetPartById("rId1")).Worksheet!.Descendants<Cell>();
}
