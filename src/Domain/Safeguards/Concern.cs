namespace Lodestar.Safeguards;

/// <summary>How far a concern has come.</summary>
public enum ConcernState
{
    /// <summary>Nobody has looked at it.</summary>
    Waiting,

    /// <summary>A lead has seen it.</summary>
    Seen,

    /// <summary>What could be done is done.</summary>
    DealtWith,
}

/// <summary>Who was told of a concern by a message.</summary>
public enum ConcernTold
{
    /// <summary>Nobody yet.</summary>
    Nobody,

    /// <summary>The lead.</summary>
    Lead,

    /// <summary>The deputy too.</summary>
    Deputy,
}

/// <summary>What was done about a concern.</summary>
public enum ConcernStepKind
{
    /// <summary>A message went to the lead.</summary>
    LeadTold,

    /// <summary>A message went to the deputy, since nobody had looked.</summary>
    DeputyTold,

    /// <summary>The writer asked to be contacted.</summary>
    ContactAsked,

    /// <summary>The writer said that it was about no real child, after a lead had seen it.</summary>
    SaidNotReal,

    /// <summary>A lead saw it.</summary>
    Seen,

    /// <summary>A lead said that it is dealt with.</summary>
    DealtWith,
}

/// <summary>Words were written that read like a worry about a child: where and when, never what.</summary>
public sealed class Concern
{
    /// <summary>The lead is told after this, so that whoever says at once that it is about no real child alarms nobody.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>For so long, in the hours of the leads, it may wait before the deputy is told.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private Concern() { }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Key of the words for the kind of page.</summary>
    public string Page { get; private init; } = "";

    /// <summary>Code of the district.</summary>
    public string District { get; private init; } = "";

    /// <summary>The organisation for which somebody signed in wrote; null for others.</summary>
    public Guid? Organisation { get; private init; }

    /// <summary>When; only the hour where somebody wrote for themself.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>True where somebody wrote for themself: nobody can be contacted.</summary>
    public bool ForThemself { get; private init; }

    /// <summary>The account of the writer, only where they asked to be contacted.</summary>
    public Guid? Writer { get; private set; }

    /// <summary>How far it has come.</summary>
    public ConcernState State { get; private set; }

    /// <summary>Who was told by a message.</summary>
    public ConcernTold Told { get; private set; }

    /// <summary>When it was dealt with; null before.</summary>
    public DateTimeOffset? Closed { get; private set; }

    /// <summary>From when on it waits: the latest moment at which it can have been written.</summary>
    public DateTimeOffset Since => ForThemself ? At.AddHours(1) : At;

    /// <summary>A new one.</summary>
    /// <param name="page">Key of the words for the kind of page.</param>
    /// <param name="district">Code of the district.</param>
    /// <param name="organisation">The organisation; none where somebody wrote for themself.</param>
    /// <param name="forThemself">True where somebody wrote for themself.</param>
    /// <param name="now">The moment.</param>
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

    /// <summary>The moment as it may be kept of what happens to it without a person doing it.</summary>
    public DateTimeOffset Kept(DateTimeOffset moment) => ForThemself ? HourOf(moment) : moment;

    /// <summary>The writer asks to be contacted.</summary>
    /// <returns>False where that changes nothing.</returns>
    public bool AskContact(Guid writer)
    {
        var may = !ForThemself && Writer is null && State != ConcernState.DealtWith;
        Writer = may ? writer : Writer;
        return may;
    }

    /// <summary>A lead has seen it.</summary>
    /// <returns>False where that changes nothing.</returns>
    public bool See()
    {
        var may = State == ConcernState.Waiting;
        State = may ? ConcernState.Seen : State;
        return may;
    }

    /// <summary>A lead says that it is dealt with.</summary>
    /// <returns>False where that changes nothing.</returns>
    public bool DealWith(DateTimeOffset now)
    {
        var may = State != ConcernState.DealtWith;
        (State, Closed) = may ? (ConcernState.DealtWith, now) : (State, Closed);
        return may;
    }

    /// <summary>Whom to tell now by a message; null for nobody.</summary>
    /// <param name="times">When the leads of its district read.</param>
    /// <param name="now">The moment.</param>
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
