using Lodestar.Kernel;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>
/// What somebody may do with an organisation's reflection, given their roles and places, how far the reflection has got, and the day.
/// </summary>
public sealed record TeamRights
{
    private TeamRights() { }

    /// <summary>True while the round takes changes from this organisation. Reading and downloading never end.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>True for people of the organisation; false for those of the district who read it.</summary>
    public bool IsOurs { get; private init; }

    /// <summary>May read it: the organisation always, its district after it is signed off.</summary>
    public bool MayRead { get; private init; }

    /// <summary>May write answers.</summary>
    public bool MayWrite { get; private init; }

    /// <summary>May keep the organisation's pointers to evidence, which do not belong to a round.</summary>
    public bool MayPoint { get; private init; }

    /// <summary>May share it out, submit it, and take words out of it.</summary>
    public bool MayLead { get; private init; }

    /// <summary>May correct answers, each with a reason, after submission while the round lasts or the reply is awaited.</summary>
    public bool MayCorrect { get; private init; }

    /// <summary>May take it back, or ask somebody else to sign.</summary>
    public bool MayTakeBack { get; private init; }

    /// <summary>May sign it off or send it back: only the person who was asked.</summary>
    public bool MaySignOff { get; private init; }

    /// <summary>May reply to it for its district.</summary>
    public bool MayReply { get; private init; }

    /// <summary>Works out what somebody may do.</summary>
    /// <param name="person">The person who wants to do something.</param>
    /// <param name="team">The reflection.</param>
    /// <param name="round">The round in which it answers.</param>
    /// <param name="extension">The organisation's extension of the round; null if it has none.</param>
    /// <param name="organisation">The place of the organisation, with its districts.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    public static TeamRights Of(Person person, TeamReflection team, Round round, RoundExtension? extension, Where organisation, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(team);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(organisation);
        var (isOpen, isOurs) = (
            round.OpensOn <= today && today <= round.ClosesFor(extension),
            person.Posts.Any(post => post.Organisation is { } own && own == organisation.Organisation)
        );
        var (writes, leads) = (person.May(TogetherCan.WriteTeams, organisation), person.May(TogetherCan.LeadTeams, organisation));
        var isSigned = team.Stage is TeamStage.SignedOff or TeamStage.Replied;
        return new TeamRights
        {
            IsOpen = isOpen,
            IsOurs = isOurs,
            MayRead = isOurs || (isSigned && person.May(TogetherCan.ReadTeams, organisation)),
            MayWrite = isOpen && team.IsWriting && writes,
            MayPoint = writes,
            MayLead = leads,
            MayCorrect = leads && (team.Stage is TeamStage.Submitted or TeamStage.SignedOff || (isOpen && team.Stage == TeamStage.Replied)),
            MayTakeBack = leads && team.Stage == TeamStage.Submitted,
            MaySignOff = team.Stage == TeamStage.Submitted && team.Signatory == person.Id && person.May(TogetherCan.SignOff, organisation),
            MayReply = isSigned && person.May(TogetherCan.Reply, organisation),
        };
    }
}
