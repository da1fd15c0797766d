using Lodestar.Kernel;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>What somebody may do with an organisation's reflection, by their roles, by where they have them, by how far it has come and by the day.</summary>
public sealed record TeamRights
{
    private TeamRights() { }

    /// <summary>True while the round takes changes of this organisation; reading and taking away never end.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>True for those of the organisation; false for those of the district who read it.</summary>
    public bool IsOurs { get; private init; }

    /// <summary>Reads it: those of the organisation always, its district once it is signed off.</summary>
    public bool MayRead { get; private init; }

    /// <summary>Writes answers.</summary>
    public bool MayWrite { get; private init; }

    /// <summary>Keeps the organisation's pointers to evidence, which belong to no round.</summary>
    public bool MayPoint { get; private init; }

    /// <summary>Leads it: shares it out, submits it, takes words out of it.</summary>
    public bool MayLead { get; private init; }

    /// <summary>Corrects answers, each with its reason: after submission, while the round lasts or the reply is awaited.</summary>
    public bool MayCorrect { get; private init; }

    /// <summary>Takes it back, or asks somebody else to sign.</summary>
    public bool MayTakeBack { get; private init; }

    /// <summary>Signs it off, or sends it back: the one who was asked.</summary>
    public bool MaySignOff { get; private init; }

    /// <summary>Replies to it, for its district.</summary>
    public bool MayReply { get; private init; }

    /// <summary>What somebody may do.</summary>
    /// <param name="person">Who.</param>
    /// <param name="team">The reflection.</param>
    /// <param name="round">The round in which it answers.</param>
    /// <param name="extension">More days of this organisation in the round; null if it was given none.</param>
    /// <param name="organisation">Where the organisation is.</param>
    /// <param name="today">The day.</param>
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
