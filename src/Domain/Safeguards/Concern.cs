namespace Lodestar.Safeguards;

/// <summary>How far a concern has got.</summary>
public enum ConcernState
{
    /// <summary>Nobody has looked at it.</summary>
    Waiting,

    /// <summary>A lead has seen it.</summary>
    Seen,

    /// <summary>Everything that could be done is done.</summary>
    DealtWith,
}

/// <summary>Who was told of a concern by a message.</summary>
public enum ConcernTold
{
    /// <summary>Nobody yet.</summary>
    Nobody,

    Lead,

    /// <summary>The deputy too.</summary>
    Deputy,
}

/// <summary>What was done about a concern.</summary>
public enum ConcernStepKind
{
    /// <summary>The lead was sent a message.</summary>
    LeadTold,

    /// <summary>The deputy was sent a message, because nobody had looked.</summary>
    DeputyTold,

    /// <summary>The writer asked to be contacted.</summary>
    ContactAsked,

    /// <summary>After a lead had seen it, the writer said that it was not about a real child.</summary>
    SaidNotReal,

    /// <summary>A lead saw it.</summary>
    Seen,

    /// <summary>A lead said that it is dealt with.</summary>
    DealtWith,
}

/// <summary>A note that somebody wrote words that read like a worry about a child: where and when, never what.</summary>
public sealed class Concern
{
    /// <summary>How long the message to the lead waits. A writer who says at once that it is not about a real child alarms nobody.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>How long it may wait, counted in the leads' hours, before the deputy is told.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private Concern() { }

    public Guid Id { get; private init; }

    /// <summary>Key of the words for the kind of page.</summary>
    public string Page { get; private init; } = "";

    /// <summary>Code of the district.</summary>
    public string District { get; private init; } = "";

    /// <summary>The organisation for which a signed-in person wrote; null for others.</summary>
    public Guid? Organisation { get; private init; }

    /// <summary>When it was written; only the hour if a person wrote for themself.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>True if a person wrote for themself, so that nobody can be contacted.</summary>
    public bool ForThemself { get; private init; }

    /// <summary>The writer's account, only if they asked to be contacted.</summary>
    public Guid? Writer { get; private set; }

    /// <summary>How far it has got.</summary>
    public ConcernState State { get; private set; }

    /// <summary>Who was told by a message.</summary>
    public ConcernTold Told { get; private set; }

    /// <summary>When it was dealt with; null before.</summary>
    public DateTimeOffset? Closed { get; private set; }

    /// <summary>The moment from which it waits: the latest at which it can have been written.</summary>
    public DateTimeOffset Since => ForThemself ? At.AddHours(1) : At;

    /// <summary>Raises a concern.</summary>
    /// <param name="page">Key of the words for the kind of page.</param>
    /// <param name="district">Code of the district.</param>
    /// <param name="organisation">The organisation; null if a person wrote for themself.</param>
    /// <param name="forThemself">True if a person wrote for themself.</param>
    /// <param name="now">The current moment.</param>
    public static Concern Raise(string page, string district, Guid? organisation, bool forThemself, DateTimeOffset now) =>
        new()
        {
            Id = Guid.NewGuid(),
            Page = page,
            District = district,
            Organisation = forThemself ? null : organisation,
            At = forThemself ? HourOf(now) : now,
            ForThemself = forThemself,
        };

    /// <summary>The moment of something that happened without a person, as exactly as it may be kept.</summary>
    public DateTimeOffset Kept(DateTimeOffset moment) => ForThemself ? HourOf(moment) : moment;

    /// <summary>The writer asks to be contacted.</summary>
    /// <returns>False if nothing changed.</returns>
    public bool AskContact(Guid writer)
    {
        var may = !ForThemself && Writer is null && State != ConcernState.DealtWith;
        Writer = may ? writer : Writer;
        return may;
    }

    /// <summary>A lead has seen it.</summary>
    /// <returns>False if nothing changed.</returns>
    public bool See()
    {
        var may = State == ConcernState.Waiting;
        State = may ? ConcernState.Seen : State;
        return may;
    }

    /// <summary>A lead says that it is dealt with.</summary>
    /// <returns>False if nothing changed.</returns>
    public bool DealWith(DateTimeOffset now)
    {
        var may = State != ConcernState.DealtWith;
        (State, Closed) = may ? (ConcernState.DealtWith, now) : (State, Closed);
        return may;
    }

    /// <summary>Who should be sent a message now; null for nobody.</summary>
    /// <param name="times">The hours when the leads of its district read.</param>
    /// <param name="now">The current moment.</param>
    public ConcernTold? ToTell(WatchTimes times, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(times);
        return (State, Told) switch
        {
            (not ConcernState.Waiting, _) => null,
            (_, ConcernTold.Nobody) when Writer is not null || now - At >= Grace => ConcernTold.Lead,
            (_, ConcernTold.Lead) when times.Between(Since, now) >= Longest => ConcernTold.Deputy,
            _ => null,
        };
    }

    private static DateTimeOffset HourOf(DateTimeOffset moment) => moment - TimeSpan.FromTicks(moment.Ticks % TimeSpan.TicksPerHour);
}
