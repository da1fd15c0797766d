using System.Globalization;

namespace Lodestar.Standards;

/// <summary>A question of the partnership's own for its organisations, besides those of the pack. It has the form of an item.</summary>
public sealed record LocalQuestion
{
    /// <summary>Stable code, L1, L2 and so on. Once published, it is never used for another question.</summary>
    public required string Id { get; init; }

    /// <summary>The standard it belongs to.</summary>
    public string Standard { get; init; } = "";

    /// <summary>Short title.</summary>
    public string Title { get; init; } = "";

    public string Question { get; init; } = "";

    /// <summary>Help beside the question; may be left out.</summary>
    public string Hint { get; init; } = "";

    /// <summary>One description for each level, from the first.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>What it looks like when things go well.</summary>
    public string Good { get; init; } = "";

    /// <summary>What it looks like when things are not there yet, in words without blame.</summary>
    public string NotYet { get; init; } = "";

    /// <summary>Examples of evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>One sentence that is shown after the answer.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>A first thing to do.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>Subjects, for matching guidance, training and services.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Themes of the section 11 audit that it answers; may be none.</summary>
    public IReadOnlyList<string> Section11 { get; init; } = [];

    /// <summary>The layer in which it was first asked; 0 in a draft.</summary>
    public int First { get; init; }

    /// <summary>The layer since which it has had the same words; 0 in a draft.</summary>
    public int Since { get; init; }

    /// <summary>Makes the id with this number.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"L{number}");

    /// <summary>The number in an id, for instance 12 in L12; 0 if it is not such an id.</summary>
    public static int NumberOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return int.TryParse(id.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>True if an id is that of a local question.</summary>
    public static bool IsId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return NumberOf(id) is > 0 and var number && id == IdOf(number);
    }

    /// <summary>True if the question and its levels have the same words, so that answers compare.</summary>
    public bool AsksTheSame(LocalQuestion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Question == other.Question && Levels.SequenceEqual(other.Levels);
    }

    /// <summary>True if all words are the same.</summary>
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

/// <summary>Help with an item of the pack in the partnership's own words. A text that is left out stays as in the pack.</summary>
public sealed record HelpText
{
    public required string Item { get; init; }

    /// <summary>Help beside the question.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Why it is asked; only for a practitioner's question.</summary>
    public string Why { get; init; } = "";

    /// <summary>Examples of evidence; only for an organisation's item.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What good practice can look like, for practitioners' questions that show it.</summary>
    public string Good { get; init; } = "";

    /// <summary>What poor practice can look like, for practitioners' questions that show it.</summary>
    public string Poor { get; init; } = "";

    /// <summary>True if nothing differs from the pack.</summary>
    public bool IsEmpty => (Hint, Why, Good, Poor) == ("", "", "", "") && Evidence.Count == 0;

    /// <summary>True if all words are the same.</summary>
    public bool SaysTheSame(HelpText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Evidence.SequenceEqual(other.Evidence) && this == other with { Evidence = Evidence };
    }
}
