using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds;

/// <summary>An organisation in a round, as those who run its part see it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Invited">The day it was asked last; null where it was not.</param>
/// <param name="Reminded">The day it was reminded last; null where it was not.</param>
/// <param name="Extension">More days that it was given; null where it was given none.</param>
/// <param name="Stage">How far it has come; null where it has not begun.</param>
/// <param name="Answered">How many items it has answered.</param>
/// <param name="HasLead">False where nobody leads it yet, so that nobody can be written to.</param>
internal sealed record RoundPart(
    Organisation Organisation,
    DateOnly? Invited,
    DateOnly? Reminded,
    RoundExtension? Extension,
    TeamStage? Stage,
    int Answered,
    bool HasLead
);

/// <summary>Reads how far the organisations of a round have come: a few questions to the database, however many there are.</summary>
internal sealed class RoundParts(Db db, ReflectionRounds rounds, Organisations organisations, Accounts accounts, Teams teams)
{
    /// <summary>The organisations that somebody asks in a round, by name: those of their own districts that have not left.</summary>
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

    /// <summary>The same with what is known of each.</summary>
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
