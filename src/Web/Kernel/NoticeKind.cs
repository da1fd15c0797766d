namespace Lodestar.Kernel;

/// <summary>A kind of e-mail that the service sends by itself.</summary>
/// <param name="Name">Its name among all kinds, for instance <c>to-sign</c>.</param>
/// <param name="Subject">Key of its subject, which may name a place and nothing else: anyone who looks at a screen reads it.</param>
internal sealed record NoticeKind(string Name, string Subject)
{
    /// <summary>How people choose how often it comes; null if nobody may stop it.</summary>
    public NoticeChoice? Choice { get; init; }

    /// <summary>True if it goes before all others, because somebody waits for it.</summary>
    public bool GoesFirst { get; init; }

    /// <summary>After so long it is of no use and does not go any more; null for as long as any message waits.</summary>
    public TimeSpan? Lasts { get; init; }
}

/// <summary>A kind of e-mail on the page on which people choose.</summary>
/// <param name="Title">Key of what it is called there.</param>
/// <param name="Usual">How often it comes for anyone who has not chosen.</param>
/// <param name="Permissions">What those may do who get it: one of these is enough.</param>
internal sealed record NoticeChoice(string Title, NoticePace Usual, params IReadOnlyList<string> Permissions)
{
    /// <summary>True if somebody may get it.</summary>
    public bool IsFor(Person person) => Permissions.Any(person.May);
}

/// <summary>How often a kind of e-mail comes.</summary>
internal enum NoticePace
{
    /// <summary>As soon as there is something to tell.</summary>
    AtOnce,

    /// <summary>Together with all else of a day.</summary>
    Daily,

    /// <summary>Together with all else of a week.</summary>
    Weekly,

    /// <summary>Not at all.</summary>
    Never,
}
