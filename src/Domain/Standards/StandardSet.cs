namespace Lodestar.Standards;

/// <summary>The quality standards (<c>standards/standards.yaml</c>).</summary>
public sealed record StandardSet
{
    /// <summary>Levels of an organisation's answers, from the first to the furthest.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>The standards in order.</summary>
    public required IReadOnlyList<Standard> Standards { get; init; }
}

/// <summary>How far an organisation has got with one item.</summary>
public sealed record Level
{
    /// <summary>1 for the first level, counting up.</summary>
    public required int Number { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }

    /// <summary>What it means.</summary>
    [Words]
    public required string Meaning { get; init; }

    /// <summary>The words other audits use for it; colour is never the only signal.</summary>
    [Words]
    public required string AuditWords { get; init; }
}

/// <summary>A quality standard.</summary>
public sealed record Standard
{
    /// <summary>Stable code; also its address on the site.</summary>
    [Id("standard")]
    public required string Id { get; init; }

    /// <summary>Short code in reports, for instance "QS1".</summary>
    [Id("standard code")]
    public required string Code { get; init; }

    /// <summary>Title as published.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What it asks, in our own words.</summary>
    [Words]
    public required string Asks { get; init; }

    /// <summary>Why it matters to a child.</summary>
    [Words]
    public required string Why { get; init; }

    /// <summary>What a practitioner can do, one line each, for the one-page prompt sheet.</summary>
    [Words]
    public required IReadOnlyList<string> Prompts { get; init; }

    /// <summary>What can still go wrong even if this goes well, so that no result reassures falsely.</summary>
    [Words]
    public required string CouldGoWrong { get; init; }
}

/// <summary>A reflection that an organisation takes together (<c>reflections/organisation.yaml</c>).</summary>
public sealed record OrganisationReflection
{
    /// <summary>Stable code.</summary>
    [Id("reflection")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>The items, by standard and in order.</summary>
    public required IReadOnlyList<OrganisationItem> Items { get; init; }
}

/// <summary>One question an organisation asks itself.</summary>
public sealed record OrganisationItem
{
    /// <summary>Stable code, for instance "O9".</summary>
    [Id("item")]
    public required string Id { get; init; }

    /// <summary>The standard it belongs to.</summary>
    [RefersTo("standard")]
    public required string Standard { get; init; }

    /// <summary>Short title.</summary>
    [Words]
    public required string Title { get; init; }

    [Words]
    public required string Question { get; init; }

    /// <summary>Help beside the question.</summary>
    [Words]
    public string? Hint { get; init; }

    /// <summary>One description for each level, from the first.</summary>
    [Words]
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>What it looks like when things go well.</summary>
    [Words]
    public required string Good { get; init; }

    /// <summary>What it looks like when things are not there yet, in words without blame.</summary>
    [Words]
    public required string NotYet { get; init; }

    /// <summary>Examples of evidence; always pointers, never uploads.</summary>
    [Words]
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>One sentence to read after the answer.</summary>
    [Words]
    public required string Feedback { get; init; }

    /// <summary>A first thing to do.</summary>
    [Words]
    public required string NextStep { get; init; }

    /// <summary>Subjects, for matching guidance, training and services.</summary>
    [RefersTo("tag")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>True if a low answer concerns children or staff most directly and so comes first.</summary>
    public bool First { get; init; }

    /// <summary>Themes of the section 11 audit that it answers.</summary>
    [RefersTo("audit theme")]
    public required IReadOnlyList<string> Section11 { get; init; }

    /// <summary>Expectations of Working Together that it touches.</summary>
    [Words]
    public IReadOnlyList<string> WorkingTogether { get; init; } = [];

    /// <summary>Other documents that it touches.</summary>
    [Words]
    public string? Other { get; init; }
}
