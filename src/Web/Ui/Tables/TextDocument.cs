using System.Xml;

namespace Lodestar.Ui.Tables;

/// <summary>A part of a text document: <see cref="TextHeading"/>, <see cref="TextParagraph"/> or <see cref="TextTable"/>.</summary>
public abstract record TextBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the title of the document, 2 and 3 for what stands under it.</param>
/// <param name="Text">Its words.</param>
public sealed record TextHeading(int Level, string Text) : TextBlock;

/// <summary>A paragraph; a line feed in it begins a new line.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Quiet">True for what stands in the background, such as a note.</param>
public sealed record TextParagraph(string Text, bool Quiet = false) : TextBlock;

/// <summary>A table with a first row of headings, which comes again on each page.</summary>
/// <param name="Columns">Its columns; the widths are parts of the whole.</param>
/// <param name="Rows">Its rows, a text for each column.</param>
public sealed record TextTable(IReadOnlyList<WorksheetColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : TextBlock;

/// <summary>
/// Writes a text document (DOCX) with headings, paragraphs and tables. The same blocks always give the same bytes; there is no link to
/// anything outside of it, no macro and no field.
/// </summary>
public static class TextDocument
{
    /// <summary>The kind of file it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Twentieths of a point across a page of A4 between its margins.
    private const int Across = 9638;

    private const string Types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
        """;

    private const string Parts = $"""
        <Relationships xmlns="{Relationships}"><Relationship Id="rId1" Type="{Document}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
        """;

    private const string PartsOfDocument = $"""
        <Relationships xmlns="{Relationships}"><Relationship Id="rId1" Type="{Document}/styles" Target="styles.xml"/></Relationships>
        """;

    private const string Styles = $"""
        <w:styles xmlns:w="{Main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="12263F"/><w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="12263F"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:color w:val="0B6B66"/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="4A5568"/><w:sz w:val="20"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="CellHead"><w:name w:val="Cell Head"/><w:basedOn w:val="Cell"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>
        """;

    /// <summary>Writes it.</summary>
    public static byte[] Write(IReadOnlyList<TextBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return OfficePackage.Write([
            ("[Content_Types].xml", xml => xml.WriteRaw(Types)),
            ("_rels/.rels", xml => xml.WriteRaw(Parts)),
            ("docProps/core.xml", xml => WriteCore(xml, blocks.OfType<TextHeading>().FirstOrDefault()?.Text ?? "")),
            ("word/document.xml", xml => WriteDocument(xml, blocks)),
            ("word/_rels/document.xml.rels", xml => xml.WriteRaw(PartsOfDocument)),
            ("word/styles.xml", xml => xml.WriteRaw(Styles)),
        ]);
    }

    private static void WriteCore(XmlWriter xml, string title)
    {
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", OfficePackage.Clean(title));
        xml.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", "en-GB");
        xml.WriteEndElement();
    }

    private static void WriteDocument(XmlWriter xml, IReadOnlyList<TextBlock> blocks)
    {
        xml.WriteStartElement("w", "document", Main);
        xml.WriteStartElement("body", Main);
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextHeading heading:
                    WriteParagraph(xml, $"Heading{Math.Clamp(heading.Level, 1, 3)}", heading.Text);
                    break;
                case TextParagraph paragraph:
                    WriteParagraph(xml, paragraph.Quiet ? "Quiet" : "Normal", paragraph.Text);
                    break;
                case TextTable table:
                    WriteTable(xml, table);
                    break;
                default:
                    throw new ArgumentException($"A text document holds no {block.GetType().Name}.", nameof(blocks));
            }
        }

        xml.WriteRaw("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteParagraph(XmlWriter xml, string style, string text)
    {
        xml.WriteStartElement("p", Main);
        xml.WriteRaw($"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        xml.WriteStartElement("r", Main);
        foreach (var (line, place) in OfficePackage.Clean(text).ReplaceLineEndings("\n").Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
            {
                xml.WriteRaw("<w:br/>");
            }

            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", ns: null, "preserve");
            xml.WriteString(line);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTable(XmlWriter xml, TextTable table)
    {
        var whole = table.Columns.Sum(column => column.Width);
        var widths = table.Columns.Select(column => Across * column.Width / whole).ToList();
        xml.WriteStartElement("tbl", Main);
        xml.WriteRaw($"<w:tblPr><w:tblW w:w=\"{Across}\" w:type=\"dxa\"/><w:tblBorders>{string.Concat(new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(side => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"C9D6DF\"/>"))}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>");
        xml.WriteRaw($"<w:tblGrid>{string.Concat(widths.Select(width => $"<w:gridCol w:w=\"{width}\"/>"))}</w:tblGrid>");
        WriteRow(xml, widths, [.. table.Columns.Select(column => column.Title)], head: true);
        foreach (var row in table.Rows)
        {
            WriteRow(xml, widths, row, head: false);
        }

        xml.WriteEndElement();
        WriteParagraph(xml, "Cell", "");
    }

    private static void WriteRow(XmlWriter xml, List<int> widths, IReadOnlyList<string> cells, bool head)
    {
        xml.WriteStartElement("tr", Main);
        xml.WriteRaw(head ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:trPr><w:cantSplit/></w:trPr>");
        foreach (var (cell, width) in cells.Zip(widths))
        {
            xml.WriteStartElement("tc", Main);
            xml.WriteRaw($"<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{(head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3F2F1\"/>" : "")}</w:tcPr>");
            WriteParagraph(xml, head ? "CellHead" : "Cell", cell);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
