using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>
/// Writes tables as a workbook (XLSX) in which rows can be filtered, and which on paper repeats the headings and numbers the pages. The same
/// tables always give the same bytes. What people typed is always text and never a formula.
/// </summary>
public static partial class Workbook
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The longest text that a cell can hold, in characters.</summary>
    public const int LongestText = 32_767;

    private const int LongestName = 31;
    private const int LongestHeader = 100;

    // A name that spreadsheets reserve.
    private const string Taken = "History";

    // Indexes in the list of styles below.
    private const uint Heading = 1,
        Plain = 2,
        Day = 3,
        Quoted = 4;

    private const uint ShortDate = 14;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Writes the workbook as a file.</summary>
    public static byte[] Write(IReadOnlyList<Worksheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        return OfficePackage.Write(stream =>
        {
            using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
            var book = document.AddNewPart<WorkbookPart>($"{ContentType}.main+xml", "rId1");
            var names = Names(sheets).ToList();
            for (var place = 0; place < sheets.Count; place++)
            {
                WriteSheet(book.AddNewPart<WorksheetPart>(Id(place)), sheets[place], place == 0);
            }

            book.AddNewPart<WorkbookStylesPart>(Id(sheets.Count)).Stylesheet = Styles();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(
                    names.Select(
                        (name, place) =>
                            new Sheet
                            {
                                Name = name,
                                SheetId = (uint)place + 1,
                                Id = Id(place),
                            }
                    )
                ),
                new DefinedNames(
                    names.Select(
                        (name, place) =>
                            new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1")
                            {
                                Name = "_xlnm.Print_Titles",
                                LocalSheetId = (uint)place,
                            }
                    )
                )
            );
        });

        static string Id(int place) => $"rId{place + 1}";
    }

    private static void WriteSheet(WorksheetPart part, Worksheet sheet, bool first)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Worksheet());
        xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var headingsStay = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        xml.WriteElement(new SheetViews(new SheetView(headingsStay) { WorkbookViewId = 0, TabSelected = first ? true : null }));
        if (sheet.Columns.Count > 0)
        {
            xml.WriteElement(
                new Columns(
                    sheet.Columns.Select(
                        (column, place) =>
                            new Column
                            {
                                Min = (uint)place + 1,
                                Max = (uint)place + 1,
                                Width = column.Width,
                                CustomWidth = true,
                            }
                    )
                )
            );
        }

        xml.WriteStartElement(new SheetData());
        xml.WriteElement(RowOf(1, sheet.Columns.Select(column => CellOf(column.Title, Heading))));
        for (var place = 0; place < sheet.Rows.Count; place++)
        {
            xml.WriteElement(RowOf(place + 2, sheet.Rows[place].Select(CellOf)));
        }

        xml.WriteEndElement();
        if (sheet.Columns.Count > 0 && sheet.Rows.Count > 0)
        {
            xml.WriteElement(new AutoFilter { Reference = $"A1:{Place(sheet.Columns.Count - 1, sheet.Rows.Count + 1)}" });
        }

        // On paper, the page is as wide as the table. In a header an ampersand begins a command.
        xml.WriteElement(
            new PageMargins
            {
                Left = 0.5,
                Right = 0.5,
                Top = 0.8,
                Bottom = 0.8,
                Header = 0.3,
                Footer = 0.3,
            }
        );
        xml.WriteElement(
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToHeight = 0,
            }
        );
        xml.WriteElement(
            new HeaderFooter(
                new OddHeader($"&L{Cut(KeptText.Clean(sheet.Name).ReplaceLineEndings(" "), LongestHeader).Replace("&", "&&", StringComparison.Ordinal)}"),
                new OddFooter("&R&P / &N")
            )
        );
        xml.WriteEndElement();
    }

    private static Row RowOf(int number, IEnumerable<Cell> cells)
    {
        var row = new Row(cells) { RowIndex = (uint)number };
        foreach (var (cell, place) in row.Elements<Cell>().Select((cell, place) => (cell, place)))
        {
            cell.CellReference = Place(place, number);
        }

        return row;
    }

    private static Cell CellOf(object? value) =>
        value switch
        {
            null => new Cell { StyleIndex = Plain },
            string text => CellOf(text, Formulas.CouldBe(text) ? Quoted : Plain),
            int whole => new Cell(new CellValue(whole)) { StyleIndex = Plain },
            DateOnly day => new Cell(new CellValue(day.DayNumber - DayZero.DayNumber)) { StyleIndex = Day },
            _ => throw new ArgumentException($"A cell holds a {value.GetType().Name}, which is no text, number or day.", nameof(value)),
        };

    private static Cell CellOf(string text, uint style) =>
        new(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static string Place(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    private static Stylesheet Styles() =>
        new(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3F2F1" }) { PatternType = PatternValues.Solid })
            ),
            new Borders(
                new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
                new Border(
                    new LeftBorder(),
                    new RightBorder(),
                    new TopBorder(),
                    new BottomBorder(new Color { Rgb = "FFC9D6DF" }) { Style = BorderStyleValues.Thin },
                    new DiagonalBorder()
                )
            ),
            new CellStyleFormats(new CellFormat()),
            new DocumentFormat.OpenXml.Spreadsheet.CellFormats(
                new CellFormat(),
                new CellFormat(Wrapped())
                {
                    FontId = 1,
                    FillId = 2,
                    BorderId = 1,
                    ApplyFont = true,
                    ApplyFill = true,
                    ApplyBorder = true,
                    ApplyAlignment = true,
                },
                new CellFormat(Wrapped())
                {
                    BorderId = 1,
                    ApplyBorder = true,
                    ApplyAlignment = true,
                },
                new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top })
                {
                    NumberFormatId = ShortDate,
                    BorderId = 1,
                    ApplyNumberFormat = true,
                    ApplyBorder = true,
                    ApplyAlignment = true,
                },
                new CellFormat(Wrapped())
                {
                    BorderId = 1,
                    QuotePrefix = true,
                    ApplyBorder = true,
                    ApplyAlignment = true,
                }
            )
        );

    private static Alignment Wrapped() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };

    // '_x0041_' would be read as the letter it names, so its first character is escaped.
    private static string Clean(string text) => Shortened(Named().Replace(KeptText.Lines(text), "_x005F_"), LongestText);

    // The name of a tab is short and without some characters, and no two are the same.
    private static IEnumerable<string> Names(IReadOnlyList<Worksheet> sheets)
    {
        var taken = new HashSet<string>([Taken], StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            var clean = Clean(NotInNames().Replace(sheet.Name, " ")).Trim().Trim('\'');
            clean = clean.Length == 0 ? $"{taken.Count}" : clean;
            var name = Cut(clean, LongestName);
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{Cut(clean, LongestName - 5)} {number}";
            }

            yield return name;
        }
    }

    private static string Cut(string text, int longest) => Shortened(text, longest).TrimEnd(' ', '\'');

    private static string Shortened(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest - (char.IsHighSurrogate(text[longest - 1]) ? 1 : 0))];

    private static string Letters(int place) => place < 26 ? $"{(char)('A' + place)}" : Letters((place / 26) - 1) + (char)('A' + (place % 26));

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"[\[\]:*?/\\\p{C}]", RegexOptions.None, 1000)]
    private static partial Regex NotInNames();
}
