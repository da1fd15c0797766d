using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Lodestar.Tables;

/// <summary>
/// Makes an office file. The same content always gives the same bytes. The code that makes the parts gives them ids; here they are put in order, with
/// one fixed time.
/// </summary>
internal static class OfficePackage
{
    private const string Types = "[Content_Types].xml";

    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a file.</summary>
    /// <param name="make">Writes the file into a stream.</param>
    public static byte[] Write(Action<Stream> make)
    {
        using var made = new MemoryStream();
        make(made);
        using var file = new MemoryStream();
        using (var from = new ZipArchive(made, ZipArchiveMode.Read, leaveOpen: true))
        using (var into = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderByDescending(part => part.FullName == Types).ThenBy(part => part.FullName, StringComparer.Ordinal))
            {
                var entry = into.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Moment;
                using var content = part.Open();
                using var copy = entry.Open();
                content.CopyTo(copy);
            }
        }

        return file.ToArray();
    }

    /// <summary>Sets the title of a document.</summary>
    /// <param name="id">Id of the part.</param>
    /// <param name="title">What it is called.</param>
    public static void Name(OpenXmlPackage document, string id, string title)
    {
        var part = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", id);
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", title);
        xml.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", "en-GB");
        xml.WriteEndElement();
    }
}
