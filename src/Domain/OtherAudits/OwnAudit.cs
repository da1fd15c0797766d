using Lodestar.Kernel;

namespace Lodestar.OtherAudits;

/// <summary>A theme of a partnership's own audit, with the items that answer it.</summary>
/// <param name="Id">Its code in this audit: T1, T2 and so on. No code is used twice.</param>
/// <param name="Title">Display name.</param>
/// <param name="Items">Ids of the items that answer it.</param>
public sealed record OwnTheme(string Id, string Title, IReadOnlyList<string> Items)
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = 200;
}

/// <summary>An audit that organisations of the partnership do elsewhere: its themes, and which items of a reflection answer them.</summary>
public sealed class OwnAudit
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>How many themes it can have.</summary>
    public const int MostThemes = 80;

    private OwnAudit() { }

    public Guid Id { get; private init; }

    /// <summary>Display name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What people need to know before they use it, such as where to find its questions.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Goes up by one with each change, so that two people who change it at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>The number of themes it has ever had; the next theme gets the next number.</summary>
    public int Counted { get; private set; }

    /// <summary>Its themes in order.</summary>
    public IReadOnlyList<OwnTheme> Themes { get; private set; } = [];

    /// <summary>Starts an audit without themes, or says why it cannot.</summary>
    /// <param name="title">Display name.</param>
    /// <param name="note">What people need to know before they use it.</param>
    /// <param name="id">Its id; null for a random one.</param>
    public static Outcome<OwnAudit> Begin(string? title, string? note, Guid? id = null)
    {
        var audit = new OwnAudit { Id = id ?? Guid.NewGuid() };
        return audit.Describe(title, note) is { } problem ? problem : audit;
    }

    /// <summary>Changes its title and note.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Describe(string? title, string? note)
    {
        var (named, noted) = Tidy(title, note);
        if (named.Length is 0 or > LongestTitle || named.Any(char.IsControl))
        {
            return new Problem(nameof(Title), "other-audits.own.title-wrong", LongestTitle);
        }

        if (noted.Length > LongestNote)
        {
            return new Problem(nameof(Note), "together.item.long", LongestNote, noted.Length);
        }

        (Title, Note, Version) = (named, noted, Version + 1);
        return null;
    }

    /// <summary>True if it already has this title and note.</summary>
    public bool Says(string? title, string? note) => (Title, Note) == Tidy(title, note);

    private static (string Title, string Note) Tidy(string? title, string? note) => ((title ?? "").Trim(), (note ?? "").ReplaceLineEndings("\n").Trim());

    /// <summary>Adds a theme, or changes an existing one.</summary>
    /// <param name="id">Its code; null for a new one.</param>
    /// <param name="title">Display name.</param>
    /// <param name="items">Ids of the items that answer it.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Keep(string? id, string? title, IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var named = (title ?? "").Trim();
        if (named.Length is 0 or > OwnTheme.Longest || named.Any(char.IsControl))
        {
            return new Problem(nameof(OwnTheme.Title), "other-audits.own.theme-wrong", OwnTheme.Longest);
        }

        if (id is null && Themes.Count >= MostThemes)
        {
            return new Problem(nameof(OwnTheme.Title), "other-audits.own.too-many", MostThemes);
        }

        Counted += id is null ? 1 : 0;
        var theme = new OwnTheme(id ?? $"T{Counted}", named, [.. items.Distinct()]);
        Themes = id is null ? [.. Themes, theme] : [.. Themes.Select(one => one.Id == id ? theme : one)];
        Version++;
        return null;
    }

    /// <summary>True if a theme says just this.</summary>
    /// <param name="id">Its code; null for any.</param>
    /// <param name="title">Name for people.</param>
    /// <param name="items">Ids of the items that answer it.</param>
    public bool Holds(string? id, string? title, IReadOnlyList<string> items) =>
        Themes.Any(theme => (id is null || theme.Id == id) && theme.Title == (title ?? "").Trim() && theme.Items.SequenceEqual(items));

    /// <summary>Takes a theme out.</summary>
    public void TakeOut(string id)
    {
        Themes = [.. Themes.Where(theme => theme.Id != id)];
        Version++;
    }
}
