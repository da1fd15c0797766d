namespace Lodestar.Standards;

/// <summary>The files of a pack as they were read, before they are given a meaning.</summary>
/// <param name="Files">The files in the pack's own language.</param>
/// <param name="Languages">For each other language, the files in <c>languages/CODE/</c>, under the path of the file that they translate.</param>
/// <param name="Sha256">Hash over all files except <c>published.yaml</c>, in lower-case hexadecimal.</param>
/// <param name="Unreadable">Files that are not YAML.</param>
public sealed record PackSource(
    IReadOnlyList<ContentFile> Files,
    IReadOnlyDictionary<string, IReadOnlyList<ContentFile>> Languages,
    string Sha256,
    IReadOnlyList<Fault> Unreadable
)
{
    /// <summary>Reads the pack in one of its languages.</summary>
    /// <param name="language">A language code; null or the pack's own language leaves the files as they are.</param>
    /// <param name="say">Changes every text people read, for a pseudo-language.</param>
    public PackReading In(string? language = null, Func<string, string>? say = null)
    {
        if (language is null || !Languages.TryGetValue(language, out var translated))
        {
            return PackReading.Of(Files, say);
        }

        var faults = new List<Fault>();
        var files = Files.Select(file => translated.FirstOrDefault(one => one.File == file.File) is { } over ? Overlay(file, over, faults) : file);
        var reading = PackReading.Of([.. files], say);
        faults.AddRange(
            from over in translated
            where Files.All(file => file.File != over.File)
            select new Fault(
                over.Root.Place,
                $"It translates {over.File}, which the pack does not have.",
                "Take the file out, or give it the name of the file it translates."
            )
        );
        reading.Binder.Faults.InsertRange(0, faults);
        return reading;
    }

    private static ContentFile Overlay(ContentFile file, ContentFile over, List<Fault> faults) =>
        file with
        {
            Root = (ContentMap)Overlay(file.Root, over.Root, faults),
            Body = over.Body ?? file.Body,
        };

    // Elements that have a name are matched by it, so a translation may leave some out and need not keep their order.
    private static ContentNode Overlay(ContentNode node, ContentNode over, List<Fault> faults)
    {
        switch (node, over)
        {
            case (ContentText, ContentText text):
                return text;
            case (ContentMap map, ContentMap changes):
                foreach (var extra in changes.Entries.Where(entry => map.Find(entry.Key) is null))
                {
                    faults.Add(new Fault(extra.Place, $"'{extra.Key}' translates nothing.", "Take it out, or give it the name of what it translates."));
                }

                return map with
                {
                    Entries =
                    [
                        .. map.Entries.Select(entry =>
                            changes.Find(entry.Key) is { } change ? entry with { Value = Overlay(entry.Value, change, faults) } : entry
                        ),
                    ],
                };
            case (ContentList list, ContentList changes) when list.Items.All(item => PackBinder.KeyOfElement(item) is not null):
                foreach (var extra in changes.Items.Where(change => !list.Items.Any(item => SameElement(item, change))))
                {
                    faults.Add(new Fault(extra.Place, "This translates nothing.", "Begin it with the id or code of what it translates."));
                }

                return list with
                {
                    Items =
                    [
                        .. list.Items.Select(item =>
                            changes.Items.FirstOrDefault(change => SameElement(item, change)) is { } change ? Overlay(item, change, faults) : item
                        ),
                    ],
                };
            case (ContentList list, ContentList changes) when list.Items.Count == changes.Items.Count:
                return list with { Items = [.. list.Items.Zip(changes.Items, (item, change) => Overlay(item, change, faults))] };
            default:
                faults.Add(new Fault(over.Place, "This has another form than what it translates.", "Give it the same lines as the file it translates."));
                return node;
        }
    }

    private static bool SameElement(ContentNode one, ContentNode other) => PackBinder.KeyOfElement(one) is { } key && key == PackBinder.KeyOfElement(other);
}
