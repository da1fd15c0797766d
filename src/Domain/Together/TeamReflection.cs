using Lodestar.Kernel;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>How far an organisation's reflection has got.</summary>
public enum TeamStage
{
    /// <summary>The organisation is writing.</summary>
    Writing,

    /// <summary>The lead has submitted it, and a named senior person is asked to sign it off.</summary>
    Submitted,

    /// <summary>It is signed off and waits for the district's reply.</summary>
    SignedOff,

    /// <summary>The district has replied.</summary>
    Replied,
}

/// <summary>What an organisation reflects on together in one round, from writing to reply.</summary>
public sealed class TeamReflection
{
    /// <summary>The longest reason for sending back or correcting, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>How many days after signing off a reply is promised, unless the partnership has set another number.</summary>
    public const int DaysToReply = 28;

    /// <summary>How many days an organisation has, after the last day, to change what was sent back.</summary>
    public const int DaysAfterSendingBack = 7;

    private TeamReflection() { }

    public Guid Id { get; private init; }

    public Guid RoundId { get; private init; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The version of the pack whose items it answers.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>How far it has got.</summary>
    public TeamStage Stage { get; private set; }

    /// <summary>How many items have an answer. It is kept here so that a district can list a thousand organisations quickly.</summary>
    public int Answered { get; private set; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset Began { get; private init; }

    /// <summary>The senior person who is asked to sign off; null until it is submitted.</summary>
    public Guid? Signatory { get; private set; }

    /// <summary>When it was signed off; null before.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The day by which the district promised to reply; null before it is signed off.</summary>
    public DateOnly? ReplyBy { get; private set; }

    /// <summary>When the district replied; null before.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Goes up by one with each change of stage, so that two people who act at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Starts an organisation's reflection in a round.</summary>
    /// <param name="now">The current moment.</param>
    public static TeamReflection Begin(Round round, Guid organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(round);
        return new TeamReflection
        {
            Id = Guid.NewGuid(),
            RoundId = round.Id,
            OrganisationId = organisation,
            PackVersion = round.PackVersion,
            Began = now,
        };
    }

    /// <summary>True while answers may be changed freely. Afterwards each change is a correction with a reason.</summary>
    public bool IsWriting => Stage == TeamStage.Writing;

    /// <summary>True if the promised day has passed without a reply.</summary>
    public bool IsReplyOverdueOn(DateOnly day) => Stage == TeamStage.SignedOff && ReplyBy < day;

    /// <summary>Records how many items are answered.</summary>
    public void Count(int answered) => Answered = answered;

    /// <summary>Asks a senior person to sign it off.</summary>
    /// <param name="signatory">Who is asked to sign off.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Submit(Guid signatory)
    {
        if (!IsWriting)
        {
            return new Problem("", "together.stage-moved");
        }

        if (Answered == 0)
        {
            return new Problem("", "together.nothing-yet");
        }

        (Stage, Signatory, Version) = (TeamStage.Submitted, signatory, Version + 1);
        return null;
    }

    /// <summary>Returns it to the organisation, with a reason.</summary>
    /// <param name="reason">What is still to be done.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? SendBack(string? reason)
    {
        if (Stage != TeamStage.Submitted)
        {
            return new Problem("", "together.stage-moved");
        }

        if (ReasonProblem(reason) is { } problem)
        {
            return problem;
        }

        (Stage, Signatory, Version) = (TeamStage.Writing, null, Version + 1);
        return null;
    }

    /// <summary>Takes it back before it is signed, with a reason; the organisation continues to write.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? TakeBack(string? reason) => SendBack(reason);

    /// <summary>Asks another senior person to sign, with a reason, for instance because the first is ill or has left.</summary>
    /// <param name="signatory">Who is asked instead.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? AskAnother(Guid signatory, string? reason)
    {
        if (Stage != TeamStage.Submitted)
        {
            return new Problem("", "together.stage-moved");
        }

        if (ReasonProblem(reason) is { } problem)
        {
            return problem;
        }

        (Signatory, Version) = (signatory, Version + 1);
        return null;
    }

    /// <summary>Signs it off. From then on the district can read it and owes a reply.</summary>
    /// <param name="now">The current moment.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? SignOff(DateTimeOffset now)
    {
        if (Stage != TeamStage.Submitted)
        {
            return new Problem("", "together.stage-moved");
        }

        (Stage, SignedAt, ReplyBy, Version) = (TeamStage.SignedOff, now, Week.DayOf(now).AddDays(DaysToReply), Version + 1);
        return null;
    }

    /// <summary>Promises the reply for a new day.</summary>
    /// <param name="today">Today, in the United Kingdom.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Promise(DateOnly day, DateOnly today)
    {
        if (Stage != TeamStage.SignedOff)
        {
            return new Problem("", "together.stage-moved");
        }

        if (day < today || day > today.AddYears(1))
        {
            return new Problem(nameof(ReplyBy), "together.reply.promise-wrong");
        }

        (ReplyBy, Version) = (day, Version + 1);
        return null;
    }

    /// <summary>Records that the district replied. A second reply is added to the first and changes no stage.</summary>
    /// <param name="now">The current moment.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Reply(DateTimeOffset now)
    {
        if (Stage != TeamStage.SignedOff)
        {
            return new Problem("", "together.stage-moved");
        }

        (Stage, RepliedAt, Version) = (TeamStage.Replied, now, Version + 1);
        return null;
    }

    /// <summary>Moves to another organisation when two entries turn out to be one.</summary>
    public void MoveTo(Guid organisation) => OrganisationId = organisation;

    /// <summary>What is wrong with a reason; null if nothing is.</summary>
    public static Problem? ReasonProblem(string? reason) =>
        (reason ?? "").Trim().Length switch
        {
            0 => new Problem("Reason", "together.reason-missing"),
            > LongestReason => new Problem("Reason", "together.reason-long", LongestReason),
            _ => null,
        };
}
