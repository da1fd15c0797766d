using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Lodestar.Ui.Tables;

/// <summary>
/// Writes tables as a workbook (XLSX). The same tables always give the same bytes: parts in one order, fixed ids, one time in
/// the archive. What people typed is always text and never a formula.
/// </summary>
public static partial class Workbook
{
    /// <summary>The kind of file it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The longest text that a cell holds.</summary>
    public const int LongestText = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const int LongestName = 31;

    // Places in the list of styles below.
    private const int Heading = 1, Plain = 2, Day = 3, Quoted = 4;

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3F2F1"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FFC9D6DF"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf borderId="1" quotePrefix="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
        """;

    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Writes it.</summary>
    public static byte[] Write(IReadOnlyList<Worksheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        return OfficePackage.Write([
            ("[Content_Types].xml", xml => WriteTypes(xml, sheets.Count)),
            ("_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", xml => WriteBook(xml, [.. Names(sheets)])),
            ("xl/_rels/workbook.xml.rels", xml => WriteRelations(xml, [.. sheets.Select((_, place) => ("worksheet", $"worksheets/sheet{place + 1}.xml")), ("styles", "styles.xml")])),
            ("xl/styles.xml", xml => xml.WriteRaw(Styles)),
            .. sheets.Select((sheet, place) => ($"xl/worksheets/sheet{place + 1}.xml", (Action<XmlWriter>)(xml => WriteSheet(xml, sheet, place == 0)))),
        ]);
    }

    private static void WriteTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Types);
        foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
        {
            Element(xml, "Default", Types, ("Extension", extension), ("ContentType", type));
        }

        const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Element(xml, "Override", Types, ("PartName", "/xl/workbook.xml"), ("ContentType", $"{kind}sheet.main+xml"));
        Element(xml, "Override", Types, ("PartName", "/xl/styles.xml"), ("ContentType", $"{kind}styles+xml"));
        for (var number = 1; number <= sheets; number++)
        {
            Element(xml, "Override", Types, ("PartName", $"/xl/worksheets/sheet{number}.xml"), ("ContentType", $"{kind}worksheet+xml"));
        }

        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Kind, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var ((kind, target), place) in relations.Select((relation, place) => (relation, place)))
        {
            Element(xml, "Relationship", Relationships, ("Id", $"rId{place + 1}"), ("Type", $"{Document}/{kind}"), ("Target", target));
        }

        xml.WriteEndElement();
    }

    private static void WriteBook(XmlWriter xml, IReadOnlyList<string> names)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets", Main);
        foreach (var (name, place) in names.Select((name, place) => (name, place)))
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", $"{place + 1}");
            xml.WriteAttributeString("r", "id", Document, $"rId{place + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // The first row stays in view, long texts wrap, and a page on paper is as wide as the table.
    private static void WriteSheet(XmlWriter xml, Worksheet sheet, bool first)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.WriteRaw($"<sheetViews><sheetView {(first ? "tabSelected=\"1\" " : "")}workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        if (sheet.Columns.Count > 0)
        {
            xml.WriteRaw($"<cols>{string.Concat(sheet.Columns.Select((column, place) => $"<col min=\"{place + 1}\" max=\"{place + 1}\" width=\"{column.Width}\" customWidth=\"1\"/>"))}</cols>");
        }

        xml.WriteStartElement("sheetData", Main);
        WriteRow(xml, 1, [.. sheet.Columns.Select(column => (object?)column.Title)], heading: true);
        foreach (var (row, place) in sheet.Rows.Select((row, place) => (row, place)))
        {
            WriteRow(xml, place + 2, row, heading: false);
        }

        xml.WriteEndElement();
        xml.WriteRaw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int number, IReadOnlyList<object?> cells, bool heading)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", $"{number}");
        foreach (var (cell, place) in cells.Select((cell, place) => (cell, place)))
        {
            var (style, value) = cell switch
            {
                null => (Plain, ""),
                string text => (heading ? Heading : Formulas.CouldBe(text) ? Quoted : Plain, Clean(text)),
                int whole => (Plain, whole.ToString(CultureInfo.InvariantCulture)),
                DateOnly day => (Day, (day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture)),
                _ => throw new ArgumentException($"A cell holds a {cell.GetType().Name}, which is no text, number or day.", nameof(cells)),
            };
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", $"{Letters(place)}{number}");
            xml.WriteAttributeString("s", $"{style}");
            if (cell is string)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", ns: null, "preserve");
                xml.WriteString(value);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            else if (cell is not null)
            {
                xml.WriteElementString("v", Main, value);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string space, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    // '_x0041_' would be read as the letter it names, so its first sign is named itself.
    private static string Clean(string text)
    {
        var whole = Named().Replace(OfficePackage.Clean(text), "_x005F_");
        return whole.Length <= LongestText ? whole : whole[..(LongestText - (char.IsHighSurrogate(whole[LongestText - 1]) ? 1 : 0))];
    }

    // A tab has a short name without some signs, and no two have the same.
    private static IEnumerable<string> Names(IReadOnlyList<Worksheet> sheets)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            var clean = Clean(NotInNames().Replace(sheet.Name, " ")).Trim().Trim('\'');
            clean = clean.Length == 0 ? $"{taken.Count + 1}" : clean;
            var name = Cut(clean, LongestName);
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{Cut(clean, LongestName - 5)} {number}";
            }

            yield return name;
        }
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - (char.IsHighSurrogate(text[longest - 1]) ? 1 : 0))].TrimEnd();

    private static string Letters(int place) => place < 26 ? $"{(char)('A' + place)}" : Letters((place / 26) - 1) + (char)('A' + (place % 26));

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"[\[\]:*?/\\\p{C}]", RegexOptions.None, 1000)]
    private static partial Regex NotInNames();
}
