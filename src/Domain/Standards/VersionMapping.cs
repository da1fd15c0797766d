namespace Lodestar.Standards;

/// <summary>The themes of another audit (<c>mappings/section-11.yaml</c>).</summary>
public sealed record AuditMapping
{
    /// <summary>Stable code.</summary>
    [Id("audit")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What people need to know before they use it.</summary>
    [Words]
    public required string Note { get; init; }

    /// <summary>The themes in order.</summary>
    public required IReadOnlyList<AuditTheme> Themes { get; init; }
}

/// <summary>A theme of another audit.</summary>
public sealed record AuditTheme
{
    /// <summary>Stable code, for instance "S4".</summary>
    [Id("audit theme")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }
}

/// <summary>What became of an item.</summary>
public enum Fate
{
    /// <summary>Nothing changed: answers compare.</summary>
    Same,

    /// <summary>It has other words with the same meaning: answers compare.</summary>
    Reworded,

    /// <summary>It became several items: answers do not compare.</summary>
    Split,

    /// <summary>It was merged with others: answers do not compare.</summary>
    Merged,

    /// <summary>It is new in this version.</summary>
    New,

    /// <summary>It was removed.</summary>
    Retired,
}

/// <summary>What became of each item since one earlier version (<c>mappings/from-VERSION.yaml</c>).</summary>
public sealed record VersionMapping
{
    /// <summary>The earlier version.</summary>
    public required string From { get; init; }

    /// <summary>One line for each item of either version.</summary>
    public required IReadOnlyList<ItemFate> Items { get; init; }
}

/// <summary>What became of one item.</summary>
public sealed record ItemFate
{
    /// <summary>Its id before; null if it is new.</summary>
    public string? Was { get; init; }

    /// <summary>Its id now; null if it is retired.</summary>
    [RefersTo("item")]
    public string? Now { get; init; }

    /// <summary>What happened.</summary>
    public required Fate As { get; init; }
}

/// <summary>The versions of a pack that are frozen (<c>published.yaml</c>).</summary>
public sealed record PublishedVersions
{
    /// <summary>The versions, oldest first.</summary>
    public required IReadOnlyList<PublishedVersion> Versions { get; init; }
}

/// <summary>A version that is frozen.</summary>
public sealed record PublishedVersion
{
    [Id("published version")]
    public required string Version { get; init; }

    /// <summary>The day it was published.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 over all its files, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The items it had, so that a later version can say what became of each.</summary>
    public required IReadOnlyList<string> Items { get; init; }
}
