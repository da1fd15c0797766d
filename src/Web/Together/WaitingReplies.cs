using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>A reply that a district owes to an organisation.</summary>
internal sealed record WaitingReply(TeamReflection Team, string Round, Organisation Organisation);

/// <summary>How many replies a district owes, for people who run the Alliance.</summary>
/// <param name="District">Code of the district.</param>
/// <param name="Waiting">How many replies it owes.</param>
/// <param name="Overdue">How many of those are past the promised day.</param>
/// <param name="Replied">How many replies it has sent.</param>
internal sealed record DistrictReplies(string District, int Waiting, int Overdue, int Replied);

/// <summary>A reply that a district has not sent by the promised day.</summary>
/// <param name="Organisation">The organisation that waits for it.</param>
/// <param name="Districts">Codes of its districts.</param>
/// <param name="Round">Title of the round.</param>
/// <param name="By">The promised day.</param>
internal sealed record OverdueReply(string Organisation, IReadOnlyList<string> Districts, string Round, DateOnly By);

/// <summary>Finds the replies that districts owe.</summary>
internal sealed class WaitingReplies(Teams teams, ReflectionRounds rounds, Organisations organisations, DistrictNames districts)
{
    /// <summary>The replies of a person's own districts, longest overdue first.</summary>
    public async Task<IReadOnlyList<WaitingReply>> OwnAsync(Person me, CancellationToken stop)
    {
        if (!me.May(TogetherCan.Reply))
        {
            return [];
        }

        var all = await (
            from team in teams.Signed()
            where team.Stage == TeamStage.SignedOff
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            join organisation in organisations.ForTeams() on team.OrganisationId equals organisation.Id
            orderby team.ReplyBy, organisation.Name
            select new
            {
                team,
                round.Title,
                organisation,
            }
        ).ToListAsync(stop);
        return
        [
            .. all.Where(one => me.May(TogetherCan.Reply, new Where(one.organisation.Id, one.organisation.Districts)))
                .Select(one => new WaitingReply(one.team, one.Title, one.organisation)),
        ];
    }

    /// <summary>The overdue replies of all districts, longest first: who waits and since when, without answers.</summary>
    public async Task<IReadOnlyList<OverdueReply>> OverdueAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        var all = await (
            from team in teams.Signed()
            where team.Stage == TeamStage.SignedOff && team.ReplyBy < today
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            join organisation in organisations.ForTeams() on team.OrganisationId equals organisation.Id
            orderby team.ReplyBy, organisation.Name
            select new
            {
                organisation.Name,
                organisation.Districts,
                round.Title,
                team.ReplyBy,
            }
        ).ToListAsync(stop);
        return [.. all.Select(one => new OverdueReply(one.Name, one.Districts, one.Title, one.ReplyBy!.Value))];
    }

    /// <summary>How many replies each district owes. An organisation in two districts counts in both. There are no names and no answers.</summary>
    public async Task<IReadOnlyList<DistrictReplies>> ByDistrictAsync(CancellationToken stop)
    {
        var all = await (
            from team in teams.Signed()
            join organisation in organisations.ForTeams() on team.OrganisationId equals organisation.Id
            select new { team, organisation.Districts }
        ).ToListAsync(stop);
        return
        [
            .. from district in districts.All
            let own = all.Where(one => one.Districts.Contains(district.Code)).Select(one => one.team).ToList()
            select new DistrictReplies(
                district.Code,
                own.Count(team => team.Stage == TeamStage.SignedOff),
                own.Count(team => team.IsReplyOverdueOn(rounds.Today)),
                own.Count(team => team.Stage == TeamStage.Replied)
            ),
        ];
    }
}
