using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Lodestar.Kernel;

namespace Lodestar.OtherAudits;

/// <summary>
/// Reads the first sheet of a workbook (XLSX) that somebody sends: nothing in it is run, followed or unpacked without end, and a
/// result of a formula is not believed.
/// </summary>
internal static class WorkbookFiles
{
    private const int MostUnpacked = 32 * 1024 * 1024;
    private const int MostParts = 500;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>Its rows.</summary>
    /// <exception cref="TableException">It is larger than it may be, or holds programs.</exception>
    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    /// <exception cref="XmlException">It is no workbook.</exception>
    public static IReadOnlyList<BroughtTableRow> Rows(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts || archive.Entries.Any(entry => entry.Length > MostUnpacked))
        {
            throw new TableException(new Problem("Upload", "other-audits.import.unpacks-too-large"));
        }

        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new TableException(new Problem("Upload", "other-audits.import.macros"));
        }

        var shared = archive.GetEntry("xl/sharedStrings.xml") is { } strings ? Strings(strings) : [];
        return [.. Rows(FirstSheet(archive), shared)];
    }

    private static ZipArchiveEntry FirstSheet(ZipArchive archive)
    {
        var id = Elements(archive.GetEntry("xl/workbook.xml"), "sheet", xml => xml.GetAttribute("id", Relation)).FirstOrDefault();
        var target = Elements(archive.GetEntry("xl/_rels/workbook.xml.rels"), "Relationship", xml => xml.GetAttribute("Id") == id && xml.GetAttribute("TargetMode") != "External" ? xml.GetAttribute("Target") : null).FirstOrDefault(one => one is not null);
        var path = target is null ? null : target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return (path is null ? null : archive.GetEntry(path)) ?? throw new InvalidDataException("The workbook has no sheet.");
    }

    private static List<string> Strings(ZipArchiveEntry entry)
    {
        using var xml = Open(entry);
        var strings = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si", NamespaceURI: Main })
            {
                strings.Add(TextOf(xml));
            }
        }

        return strings;
    }

    private static IEnumerable<BroughtTableRow> Rows(ZipArchiveEntry entry, List<string> shared)
    {
        using var xml = Open(entry);
        var line = 0;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row", NamespaceURI: Main })
            {
                continue;
            }

            line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : line + 1;
            var (cells, formula) = (new List<string>(), false);
            using var row = xml.ReadSubtree();
            while (row.Read())
            {
                if (row is { NodeType: XmlNodeType.Element, LocalName: "c", NamespaceURI: Main })
                {
                    var place = Place(row.GetAttribute("r")) ?? cells.Count;
                    if (place >= TableFiles.MostColumns)
                    {
                        throw new TableException(new Problem("Upload", "other-audits.import.too-many-columns", TableFiles.MostColumns));
                    }

                    while (cells.Count < place)
                    {
                        cells.Add("");
                    }

                    cells.Add(Cell(row, shared, ref formula));
                }
            }

            yield return new BroughtTableRow(line, cells, formula);
        }
    }

    private static string Cell(XmlReader row, List<string> shared, ref bool formula)
    {
        var (kind, value) = (row.GetAttribute("t"), "");
        using var cell = row.ReadSubtree();
        while (cell.Read())
        {
            if (cell.NodeType != XmlNodeType.Element || cell.NamespaceURI != Main)
            {
                continue;
            }

            switch (cell.LocalName)
            {
                case "f":
                    formula = true;
                    break;
                case "is":
                    value = TextOf(cell);
                    break;
                case "v":
                    value = cell.ReadString();
                    break;
            }
        }

        return kind == "s" ? shared.ElementAtOrDefault(int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)) ?? "" : value;
    }

    // Text may stand in several runs; how a word is spoken stands beside it and is left out.
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

        return text.ToString();
    }

    private static int? Place(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var place = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            place = (place * 26) + letter - 'A' + 1;
        }

        return place == 0 ? null : place - 1;
    }

    private static List<T> Elements<T>(ZipArchiveEntry? entry, string name, Func<XmlReader, T> read)
    {
        using var xml = Open(entry ?? throw new InvalidDataException("A part of the workbook is missing."));
        var found = new List<T>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                found.Add(read(xml));
            }
        }

        return found;
    }

    // What an archive says of its own sizes is not believed: the reader stops at the limit, whatever comes.
    private static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(new Bounded(entry.Open(), MostUnpacked), Careful);

    private sealed class Bounded(Stream inner, int most) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            read += got;
            return read <= most ? got : throw new TableException(new Problem("Upload", "other-audits.import.unpacks-too-large"));
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
