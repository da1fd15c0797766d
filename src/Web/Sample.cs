using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Practice;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;

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
        var pack = services.GetRequiredService<Packs>().Current(Language.English);
        var frontDoors = pack.Services
            .Where(service => service is { Category: ServiceCategory.LocalSafeguarding, ShownPhone: not null, Districts: [_] })
            .Select(service => (service.Districts[0], service.ShownPhone!));
        var today = Week.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var organisations = PartnershipSample.Add(db, [.. pack.Info.Districts.Select(district => district.Id)], [.. pack.Info.Sectors.Select(sector => sector.Id)], frontDoors, today);
        var people = IdentitySample.Add(db, [.. pack.Info.Districts.Select(district => district.Id)], organisations, today);
        SafeguardsSample.Add(db, pack.Info.Districts[0].Id, organisations, people, services.GetRequiredService<TimeProvider>().GetUtcNow());
        StandardsSample.Add(db, "Bola Adeyemi", services.GetRequiredService<TimeProvider>().GetUtcNow());
        PracticeSample.Add(services, organisations, random);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
