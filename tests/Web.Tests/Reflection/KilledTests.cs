using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Reflection;

/// <summary>The service is killed while reflections arrive, as by a power cut. LODESTAR_KILLS says how often; bench/README.md tells of two hundred.</summary>
[Trait("Category", "Data")]
public class KilledTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("LODESTAR_KILLS"), out var kills) ? kills : 3;

    [Fact]
    public async Task Every_reflection_that_was_acknowledged_is_there_after_a_kill_none_is_there_twice_and_the_kept_counts_are_right()
    {
        var settings = new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("killed") : null };
        Assert.Equal(0, (await Shell.RunAsync(settings, "front-door", "confirm", "leeds", "--phone", "01632 960000", "--by", "Duty manager")).Code);
        var opened = await Shell.RunAsync(settings, "round", "open", "--title", "Storm", "--closes", "2099-12-31", "--districts", "leeds");
        var round = opened.Output.Split(' ')[0]["/r/".Length..];
        var random = new Random(11);
        var acknowledged = new ConcurrentDictionary<string, Guid>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var port = FreePort();
            using var service = Shell.Start(settings, "serve", "--urls", $"http://127.0.0.1:{port}");
            var address = new Uri($"http://127.0.0.1:{port}");
            await ReadyAsync(address);
            using var stop = new CancellationTokenSource();
            var senders = Enumerable.Range(0, 8).Select(_ => SendAsync(address, round, acknowledged, stop.Token)).ToList();
            var before = acknowledged.Count;
            for (var waited = 0; acknowledged.Count == before && waited < 600; waited++)
            {
                await Task.Delay(50);
            }

            await Task.Delay(random.Next(50, 500));
            service.Kill(entireProcessTree: true);
            await stop.CancelAsync();
            await Task.WhenAll(senders);
            await service.WaitForExitAsync();
        }

        await using var app = await Host.BuildAsync(settings, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var kept = await db.Set<Sheet>().Select(sheet => sheet.Id).ToHashSetAsync();
        Assert.True(acknowledged.Count > Kills, $"Only {acknowledged.Count} were acknowledged.");
        Assert.Empty(acknowledged.Values.Except(kept));
        Assert.Equal(kept.Count, await db.Set<ArrivalKey>().CountAsync());
        Assert.Equal(kept.Count, await db.Set<SheetEntry>().CountAsync());
        Assert.Equal(kept.Count, await db.Set<ReturnRecord>().CountAsync());
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<KeptTallies>().VerifyAsync(CancellationToken.None));
    }

    // Whoever gets no reply sends the same again under the same key, as a device would after a power cut.
    private static async Task SendAsync(Uri address, string round, ConcurrentDictionary<string, Guid> acknowledged, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!stop.IsCancellationRequested)
        {
            var key = $"{Guid.NewGuid()}";
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/reflections")
                {
                    Content = JsonContent.Create(new { reflection = "practitioner", packVersion = "2026.1", sector = "education", districts = new[] { "leeds" }, answers = new { P3 = 7 } }, options: JsonSerializerOptions.Default),
                    Headers = { { "Idempotency-Key", key } },
                };
                using var reply = await http.SendAsync(request, stop);
                if (reply.StatusCode == HttpStatusCode.Created)
                {
                    acknowledged[key] = JsonNode.Parse(await reply.Content.ReadAsStringAsync(CancellationToken.None))!["id"]!.GetValue<Guid>();
                }
            }
            catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static async Task ReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var reply = await http.GetAsync("/health/ready");
                if (reply.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 300)
            {
                // Still starting.
            }

            Assert.True(tries < 300, "The service did not start.");
            await Task.Delay(50);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
