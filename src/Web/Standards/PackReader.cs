using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lodestar.Standards;

/// <summary>Reads the YAML and Markdown of a pack into content nodes; their meaning is decided in Domain.</summary>
public static class PackReader
{
    private const string LanguageFolder = "languages/";

    /// <summary>Reads all files of a pack. A file that is not YAML becomes a fault, never an exception.</summary>
    public static PackSource Read(PackFiles pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var unreadable = new List<Fault>();
        var read = pack
            .Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => ReadFile(file.Key, file.Value, unreadable))
            .OfType<ContentFile>()
            .ToList();

        var languages = read.Where(file => IsTranslation(file.File))
            .GroupBy(file => file.File.Split('/')[1])
            .ToDictionary(
                group => group.Key,
                IReadOnlyList<ContentFile> (group) =>
                    [.. group.Select(file => file with { File = file.File[(LanguageFolder.Length + group.Key.Length + 1)..] })]
            );

        return new PackSource([.. read.Where(file => !IsTranslation(file.File))], languages, pack.Sha256, unreadable);
    }

    private static bool IsTranslation(string path) => path.StartsWith(LanguageFolder, StringComparison.Ordinal) && path.Count(letter => letter == '/') >= 2;

    private static ContentFile? ReadFile(string path, string text, List<Fault> unreadable)
    {
        var (yaml, yamlLine, body) = path.EndsWith(".md", StringComparison.Ordinal) ? Split(path, text) : (text, 0, null);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return new ContentFile(path, (ContentMap)Node(root, path, yamlLine), body);
            }

            unreadable.Add(new Fault(new Place(path, 1), "It holds no 'name: value' lines.", "See the schema beside the packs for what belongs here."));
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            var why = fault.InnerException is null ? fault.Message : $"{fault.Message} {fault.InnerException.Message}";
            unreadable.Add(
                new Fault(
                    new Place(path, yamlLine + FaultyLine(yaml, fault)),
                    $"This is not YAML: {why}",
                    "Look at this line and the one above for a missing space, quote or colon."
                )
            );
        }

        return null;
    }

    // The library does not always say where it stopped; reading again event by event does.
    private static int FaultyLine(string yaml, Exception fault)
    {
        if (fault is AnchorNotFoundException && yaml.IndexOf('*', StringComparison.Ordinal) is >= 0 and var anchor)
        {
            return 1 + yaml[..anchor].Count(letter => letter == '\n');
        }

        if (fault is YamlException { Start.Line: > 1 and var start })
        {
            return (int)start;
        }

        var named = 1;
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
            {
                named = Math.Max(named, (int)(parser.Current?.End.Line ?? 1));
            }
        }
        catch (Exception stopped) when (stopped is YamlException or InvalidOperationException)
        {
            named = Math.Max(named, (int)((stopped as YamlException)?.End.Line ?? 1));
        }

        return named;
    }

    // A Markdown file begins with YAML between two lines of three hyphens.
    private static (string Yaml, int YamlLine, ContentText? Body) Split(string path, string text)
    {
        const string Fence = "---\n";
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return ("", 0, new ContentText(text, new Place(path, 1)));
        }

        var body = text[(end + 1 + Fence.Length)..];
        var bodyLine = 1 + text[..(end + 1 + Fence.Length)].Count(letter => letter == '\n');
        return (text[Fence.Length..(end + 1)], 1, new ContentText(body, new Place(path, bodyLine)));
    }

    private static ContentNode Node(YamlNode node, string path, int offset)
    {
        var place = new Place(path, (int)node.Start.Line + offset);
        return node switch
        {
            YamlScalarNode scalar => new ContentText(scalar.Value ?? "", place),
            YamlSequenceNode list => new ContentList([.. list.Children.Select(child => Node(child, path, offset))], place),
            YamlMappingNode map => new ContentMap(
                [
                    .. map.Children.Select(child => new ContentEntry(
                        child.Key.ToString(),
                        new Place(path, (int)child.Key.Start.Line + offset),
                        Node(child.Value, path, offset)
                    )),
                ],
                place
            ),
            _ => new ContentText("", place),
        };
    }
}
