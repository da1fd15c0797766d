namespace Lodestar.Kernel;

/// <summary>A kind of e-mail that the service sends by itself.</summary>
/// <param name="Name">Its name among all kinds, for instance <c>to-sign</c>.</param>
/// <param name="Subject">Key of its subject. It may name a place and nothing else, because anyone near the screen can read it.</param>
internal sealed record NoticeKind(string Name, string Subject)
{
    /// <summary>How people choose how often it comes; null if nobody may stop it.</summary>
    public NoticeChoice? Choice { get; init; }

    /// <summary>True if it is sent before all others, because somebody is waiting for it.</summary>
    public bool GoesFirst { get; init; }

    /// <summary>How long it is of use; afterwards it is not sent. Null for as long as any message waits.</summary>
    public TimeSpan? Lasts { get; init; }
}

/// <summary>A kind of e-mail that people may stop, as the page on which they choose shows it.</summary>
/// <param name="Title">Key of its title there.</param>
/// <param name="Usual">How often it comes if a person has not chosen.</param>
/// <param name="Permissions">The permissions of the people who get it; one of them is enough.</param>
internal sealed record NoticeChoice(string Title, NoticePace Usual, params IReadOnlyList<string> Permissions)
{
    /// <summary>True if a person may get it.</summary>
    public bool IsFor(Person person) => Permissions.Any(person.May);
}

/// <summary>How often a kind of e-mail comes.</summary>
internal enum NoticePace
{
    /// <summary>As soon as there is something to tell.</summary>
    AtOnce,

    /// <summary>Together with everything else of a day.</summary>
    Daily,

    /// <summary>Together with everything else of a week.</summary>
    Weekly,

    /// <summary>Not at all.</summary>
    Never,
}
