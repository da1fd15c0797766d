using System.IO.Compression;
using System.Text;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Tables;

/// <summary>Files as people send them: those of the trials, and hand-made workbooks with things that ours never have.</summary>
internal static class Sent
{
    /// <summary>Names that both users know columns by.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "Item",
        "Level",
        "Why we say so",
        "What works well",
        "What we will do next",
        "Evidence",
        "name",
        "sector",
        "districts",
        "size",
        "units",
    ];

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A file of the trials.</summary>
    public static byte[] Input(string name)
    {
        using var stream = typeof(Sent).Assembly.GetManifestResourceStream($"inputs/{name}")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The result of reading a file.</summary>
    public static Outcome<BroughtTable> Read(byte[] file, string name = "file") => TableReader.Read(file, name, Known, Words);

    public static Outcome<BroughtTable> Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    /// <summary>The cells of the first row of a file.</summary>
    public static IReadOnlyList<string> First(byte[] file) => Read(file).Value.Rows[0].Cells;

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">The rows of its sheet.</param>
    /// <param name="head">What comes before the sheet.</param>
    /// <param name="styles">The formats of its cells: codes, or numbers of built-in ones.</param>
    /// <param name="from1904">True to count days from 1904.</param>
    /// <param name="texts">Shared texts.</param>
    /// <param name="more">A further part of the workbook.</param>
    public static byte[] Book(string rows, string head = "", string[]? styles = null, bool from1904 = false, string texts = "", string? more = null)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(
                "xl/workbook.xml",
                $"""
                <workbook xmlns="{Main}" xmlns:r="{Document}"><workbookPr date1904="{(
                    from1904 ? 1 : 0
                )}"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
            );
            Put(
                "xl/_rels/workbook.xml.rels",
                $"""
                <Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Document}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """
            );
            Put("xl/worksheets/sheet1.xml", $"{head}<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
            if (texts.Length > 0)
            {
                Put("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>");
            }

            if (styles is not null)
            {
                // Custom formats are numbered from here.
                var own = styles.Select((code, place) => code.Length < 3 ? (Id: code, Code: "") : (Id: $"{164 + place}", Code: code)).ToList();
                var formats = own.Where(one => one.Code.Length > 0).Select(one => $"<numFmt numFmtId=\"{one.Id}\" formatCode=\"{one.Code}\"/>");
                var cells = own.Select(one => $"<xf numFmtId=\"{one.Id}\"/>");
                Put(
                    "xl/styles.xml",
                    $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(formats)}</numFmts><cellXfs>{string.Concat(cells)}</cellXfs></styleSheet>"
                );
            }

            if (more is not null)
            {
                Put(more, "x");
            }

            void Put(string path, string text)
            {
                using var stream = archive.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    /// <summary>A row of texts.</summary>
    public static string Row(params string[] texts) =>
        $"<row>{string.Concat(texts.Select(text => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"))}</row>";

    /// <summary>A table whose third cell is given as XML.</summary>
    public static byte[] Cell(string cell, string[]? styles = null, bool from1904 = false, string texts = "") =>
        Book(Row("Item", "Level", "Why we say so") + Row("O20", "2").Replace("</row>", $"{cell}</row>", StringComparison.Ordinal), "", styles, from1904, texts);

    private static Words Words { get; } = new Languages(pseudo: false).English;
}
