using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>
/// Reads the sheets of a workbook (XLSX) that somebody sends. Nothing in it is run, followed or unpacked without limit, hidden sheets are
/// skipped, and the results of formulas are not trusted. docs/decisions/0022-tables.md says why no package does this.
/// </summary>
internal sealed partial class WorkbookRows : IDisposable
{
    private const int MostUnpacked = 32 * 1024 * 1024;
    private const int MostParts = 500;
    private const int MostTexts = BroughtTable.MostRows * BroughtTable.MostColumns;

    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostUnpacked,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> texts;
    private readonly CellFormats formats;
    private readonly List<(string Name, string Path)> sheets = [];
    private long unpacked;

    /// <param name="file">The file's content.</param>
    /// <param name="day">Writes a day in words.</param>
    /// <exception cref="TableException">It is too large, or contains programs.</exception>
    /// <exception cref="InvalidDataException">It is not a workbook.</exception>
    /// <exception cref="XmlException">It is not a workbook.</exception>
    public WorkbookRows(byte[] file, Func<DateOnly, string> day)
    {
        archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts || archive.Entries.Any(entry => entry.Length > MostUnpacked))
        {
            throw TableException.UnpacksTooLarge();
        }

        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new TableException(new Problem("", "tables.file.macros"));
        }

        foreach (var entry in archive.Entries)
        {
            parts.TryAdd(entry.FullName.TrimStart('/'), entry);
        }

        var book = Related("", "/officeDocument").Values.FirstOrDefault() ?? "xl/workbook.xml";
        var (pages, from1904) = (Related(book, "/worksheet"), false);
        foreach (var xml in Elements(book, "workbookPr", "sheet"))
        {
            if (xml.LocalName == "workbookPr")
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.GetAttribute("state") is null or "visible" && Attribute(xml, "id") is { } id && pages.TryGetValue(id, out var path))
            {
                sheets.Add((xml.GetAttribute("name") ?? "", path));
            }
        }

        if (sheets.Count == 0)
        {
            throw new InvalidDataException("The workbook has no sheet.");
        }

        texts = Texts(Related(book, "/sharedStrings").Values.FirstOrDefault() ?? "xl/sharedStrings.xml");
        formats = Formats(Related(book, "/styles").Values.FirstOrDefault() ?? "xl/styles.xml", from1904, day);
    }

    /// <summary>The sheets that people can see, in order; the rows of each are read as they are needed.</summary>
    public IEnumerable<(string Name, IEnumerable<BroughtTableRow> Rows)> Sheets => sheets.Select(sheet => (sheet.Name, Rows(sheet.Path)));

    public void Dispose() => archive.Dispose();

    private IEnumerable<BroughtTableRow> Rows(string path)
    {
        var line = 0;
        foreach (var xml in Elements(path, "row"))
        {
            line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : line + 1;
            var (cells, flaw) = (new List<string>(), (RowFlaw?)null);
            using var row = xml.ReadSubtree();
            while (row.Read())
            {
                if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                {
                    continue;
                }

                var place = Place(row.GetAttribute("r")) ?? cells.Count;
                if (place >= BroughtTable.MostColumns)
                {
                    throw new TableException(new Problem("", "tables.file.too-many-columns", BroughtTable.MostColumns));
                }

                while (cells.Count <= place)
                {
                    cells.Add("");
                }

                (cells[place], var kind) = Cell(row);
                flaw ??= kind is { } wrong ? new RowFlaw(wrong, place) : null;
            }

            yield return new BroughtTableRow(line, cells, flaw);
        }
    }

    private (string Text, FlawKind? Flaw) Cell(XmlReader row)
    {
        var (kind, style, value, flaw) = (row.GetAttribute("t"), row.GetAttribute("s"), "", (FlawKind?)null);
        using var cell = row.ReadSubtree();
        while (cell.Read())
        {
            if (cell.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (cell.LocalName)
            {
                case "f":
                    flaw = FlawKind.Formula;
                    break;
                case "is":
                    value = TextOf(cell);
                    break;
                case "v":
                    value = cell.ReadString();
                    break;
            }
        }

        return kind switch
        {
            "s" => (value.Length == 0 ? "" : texts.ElementAtOrDefault(int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)) ?? "", flaw),
            "inlineStr" => (value, flaw),
            "str" => (Decoded(value), flaw),
            "b" => (value is "1" or "true" ? "TRUE" : "FALSE", flaw),
            "e" => (value, flaw ?? FlawKind.Error),
            "d" => (formats.Shown(value), flaw),
            _ => (formats.Shown(value, style), flaw),
        };
    }

    // Text may be in several runs. A reading aid beside it is left out.
    private static string TextOf(XmlReader xml)
    {
        var text = new StringBuilder();
        using var inside = xml.ReadSubtree();
        var more = inside.Read();
        while (more)
        {
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                inside.Skip();
                more = !inside.EOF;
                continue;
            }

            if (inside is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text.Append(inside.ReadString());
            }

            more = inside.Read();
        }

        return Decoded(text.ToString());
    }

    // Characters that XML cannot hold are written like '_x000D_', and a '_' before such letters as '_x005F_'.
    private static string Decoded(string text) =>
        KeptText.Lines(Escaped().Replace(text, one => $"{(char)int.Parse(one.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)}"));

    private List<string> Texts(string path)
    {
        var found = new List<string>();
        foreach (var xml in Elements(path, "si"))
        {
            found.Add(found.Count < MostTexts ? TextOf(xml) : throw TableException.UnpacksTooLarge());
        }

        return found;
    }

    private CellFormats Formats(string path, bool from1904, Func<DateOnly, string> day)
    {
        var (codes, styles) = (new Dictionary<string, string>(), new List<string>());
        foreach (var xml in Elements(path, "numFmt", "cellXfs"))
        {
            if (xml.LocalName == "numFmt")
            {
                codes[xml.GetAttribute("numFmtId") ?? ""] = xml.GetAttribute("formatCode") ?? "";
                continue;
            }

            using var inside = xml.ReadSubtree();
            while (inside.Read())
            {
                if (inside is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                {
                    styles.Add(inside.GetAttribute("numFmtId") ?? "");
                }
            }
        }

        return new CellFormats(styles, codes, from1904, day);
    }

    private static int? Place(string? reference)
    {
        var place = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            place = (place * 26) + letter - 'A' + 1;
        }

        return place == 0 ? null : place - 1;
    }

    // The parts of one kind to which a part refers, by id. Kinds and elements have other namespaces in a workbook saved as 'Strict'.
    private Dictionary<string, string> Related(string path, string kind)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var found = new Dictionary<string, string>();
        foreach (var xml in Elements($"{folder}_rels/{path[folder.Length..]}.rels", "Relationship"))
        {
            if (
                xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Type")?.EndsWith(kind, StringComparison.Ordinal) == true
                && xml.GetAttribute("Target") is { } target
            )
            {
                found[xml.GetAttribute("Id") ?? ""] = Whole(folder, target);
            }
        }

        return found;
    }

    private static string Whole(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "."))
        {
            if (step != "..")
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return string.Join('/', steps);
    }

    private static string? Attribute(XmlReader xml, string name)
    {
        for (var place = 0; place < xml.AttributeCount; place++)
        {
            xml.MoveToAttribute(place);
            if (xml.LocalName == name)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    // A missing part has no elements. An archive's own statement of its sizes is not trusted: reading stops at the limit.
    private IEnumerable<XmlReader> Elements(string path, params string[] names)
    {
        if (!parts.TryGetValue(path, out var entry))
        {
            yield break;
        }

        using var xml = XmlReader.Create(new Bounded(entry.Open(), this), Careful);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && names.Contains(xml.LocalName))
            {
                yield return xml;
            }
        }
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, 1000)]
    private static partial Regex Escaped();

    /// <summary>A stream that fails when more is read from it than allowed.</summary>
    private sealed class Bounded(Stream inner, WorkbookRows book) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            book.unpacked += got;
            return book.unpacked <= MostUnpacked ? got : throw TableException.UnpacksTooLarge();
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
