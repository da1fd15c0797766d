using Lodestar.Kernel;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>How far an organisation's reflection has come.</summary>
public enum TeamStage
{
    /// <summary>The organisation is writing.</summary>
    Writing,

    /// <summary>The lead has submitted it; a named senior person has it before them.</summary>
    Submitted,

    /// <summary>It is signed off, and waits for the district's reply.</summary>
    SignedOff,

    /// <summary>The district has replied.</summary>
    Replied,
}

/// <summary>What an organisation reflects on together in one round.</summary>
public sealed class TeamReflection
{
    /// <summary>The longest reason for sending back or correcting, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Days after signing off within which a reply is promised where the partnership says nothing else.</summary>
    public const int DaysToReply = 28;

    /// <summary>So many days an organisation has to change what was sent back after the last day.</summary>
    public const int DaysAfterSendingBack = 7;

    private TeamReflection() { }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private init; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The version of the pack whose items it answers.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>How far it has come.</summary>
    public TeamStage Stage { get; private set; }

    /// <summary>How many items have an answer; kept beside them, so that a district sees a thousand organisations at a glance.</summary>
    public int Answered { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Began { get; private init; }

    /// <summary>The senior person who is asked to sign off; null until it is submitted.</summary>
    public Guid? Signatory { get; private set; }

    /// <summary>When it was signed off; null before.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>The day by which the district promised to reply; null before it is signed off.</summary>
    public DateOnly? ReplyBy { get; private set; }

    /// <summary>When the district replied; null before.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Counts up with each change of stage, so that two who act at once do not pass for one.</summary>
    public int Version { get; private set; }

    /// <summary>Begins one.</summary>
    /// <param name="round">The round.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="now">The moment.</param>
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

    /// <summary>True while answers may be changed freely: afterwards a change is a correction, with its reason.</summary>
    public bool IsWriting => Stage == TeamStage.Writing;

    /// <summary>True where the promised day has passed without a reply.</summary>
    public bool IsReplyOverdueOn(DateOnly day) => Stage == TeamStage.SignedOff && ReplyBy < day;

    /// <summary>Takes note of how many items are answered.</summary>
    public void Count(int answered) => Answered = answered;

    /// <summary>Puts it before a senior person.</summary>
    /// <param name="signatory">Who is asked to sign off.</param>
    /// <returns>What stands in its way, or null.</returns>
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

    /// <summary>Gives it back to the organisation, with a reason.</summary>
    /// <param name="reason">What is still to be done.</param>
    /// <returns>What stands in its way, or null.</returns>
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

    /// <summary>Takes it back before it is signed, with a reason: the organisation goes on writing.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? TakeBack(string? reason) => SendBack(reason);

    /// <summary>Puts it before another senior person, with a reason: the one who was named is ill or gone.</summary>
    /// <param name="signatory">Who is asked instead.</param>
    /// <param name="reason">Why.</param>
    /// <returns>What stands in its way, or null.</returns>
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

    /// <summary>Signs it off; from then on the district reads it and owes a reply.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? SignOff(DateTimeOffset now)
    {
        if (Stage != TeamStage.Submitted)
        {
            return new Problem("", "together.stage-moved");
        }

        (Stage, SignedAt, ReplyBy, Version) = (TeamStage.SignedOff, now, Week.DayOf(now).AddDays(DaysToReply), Version + 1);
        return null;
    }

    /// <summary>Promises the reply for another day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="today">The day it is.</param>
    /// <returns>What stands in its way, or null.</returns>
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

    /// <summary>Notes that the district replied. A second reply adds to the first and changes no stage.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Reply(DateTimeOffset now)
    {
        if (Stage != TeamStage.SignedOff)
        {
            return new Problem("", "together.stage-moved");
        }

        (Stage, RepliedAt, Version) = (TeamStage.Replied, now, Version + 1);
        return null;
    }

    /// <summary>Goes over to another organisation, where two entries turn out to be one.</summary>
    public void MoveTo(Guid organisation) => OrganisationId = organisation;

    /// <summary>What is wrong with a reason, or null.</summary>
    public static Problem? ReasonProblem(string? reason) =>
        (reason ?? "").Trim().Length switch
        {
            0 => new Problem("Reason", "together.reason-missing"),
            > LongestReason => new Problem("Reason", "together.reason-long", LongestReason),
            _ => null,
        };
}
