using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lodestar.Ui.Tables;

/// <summary>
/// Writes a file of an office programme: an archive of XML parts (ECMA-376). The same parts always give the same bytes, since each
/// carries one fixed time.
/// </summary>
internal static class OfficePackage
{
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>Writes the parts in their order.</summary>
    public static byte[] Write(IEnumerable<(string Path, Action<XmlWriter> Write)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, write) in parts)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = Moment;
                using var stream = entry.Open();
                using var xml = XmlWriter.Create(stream, Form);
                xml.WriteStartDocument(standalone: true);
                write(xml);
            }
        }

        return file.ToArray();
    }

    /// <summary>A text without what XML cannot hold: control signs and halves of letters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
            {
                clean.Append(text, place++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[place]))
            {
                clean.Append(text[place]);
            }
        }

        return clean.ToString();
    }
}
