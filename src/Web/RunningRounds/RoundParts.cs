using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds;

/// <summary>An organisation in a round, as people see it who run its part.</summary>
/// <param name="Invited">The day it was last invited; null if it was not.</param>
/// <param name="Reminded">The day it was last reminded; null if it was not.</param>
/// <param name="Extension">Its extension; null if it has none.</param>
/// <param name="Stage">How far it has got; null if it has not started.</param>
/// <param name="Answered">How many items it has answered.</param>
/// <param name="HasLead">False if it has no lead yet, so that nobody can be written to.</param>
internal sealed record RoundPart(
    Organisation Organisation,
    DateOnly? Invited,
    DateOnly? Reminded,
    RoundExtension? Extension,
    TeamStage? Stage,
    int Answered,
    bool HasLead
);

/// <summary>Reads how far the organisations of a round have got, with the same few queries however many there are.</summary>
internal sealed class RoundParts(Db db, ReflectionRounds rounds, Organisations organisations, Accounts accounts, Teams teams)
{
    /// <summary>The organisations that a person asks in a round, by name: those of their own districts that have not left.</summary>
    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(Round round, Person by, CancellationToken stop)
    {
        var mine = round.Districts.Where(district => by.May(RoundsCan.RunRounds, Where.InDistrict(district))).ToHashSet();
        return
        [
            .. (await organisations.InAsync(mine, stop))
                .OrderBy(organisation => organisation.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(organisation => organisation.Id),
        ];
    }

    /// <summary>Those organisations, each with how far it has got.</summary>
    public async Task<IReadOnlyList<RoundPart>> OfAsync(Round round, Person by, CancellationToken stop)
    {
        var asked = await OrganisationsAsync(round, by, stop);
        var messages = (
            await db.Set<RoundMessage>()
                .AsNoTracking()
                .Where(message => message.RoundId == round.Id)
                .GroupBy(message => new { message.OrganisationId, message.Kind })
                .Select(group => new
                {
                    group.Key.OrganisationId,
                    group.Key.Kind,
                    Last = group.Max(message => message.SentOn),
                })
                .ToListAsync(stop)
        ).ToDictionary(one => (one.OrganisationId, one.Kind), one => (DateOnly?)one.Last);
        var extensions = (await rounds.ExtensionsAsync(round.Id, stop)).ToDictionary(one => one.OrganisationId);
        var begun = await teams
            .InRound(round.Id)
            .Select(team => new
            {
                team.OrganisationId,
                team.Stage,
                team.Answered,
            })
            .ToDictionaryAsync(team => team.OrganisationId, stop);
        var led = await accounts.LedAsync(stop);
        return
        [
            .. asked.Select(one => new RoundPart(
                one,
                messages.GetValueOrDefault((one.Id, LetterKind.Invitation)),
                messages.GetValueOrDefault((one.Id, LetterKind.Reminder)),
                extensions.GetValueOrDefault(one.Id),
                begun.GetValueOrDefault(one.Id)?.Stage,
                begun.GetValueOrDefault(one.Id)?.Answered ?? 0,
                led.Contains(one.Id)
            )),
        ];
    }
}
