namespace Lodestar.Standards;

/// <summary>
/// A paper to work with in a meeting or to add to an existing document (<c>drafts/papers/ready-set.yaml</c>). It is a draft: no answer refers
/// to it, so it is not frozen with a version of the pack.
/// </summary>
public sealed record WorkingPaper
{
    /// <summary>Stable code; also its address on the site.</summary>
    [Id("paper")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    [Words]
    public required string Lead { get; init; }

    /// <summary>What people need to know before they use it.</summary>
    [Words]
    public required string Note { get; init; }

    /// <summary>What each line says, as the heading of its column.</summary>
    [Words]
    public required string About { get; init; }

    /// <summary>The columns that people fill in.</summary>
    [Words]
    public required IReadOnlyList<string> FillIn { get; init; }

    /// <summary>Groups, such as year groups, for each of which every line is filled in once; none if there is only one.</summary>
    [Words]
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What people may find, with a next step for each.</summary>
    public IReadOnlyList<PaperStep> Steps { get; init; } = [];

    /// <summary>The lines by section.</summary>
    public required IReadOnlyList<PaperSection> Sections { get; init; }
}

/// <summary>What people may find, and what to do then.</summary>
public sealed record PaperStep
{
    /// <summary>What people may find.</summary>
    [Words]
    public required string Found { get; init; }

    /// <summary>What to do then.</summary>
    [Words]
    public required string NextStep { get; init; }
}

/// <summary>Lines that belong together.</summary>
public sealed record PaperSection
{
    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>The lines in order.</summary>
    public required IReadOnlyList<PaperLine> Lines { get; init; }
}

/// <summary>A line of a working paper.</summary>
public sealed record PaperLine
{
    /// <summary>Stable code.</summary>
    [Id("paper line")]
    public required string Id { get; init; }

    /// <summary>The question, theme, point or finding.</summary>
    [Words]
    public required string Text { get; init; }

    /// <summary>Help with it.</summary>
    [Words]
    public string? Guidance { get; init; }

    /// <summary>Possible actions.</summary>
    [Words]
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Items of the organisation's reflection on the same subject.</summary>
    [RefersTo("item")]
    public IReadOnlyList<string> Items { get; init; } = [];
}

/// <summary>Audits that a partnership may do elsewhere, from which to start its own list of themes (<c>drafts/audits.yaml</c>).</summary>
public sealed record AuditStarts
{
    public required IReadOnlyList<AuditStart> Audits { get; init; }
}

/// <summary>An audit done elsewhere: its name and the way to its questions. The questions are their owner's and are not here.</summary>
public sealed record AuditStart
{
    /// <summary>Stable code.</summary>
    [Id("audit start")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What it is, and how to find its questions.</summary>
    [Words]
    public required string Note { get; init; }

    /// <summary>A page about it; left out if none was read.</summary>
    [Link]
    public string? Web { get; init; }
}
