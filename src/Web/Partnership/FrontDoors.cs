using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Reads and confirms the districts' front doors.</summary>
public sealed class FrontDoors(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The front doors that may be shown today, by district.</summary>
    public async Task<IReadOnlyDictionary<string, FrontDoor>> ConfirmedAsync(CancellationToken stop)
    {
        var today = Week.DayOf(clock.GetUtcNow());
        var doors = await db.Set<FrontDoor>().AsNoTracking().ToListAsync(stop);
        return doors.Where(door => door.IsConfirmedOn(today)).ToDictionary(door => door.District);
    }

    /// <summary>Keeps a number that a person in the district has confirmed today; it replaces the one before.</summary>
    [ForTheMachine("A command: nobody confirms a number in the service itself.")]
    public async Task<Outcome<FrontDoor>> ConfirmAsync(string district, string phone, string outOfHours, string hours, string by, CancellationToken stop)
    {
        var confirmed = FrontDoor.Confirm(district, phone, outOfHours, hours, by, Week.DayOf(clock.GetUtcNow()));
        if (confirmed.Problem is null)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.Set<FrontDoor>().Where(door => door.District == district).ExecuteDeleteAsync(stop);
            db.Add(confirmed.Value);
            audit.Add("front-door.confirmed", $"{district}, by {confirmed.Value.ConfirmedBy}");
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }

        return confirmed;
    }
}
