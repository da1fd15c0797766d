using System.Globalization;
using Lodestar.Kernel;

namespace Lodestar.Standards;

/// <summary>Writes a draft of local questions into the files of the pack, so that <see cref="PackCheck"/> reads it as a part of them.</summary>
internal static class LocalSource
{
    private const string Mark = "local/";

    // The line of a place stands for the field, so that a fault finds its way back to it. Levels count on from the first.
    private static readonly string[] Fields =
    [
        "",
        "Standard",
        "Title",
        "Question",
        "Hint",
        "Good",
        "NotYet",
        "Evidence",
        "Feedback",
        "NextStep",
        "Tags",
        "Section11",
        "Why",
        "Poor",
    ];

    private const int FirstLevel = 100;

    /// <summary>Makes a pack source with the draft's questions and help in it.</summary>
    public static PackSource Above(PackSource source, LocalLayer draft) =>
        source with
        {
            Files =
            [
                .. source.Files.Select(file =>
                    file.File.StartsWith("reflections/", StringComparison.Ordinal)
                        ? file with
                        {
                            Root = (ContentMap)Rewritten(file.Root, draft, file.File == "reflections/organisation.yaml"),
                        }
                        : file
                ),
            ],
        };

    /// <summary>The faults that concern the draft.</summary>
    public static IEnumerable<LocalFault> Faults(PackSource source) =>
        from fault in PackCheck.Faults(source, today: null)
        where fault.Place.File.StartsWith(Mark, StringComparison.Ordinal)
        let field = fault.Place.Line >= FirstLevel
            ? string.Create(CultureInfo.InvariantCulture, $"Levels[{fault.Place.Line - FirstLevel}]")
            : Fields[fault.Place.Line]
        select new LocalFault(fault.Place.File[Mark.Length..], new Problem(field, "standards.local.check.pack", fault.What, fault.ToDo));

    private static ContentNode Rewritten(ContentNode node, LocalLayer draft, bool organisation) =>
        node switch
        {
            ContentMap map when map.Find("id") is ContentText { Value: var id } && draft.HelpWith(id) is { } help => Helped(map, help),
            ContentMap map => map with
            {
                Entries =
                [
                    .. map.Entries.Select(entry =>
                        entry with
                        {
                            Value =
                                organisation && entry is { Key: "items", Value: ContentList items }
                                    ? Items(items, draft)
                                    : Rewritten(entry.Value, draft, organisation: false),
                        }
                    ),
                ],
            },
            ContentList list => list with { Items = [.. list.Items.Select(item => Rewritten(item, draft, organisation: false))] },
            _ => node,
        };

    private static ContentList Items(ContentList items, LocalLayer draft) =>
        items with
        {
            Items = [.. items.Items.Select(item => Rewritten(item, draft, organisation: false)), .. draft.Questions.Select(Map)],
        };

    private static ContentMap Map(LocalQuestion question)
    {
        var file = Mark + question.Id;
        List<ContentEntry> entries = [Text(file, "id", "", question.Id)!];
        entries.AddRange(
            new[]
            {
                Text(file, "standard", "Standard", question.Standard),
                Text(file, "title", "Title", question.Title),
                Text(file, "question", "Question", question.Question),
                Text(file, "hint", "Hint", question.Hint),
                Text(file, "good", "Good", question.Good),
                Text(file, "not-yet", "NotYet", question.NotYet),
                Text(file, "feedback", "Feedback", question.Feedback),
                Text(file, "next-step", "NextStep", question.NextStep),
            }.OfType<ContentEntry>()
        );
        entries.Add(List(file, "evidence", "Evidence", question.Evidence));
        entries.Add(List(file, "tags", "Tags", question.Tags));
        entries.Add(List(file, "section-11", "Section11", question.Section11));
        entries.Add(
            new ContentEntry(
                "levels",
                new Place(file, FirstLevel),
                new ContentList(
                    [.. question.Levels.Select((level, place) => new ContentText(level, new Place(file, FirstLevel + place)))],
                    new Place(file, FirstLevel)
                )
            )
        );
        return new ContentMap(entries, new Place(file, 0));
    }

    // The whole item is moved, because its words are read together.
    private static ContentMap Helped(ContentMap map, HelpText help)
    {
        var file = Mark + help.Item;
        var moved = (ContentMap)Moved(map, new Place(file, 0));
        moved = Put(moved, Text(file, "hint", "Hint", help.Hint));
        moved = Put(moved, Text(file, "why", "Why", help.Why));
        moved = help.Evidence.Count > 0 ? Put(moved, List(file, "evidence", "Evidence", help.Evidence)) : moved;
        return moved.Find("practice") is ContentMap practice
            ? Put(
                moved,
                new ContentEntry("practice", practice.Place, Put(Put(practice, Text(file, "good", "Good", help.Good)), Text(file, "poor", "Poor", help.Poor)))
            )
            : moved;
    }

    private static ContentNode Moved(ContentNode node, Place place) =>
        node switch
        {
            ContentMap map => new ContentMap([.. map.Entries.Select(entry => new ContentEntry(entry.Key, place, Moved(entry.Value, place)))], place),
            ContentList list => new ContentList([.. list.Items.Select(item => Moved(item, place))], place),
            _ => node with { Place = place },
        };

    private static ContentMap Put(ContentMap map, ContentEntry? entry) =>
        entry is null ? map : map with { Entries = [.. map.Entries.Where(one => one.Key != entry.Key), entry] };

    private static ContentEntry? Text(string file, string key, string field, string text) =>
        text.Length == 0 ? null : new ContentEntry(key, At(file, field), new ContentText(text, At(file, field)));

    private static ContentEntry List(string file, string key, string field, IReadOnlyList<string> texts) =>
        new(key, At(file, field), new ContentList([.. texts.Select(text => new ContentText(text, At(file, field)))], At(file, field)));

    private static Place At(string file, string field) => new(file, Array.IndexOf(Fields, field));
}
