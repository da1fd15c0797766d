using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>A part of a text document: <see cref="TextHeading"/>, <see cref="TextParagraph"/> or <see cref="TextTable"/>.</summary>
public abstract record TextBlock;

/// <summary>A heading in the document.</summary>
/// <param name="Level">1 for the title of the document, 2 and 3 for headings under it.</param>
/// <param name="Text">The words of the heading.</param>
public sealed record TextHeading(int Level, string Text) : TextBlock;

/// <summary>A paragraph; a line feed in it begins a new line.</summary>
/// <param name="Text">The words of the paragraph.</param>
/// <param name="Quiet">True for words in the background, such as a note.</param>
public sealed record TextParagraph(string Text, bool Quiet = false) : TextBlock;

/// <summary>A table with a first row of headings, which is repeated on each page.</summary>
/// <param name="Columns">Its columns; each width is a part of the whole.</param>
/// <param name="Rows">Its rows, with a text for each column.</param>
public sealed record TextTable(IReadOnlyList<WorksheetColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : TextBlock;

/// <summary>
/// Writes a text document (DOCX) with headings, paragraphs and tables, its title at the top of each page and a page number at the foot. The
/// same blocks always give the same bytes. It has no links to anything outside and no macros.
/// </summary>
public static class TextDocument
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Dark = "12263F",
        Teal = "0B6B66",
        Grey = "4A5568",
        Line = "C9D6DF",
        Tint = "E3F2F1";

    // Twentieths of a point across a page of A4 between its margins.
    private const int Across = 9638;

    private const int Margin = 1134;

    /// <summary>Writes the document as a file.</summary>
    public static byte[] Write(IReadOnlyList<TextBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var title = KeptText.Clean(blocks.OfType<TextHeading>().FirstOrDefault()?.Text).ReplaceLineEndings(" ");
        return OfficePackage.Write(stream =>
        {
            using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
            var main = document.AddNewPart<MainDocumentPart>($"{ContentType}.main+xml", "rId1");
            OfficePackage.Name(document, "rId2", title);
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            main.AddNewPart<HeaderPart>("rId2").Header = new Header(ParagraphOf("Quiet", title));
            main.AddNewPart<FooterPart>("rId3").Footer = new Footer(
                new Paragraph(
                    new ParagraphProperties(new ParagraphStyleId { Val = "Quiet" }, new Justification { Val = JustificationValues.Right }),
                    Field("PAGE"),
                    new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
                    Field("NUMPAGES")
                )
            );
            main.Document = new Document(
                new Body(
                    blocks
                        .SelectMany(Block)
                        .Append(
                            new SectionProperties(
                                new HeaderReference { Type = HeaderFooterValues.Default, Id = "rId2" },
                                new FooterReference { Type = HeaderFooterValues.Default, Id = "rId3" },
                                new PageSize { Width = 11906, Height = 16838 },
                                new PageMargin
                                {
                                    Top = Margin,
                                    Right = Margin,
                                    Bottom = Margin,
                                    Left = Margin,
                                    Header = Margin / 2,
                                    Footer = Margin / 2,
                                    Gutter = 0,
                                }
                            )
                        )
                )
            );
        });
    }

    private static IEnumerable<OpenXmlElement> Block(TextBlock block) =>
        block switch
        {
            TextHeading heading => [ParagraphOf($"Heading{Math.Clamp(heading.Level, 1, 3)}", heading.Text)],
            TextParagraph paragraph => [ParagraphOf(paragraph.Quiet ? "Quiet" : "Normal", paragraph.Text)],
            TextTable table => [TableOf(table), ParagraphOf("Cell", "")],
            _ => throw new ArgumentException($"A text document holds no {block.GetType().Name}.", nameof(block)),
        };

    private static Paragraph ParagraphOf(string style, string text)
    {
        var run = new Run();
        foreach (var (line, place) in KeptText.Lines(text).Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    // The program that opens it works these out: which page this is, and how many there are.
    private static SimpleField Field(string what) => new(new Run(new Text("1"))) { Instruction = what };

    private static Table TableOf(TextTable table)
    {
        var whole = table.Columns.Sum(column => column.Width);
        var widths = table.Columns.Select(column => (Across * column.Width / whole).ToString(CultureInfo.InvariantCulture)).ToList();
        return new Table([
            new TableProperties(
                new TableWidth { Width = Across.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Ruled(new TopBorder()),
                    Ruled(new LeftBorder()),
                    Ruled(new BottomBorder()),
                    Ruled(new RightBorder()),
                    Ruled(new InsideHorizontalBorder()),
                    Ruled(new InsideVerticalBorder())
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })),
            RowOf(widths, [.. table.Columns.Select(column => column.Title)], head: true),
            .. table.Rows.Select(row => RowOf(widths, row, head: false)),
        ]);
    }

    private static T Ruled<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Space, border.Color) = (BorderValues.Single, 4, 0, Line);
        return border;
    }

    private static TableRow RowOf(List<string> widths, IReadOnlyList<string> cells, bool head) =>
        new([new TableRowProperties(head ? [new CantSplit(), new TableHeader()] : [new CantSplit()]), .. cells.Zip(widths, (cell, width) => new TableCell(
                    new TableCellProperties([
                        new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa },
                        .. head
                            ? new[]
                            {
                                new Shading
                                {
                                    Val = ShadingPatternValues.Clear,
                                    Color = "auto",
                                    Fill = Tint,
                                },
                            }
                            : [],
                    ]),
                    ParagraphOf(head ? "CellHead" : "Cell", cell)
                ))]);

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Calibri",
                            HighAnsi = "Calibri",
                            ComplexScript = "Calibri",
                        },
                        new FontSize { Val = "22" },
                        new FontSizeComplexScript { Val = "22" },
                        new Languages { Val = "en-GB" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new SpacingBetweenLines
                        {
                            After = "120",
                            Line = "264",
                            LineRule = LineSpacingRuleValues.Auto,
                        }
                    )
                )
            ),
            new Style(new StyleName { Val = "Normal" })
            {
                Type = StyleValues.Paragraph,
                Default = true,
                StyleId = "Normal",
            },
            HeadingStyle(1, "0", "160", Dark, "40"),
            HeadingStyle(2, "320", "80", Dark, "28"),
            HeadingStyle(3, "200", "60", Teal, "24"),
            Own("Quiet", "Quiet", "Normal", null, new StyleRunProperties(new Color { Val = Grey }, new FontSize { Val = "20" })),
            Own(
                "Cell",
                "Cell",
                "Normal",
                new StyleParagraphProperties(
                    new SpacingBetweenLines
                    {
                        Before = "40",
                        After = "40",
                        Line = "240",
                        LineRule = LineSpacingRuleValues.Auto,
                    }
                ),
                new StyleRunProperties(new FontSize { Val = "20" })
            ),
            Own("CellHead", "Cell Head", "Cell", new StyleParagraphProperties(new KeepNext()), new StyleRunProperties(new Bold()))
        );

    private static Style HeadingStyle(int level, string before, string after, string color, string size) =>
        new(
            new StyleName { Val = $"heading {level}" },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = before, After = after }, new OutlineLevel { Val = level - 1 }),
            new StyleRunProperties(new Bold(), new Color { Val = color }, new FontSize { Val = size })
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = $"Heading{level}",
        };

    private static Style Own(string id, string name, string basedOn, StyleParagraphProperties? paragraph, StyleRunProperties run)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = basedOn })
        {
            Type = StyleValues.Paragraph,
            CustomStyle = true,
            StyleId = id,
        };
        style.Append(new OpenXmlElement?[] { paragraph, run }.OfType<OpenXmlElement>());
        return style;
    }
}
