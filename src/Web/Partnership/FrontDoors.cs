using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Reads and confirms the districts' front doors.</summary>
public sealed class FrontDoors(Db db, TimeProvider clock)
{
    /// <summary>The front doors that may be shown today, by district.</summary>
    public async Task<IReadOnlyDictionary<string, FrontDoor>> ConfirmedAsync(CancellationToken stop)
    {
        var today = Week.DayOf(clock.GetUtcNow());
        var doors = await db.Set<FrontDoor>().AsNoTracking().ToListAsync(stop);
        return doors.Where(door => door.IsConfirmedOn(today)).ToDictionary(door => door.District);
    }

    /// <summary>Keeps a number that a person in the district has confirmed today, in place of the one before.</summary>
    public async Task ConfirmAsync(string district, string phone, string outOfHours, string hours, string by, CancellationToken stop)
    {
        if (await db.Set<FrontDoor>().FindAsync([district], stop) is { } before)
        {
            db.Remove(before);
            await db.SaveChangesAsync(stop);
        }

        db.Add(FrontDoor.Confirm(district, phone, outOfHours, hours, by, Week.DayOf(clock.GetUtcNow())));
        await db.SaveChangesAsync(stop);
    }
}
