namespace Lodestar.Standards;

/// <summary>A page of guidance (<c>guidance/*.md</c>); the file name is its id and its address on the site.</summary>
public sealed record GuidancePage
{
    /// <summary>Stable code.</summary>
    [Id("guidance")]
    public required string Id { get; init; }

    /// <summary>Heading.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>One sentence on what the reader gets from it.</summary>
    [Words]
    public required string Summary { get; init; }

    /// <summary>Minutes it takes to read.</summary>
    public required int Minutes { get; init; }

    /// <summary>Ids of the standards it serves.</summary>
    [RefersTo("standard")]
    public required IReadOnlyList<string> Standards { get; init; }

    /// <summary>Subjects.</summary>
    [RefersTo("tag")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The day by which someone must review it.</summary>
    [ReviewBy]
    public required DateOnly ReviewBy { get; init; }

    /// <summary>The sources it is based on.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The text, in Markdown.</summary>
    [Words, Body]
    public required string Text { get; init; }
}

/// <summary>A word explained (<c>glossary.yaml</c>).</summary>
public sealed record GlossaryTerm
{
    /// <summary>Stable code; also its anchor on the glossary page.</summary>
    [Id("glossary term")]
    public required string Id { get; init; }

    /// <summary>The word.</summary>
    [Words]
    public required string Term { get; init; }

    /// <summary>What it means here.</summary>
    [Words]
    public required string Meaning { get; init; }
}

/// <summary>The glossary file.</summary>
public sealed record Glossary
{
    /// <summary>Its terms, in alphabetical order.</summary>
    public required IReadOnlyList<GlossaryTerm> Terms { get; init; }
}
