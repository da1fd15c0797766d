using System.Globalization;

namespace Lodestar.Standards;

/// <summary>A question that a partnership asks its organisations besides those of the pack. It has the form of an item.</summary>
public sealed record LocalQuestion
{
    /// <summary>Stable code, L1, L2 and so on: once published it is never used for another question.</summary>
    public required string Id { get; init; }

    /// <summary>The standard it belongs to.</summary>
    public string Standard { get; init; } = "";

    /// <summary>Short title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The question.</summary>
    public string Question { get; init; } = "";

    /// <summary>Help beside the question; may be left out.</summary>
    public string Hint { get; init; } = "";

    /// <summary>One description for each level, from the first.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>What it looks like when it goes well.</summary>
    public string Good { get; init; } = "";

    /// <summary>What it looks like when it is not there yet, without blame.</summary>
    public string NotYet { get; init; } = "";

    /// <summary>Examples of evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>One sentence to read after the answer.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>A first thing to do.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>Subjects, for matching guidance, training and services.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Themes of the section 11 audit that it answers; may be none.</summary>
    public IReadOnlyList<string> Section11 { get; init; } = [];

    /// <summary>The layer in which it was first asked; 0 while it is a draft.</summary>
    public int First { get; init; }

    /// <summary>The layer since which it asks in the same words; 0 while it is a draft.</summary>
    public int Since { get; init; }

    /// <summary>The id with a number.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"L{number}");

    /// <summary>The number in an id, for instance 12 in L12; 0 where there is none.</summary>
    public static int NumberOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return int.TryParse(id.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>True where an id is one of a local question.</summary>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return NumberOf(id) is > 0 and var number && id == IdOf(number);
    }

    /// <summary>True where question and levels, by which it is answered, have the same words.</summary>
    public bool AsksTheSame(LocalQuestion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Question == other.Question && Levels.SequenceEqual(other.Levels);
    }

    /// <summary>True where all words are the same.</summary>
    public bool SaysTheSame(LocalQuestion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return AsksTheSame(other)
            && Evidence.SequenceEqual(other.Evidence)
            && Tags.SequenceEqual(other.Tags)
            && Section11.SequenceEqual(other.Section11)
            && this == other with { Levels = Levels, Evidence = Evidence, Tags = Tags, Section11 = Section11, First = First, Since = Since };
    }
}

/// <summary>Help with an item of the pack in the partnership's own words. What is left out stays as the pack has it.</summary>
public sealed record HelpText
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>Help beside the question.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Why it is asked; of a practitioner's question only.</summary>
    public string Why { get; init; } = "";

    /// <summary>Examples of evidence; of an organisation's item only.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What good practice can look like; where a practitioner's question shows it.</summary>
    public string Good { get; init; } = "";

    /// <summary>What poor practice can look like; where a practitioner's question shows it.</summary>
    public string Poor { get; init; } = "";

    /// <summary>True where nothing differs from the pack.</summary>
    public bool IsEmpty => (Hint, Why, Good, Poor) == ("", "", "", "") && Evidence.Count == 0;

    /// <summary>True where all words are the same.</summary>
    public bool SaysTheSame(HelpText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Evidence.SequenceEqual(other.Evidence) && this == other with { Evidence = Evidence };
    }
}
