using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection;

/// <summary>Reads, opens and closes rounds.</summary>
public sealed class Rounds(Db db, FrontDoors frontDoors, AuditLog audit, Settings settings, TimeProvider clock)
{
    /// <summary>The day it is.</summary>
    public DateOnly Today => Week.DayOf(clock.GetUtcNow());

    /// <summary>All rounds.</summary>
    public IQueryable<Round> All => db.Set<Round>().AsNoTracking();

    /// <summary>The round with this join code, or null.</summary>
    public Task<Round?> ByCodeAsync(string code, CancellationToken stop) => All.FirstOrDefaultAsync(round => round.Code == code, stop);

    /// <summary>The round with this id, or null.</summary>
    public async Task<Round?> ByIdAsync(Guid? id, CancellationToken stop) =>
        id is null ? null : await All.FirstOrDefaultAsync(round => round.Id == id, stop);

    /// <summary>Opens a round. A real installation opens none for a district whose front door nobody has confirmed lately.</summary>
    public async Task<Outcome<Round>> OpenAsync(NewRound wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var confirmed = await frontDoors.ConfirmedAsync(stop);
        var unconfirmed = settings.Sample ? [] : wanted.Districts.Where(district => !confirmed.ContainsKey(district)).ToList();
        var outcome = Round.Open(wanted, unconfirmed, Today);
        if (outcome.Problem is not null)
        {
            return outcome;
        }

        if (await All.AnyAsync(round => round.Title == outcome.Value.Title, stop))
        {
            return new Problem(nameof(wanted.Title), "reflection.rounds.taken");
        }

        db.Add(outcome.Value);
        audit.Add("round.opened", outcome.Value.Title);
        await db.SaveChangesAsync(stop);
        return outcome;
    }

    /// <summary>Closes the round with this join code.</summary>
    public async Task<Outcome<Round>> CloseAsync(string code, CancellationToken stop)
    {
        if (await db.Set<Round>().FirstOrDefaultAsync(round => round.Code == code, stop) is not { } round)
        {
            return new Problem("code", "reflection.rounds.unknown", code);
        }

        if (!round.IsOverOn(Today))
        {
            round.Close(Today);
            audit.Add("round.closed", round.Title);
        }

        await db.SaveChangesAsync(stop);
        return round;
    }
}
