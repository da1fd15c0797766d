using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Reflection;

namespace Lodestar;

/// <summary>Fills an invented partnership, all of it or nothing; the same every time, but for dates that follow the clock.</summary>
internal static class Sample
{
    /// <summary>The seed of everything that looks like chance.</summary>
    private const int Seed = 20250331;

    public static async Task FillAsync(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        var random = new Random(Seed);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var organisations = PartnershipSample.Add(db, services.GetRequiredService<TimeProvider>());
        ReflectionSample.Add(services, organisations, random);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
