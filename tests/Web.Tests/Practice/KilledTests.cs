using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>
/// The service is killed while reflections arrive, as by a power cut. LODESTAR_KILLS says how often; bench/README.md reports two hundred.
/// </summary>
[Trait("Category", "Data")]
public class KilledTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("LODESTAR_KILLS"), out var kills) ? kills : 3;

    [Fact]
    public async Task Every_reflection_that_was_acknowledged_is_there_after_a_kill_none_is_there_twice_and_the_kept_counts_are_right()
    {
        var settings = new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("killed") : null };
        var round = await new Storm(settings).OpenRoundAsync();
        var random = new Random(11);
        var acknowledged = new List<Guid>();
        await using (var service = await Running.StartAsync(settings))
        {
            for (var kill = 1; kill <= Kills; kill++)
            {
                await using var senders = new Senders(service.Address, round, count: 8);
                await senders.MoreAsync(1);
                await Task.Delay(random.Next(50, 500));
                await service.KillAsync();
                await senders.StopAsync();
                acknowledged.AddRange(senders.Acknowledged.Values);
                if (kill < Kills)
                {
                    await service.StartAgainAsync();
                }
            }
        }

        await using var app = await Host.BuildAsync(settings, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var kept = await db.Set<Sheet>().Select(sheet => sheet.Id).ToHashSetAsync();
        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} were acknowledged.");
        Assert.Empty(acknowledged.Except(kept));
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Equal(kept.Count, await db.Set<ArrivalKey>().CountAsync());
        Assert.Equal(kept.Count, await db.Set<SheetEntry>().CountAsync());
        Assert.Equal(kept.Count, await db.Set<ReturnRecord>().CountAsync());
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<TallyBook>().VerifyAsync(CancellationToken.None));
    }
}
