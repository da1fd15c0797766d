using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Lodestar.Standards;

/// <summary>A reflection that a person takes (<c>reflections/*.yaml</c>).</summary>
public sealed record PersonReflection
{
    /// <summary>Stable code.</summary>
    [Id("reflection")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What it is for, in a sentence or two.</summary>
    [Words]
    public required string About { get; init; }

    /// <summary>Minutes the whole of it takes, in words, for instance "10 to 15".</summary>
    [Words]
    public required string Minutes { get; init; }

    /// <summary>The short way through it; null if there is none.</summary>
    public ShortPath? Short { get; init; }

    /// <summary>Lists of answers that several items share.</summary>
    public IReadOnlyList<AnswerList> AnswerLists { get; init; } = [];

    /// <summary>What the result calls each standing, from the first to the furthest; empty if it shows no profile.</summary>
    [Words]
    public IReadOnlyList<string> Standings { get; init; } = [];

    /// <summary>Its sections in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>All items in order.</summary>
    public IReadOnlyList<Item> Items => Index.Items;

    /// <summary>The item with this id, or null.</summary>
    public Item? Find(string id) => Index.ById.TryGetValue(id, out var found) ? found.Item : null;

    /// <summary>The section that contains an item.</summary>
    /// <exception cref="KeyNotFoundException">No section contains it.</exception>
    public Section SectionOf(Item item) => Index.ById[item.Id].Section;

    /// <summary>The answers that an item takes, including those of a shared list; none if it names a list that does not exist.</summary>
    public IReadOnlyList<Option> AnswersOf(Item item) =>
        item.AnswerList is { } list ? AnswerLists.FirstOrDefault(one => one.Id == list)?.Answers ?? [] : item.Answers;

    // Every page and every submission looks up items many times. The index is outside the record, so that it plays no part in comparisons. A pack
    // with faults may have two items with the same id; the first is found.
    private ItemIndex Index => Indexes.GetValue(Sections, sections => new ItemIndex(sections));

    private static readonly ConditionalWeakTable<IReadOnlyList<Section>, ItemIndex> Indexes = [];

    /// <summary>Finds items and their sections by id.</summary>
    private sealed class ItemIndex(IReadOnlyList<Section> sections)
    {
        public IReadOnlyList<Item> Items { get; } = [.. sections.SelectMany(section => section.Items)];

        public FrozenDictionary<string, (Item Item, Section Section)> ById { get; } =
            sections
                .SelectMany(section => section.Items.Select(item => (Item: item, Section: section)))
                .DistinctBy(one => one.Item.Id)
                .ToFrozenDictionary(one => one.Item.Id, StringComparer.Ordinal);
    }
}

/// <summary>A selection of items that already gives a useful result.</summary>
public sealed record ShortPath
{
    /// <summary>Minutes it takes, in words.</summary>
    [Words]
    public required string Minutes { get; init; }

    [RefersTo("item")]
    public required IReadOnlyList<string> Items { get; init; }
}

/// <summary>A list of answers that several items share.</summary>
public sealed record AnswerList
{
    /// <summary>Stable code.</summary>
    [Id("answer list")]
    public required string Id { get; init; }

    /// <summary>The answers in order.</summary>
    public required IReadOnlyList<Option> Answers { get; init; }
}

/// <summary>Items that belong together.</summary>
public sealed record Section
{
    /// <summary>Stable code.</summary>
    [Id("section")]
    public required string Id { get; init; }

    /// <summary>Heading.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>A gentle note before the section, from which it can be skipped whole; null if none is needed.</summary>
    public SectionNote? Note { get; init; }

    /// <summary>True if the answers are not shown again after submission and stay out of what is printed.</summary>
    public bool Private { get; init; }

    /// <summary>True if all its items are on one page, in one fieldset each.</summary>
    public bool OnePage { get; init; }

    /// <summary>Its items in order.</summary>
    public required IReadOnlyList<Item> Items { get; init; }
}

/// <summary>A gentle note before a section.</summary>
public sealed record SectionNote
{
    /// <summary>Heading.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>The note, in Markdown.</summary>
    [Words]
    public required string Text { get; init; }
}

/// <summary>How an item is answered.</summary>
public enum ItemKind
{
    /// <summary>One of the pack's sectors.</summary>
    Sector,

    /// <summary>Any of the pack's districts.</summary>
    Districts,

    /// <summary>One of its answers.</summary>
    One,

    /// <summary>Any of its answers.</summary>
    Many,

    /// <summary>A whole number on a scale.</summary>
    Scale,

    /// <summary>One of its answers, followed by an explanation.</summary>
    Knowledge,

    /// <summary>Words for the person alone; never pooled.</summary>
    Text,
}

/// <summary>One question to a person.</summary>
public sealed record Item
{
    /// <summary>The answer 'I am not sure', which every item except private text takes.</summary>
    public const string NotSure = "not-sure";

    /// <summary>The answer of those who were asked and would rather not say; it is no strength of any other answer.</summary>
    public const string RatherNotSay = "i-would-rather-not-say";

    /// <summary>Stable code, for instance "P8".</summary>
    [Id("item")]
    public required string Id { get; init; }

    /// <summary>How it is answered.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The question or statement.</summary>
    [Words]
    public required string Question { get; init; }

    /// <summary>Help beside the question.</summary>
    [Words]
    public string? Hint { get; init; }

    /// <summary>Why it is asked.</summary>
    [Words]
    public string? Why { get; init; }

    /// <summary>The standard to whose profile it belongs; null if there is none.</summary>
    [RefersTo("standard")]
    public string? Standard { get; init; }

    /// <summary>The shared list of answers; null if it has its own.</summary>
    [RefersTo("answer list")]
    public string? AnswerList { get; init; }

    /// <summary>What the result says to someone with a good standing in it, as a sentence: "You know whom to tell."</summary>
    [Words]
    public string? Strength { get; init; }

    /// <summary>Its own answers in order.</summary>
    public IReadOnlyList<Option> Answers { get; init; } = [];

    /// <summary>How many answers may be chosen; null if all may.</summary>
    public int? AtMost { get; init; }

    /// <summary>Its scale; null if it has none.</summary>
    public Scale? Scale { get; init; }

    /// <summary>Longest text in characters; for a text only.</summary>
    public int? Length { get; init; }

    /// <summary>It is asked only when all of these hold; empty if it is always asked.</summary>
    public IReadOnlyList<Condition> ShowWhen { get; init; } = [];

    /// <summary>Feedback to read after the answer.</summary>
    public IReadOnlyList<Feedback> Feedback { get; init; } = [];

    /// <summary>Invented examples of practice, shown after the answer.</summary>
    public Practice? Practice { get; init; }

    /// <summary>For knowledge: what is true, and why.</summary>
    [Words]
    public string? Explanation { get; init; }

    /// <summary>For knowledge: the source.</summary>
    public Source? Source { get; init; }

    /// <summary>For knowledge: the day by which someone must review it.</summary>
    [ReviewBy]
    public DateOnly? ReviewBy { get; init; }

    /// <summary>For knowledge: true if it is about features of platforms, which change fast.</summary>
    public bool Feature { get; init; }

    /// <summary>What a person could do next if this is not easy yet.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>The theme or baseline of the founding report that it continues.</summary>
    public string? ReportTheme { get; init; }

    /// <summary>Themes of the section 11 audit that its pooled answers inform.</summary>
    [RefersTo("audit theme")]
    public IReadOnlyList<string> Section11 { get; init; } = [];
}

/// <summary>One answer that can be chosen.</summary>
public sealed record Option
{
    /// <summary>Stable code: kebab-case of its English words when first published, then frozen.</summary>
    public required string Code { get; init; }

    /// <summary>The words that people read.</summary>
    [Words]
    public required string Label { get; init; }

    /// <summary>The standing of this answer: 1 (a place to start) to 4; null if it has none.</summary>
    public int? Standing { get; init; }

    /// <summary>True if it excludes every other answer.</summary>
    public bool Alone { get; init; }

    /// <summary>True if it already says 'I am not sure'.</summary>
    public bool Unsure { get; init; }

    /// <summary>True if it says 'Not part of my role'.</summary>
    public bool NotMyPart { get; init; }

    /// <summary>For knowledge: true for the best answer.</summary>
    public bool Best { get; init; }

    /// <summary>The subjects on which someone who gives this answer needs help.</summary>
    [RefersTo("tag")]
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A scale of whole numbers.</summary>
public sealed record Scale
{
    /// <summary>Lowest number.</summary>
    public required int From { get; init; }

    /// <summary>Highest number.</summary>
    public required int To { get; init; }

    /// <summary>What the lowest number means.</summary>
    [Words]
    public required string Low { get; init; }

    /// <summary>What the highest number means.</summary>
    [Words]
    public required string High { get; init; }

    /// <summary>The lowest number of each standing from 1, for instance [1, 4, 7, 9].</summary>
    public IReadOnlyList<int> Standings { get; init; } = [];
}

/// <summary>True if an earlier item was answered with one of these answers.</summary>
public sealed record Condition
{
    /// <summary>The earlier item.</summary>
    [RefersTo("item")]
    public required string Item { get; init; }

    /// <summary>The answers with which it holds.</summary>
    public required IReadOnlyList<string> Is { get; init; }
}

/// <summary>A thought to read after an answer.</summary>
public sealed record Feedback
{
    /// <summary>The answers after which it is shown; empty if it is shown after all.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>The thought.</summary>
    [Words]
    public required string Text { get; init; }
}

/// <summary>Invented examples of practice, short and not about any real person.</summary>
public sealed record Practice
{
    /// <summary>What good practice can look like.</summary>
    [Words]
    public required string Good { get; init; }

    /// <summary>What poor practice can look like, without blame.</summary>
    [Words]
    public required string Poor { get; init; }
}

/// <summary>Something a person could do next.</summary>
public sealed record NextStep
{
    /// <summary>What to do.</summary>
    [Words]
    public required string Text { get; init; }

    /// <summary>Subjects, for matching something to read, to attend and to turn to.</summary>
    [RefersTo("tag")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>True if it concerns children or the person themself most directly and so comes first.</summary>
    public bool First { get; init; }
}
