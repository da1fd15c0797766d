using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar;

/// <summary>Fills an invented partnership, all of it or nothing. It is the same every time, except for dates, which follow the clock.</summary>
internal static class Sample
{
    /// <summary>The seed of everything that looks random.</summary>
    private const int Seed = 20250331;

    /// <summary>Adds the sample parts of all capabilities in one save.</summary>
    public static async Task FillAsync(IServiceProvider services, Capabilities capabilities, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ground = new SampleGround(services, new Random(Seed), services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var part in capabilities.All.Select(one => one.Sample).OfType<SamplePart>().OrderBy(part => part.Order))
        {
            part.Fill(ground);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
