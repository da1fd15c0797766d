using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Lodestar.Kernel;
using Lodestar.Practice;
using Lodestar.Rounds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Lodestar;

/// <summary>Metrics and traces: what is sent, what never is, and that nothing is sent unless asked for.</summary>
public sealed class TelemetryTests
{
    /// <summary>Words that no program contains by itself.</summary>
    private static readonly string[] Marks =
    [
        "zebra-note",
        "zebra-agent",
        "zebra-query",
        "zebra-state",
        "zebra-baggage",
        "zebra-path",
        "zebra-key-of-twenty-two-characters",
        "ZEBRA",
        "zebra.example",
        "127.0.0.77",
        "4bf92f3577b34da6a3ce929d0e0e4736",
    ];

    [Fact]
    public async Task What_people_do_cannot_be_read_from_what_is_sent()
    {
        await using var collector = await Collector.StartAsync();
        var watched = new WatchedWorld(collector.Address);
        await watched.InitializeAsync();
        var round = await watched.RoundAsync("Watched");
        var code = await JourneyAsync(watched, round);
        await watched.DisposeAsync();

        Assert.Contains("/v1/traces", collector.Received.Select(one => one.Path));
        Assert.Contains("/v1/metrics", collector.Received.Select(one => one.Path));
        var sent = string.Join('\n', collector.Received.Select(one => Encoding.Latin1.GetString(one.Body)));
        foreach (
            var told in new[]
            {
                "POST reflect/questions/{step}",
                "api/v1/rounds/{code}/reflections",
                "http.server.request.duration",
                "lodestar.submissions.acknowledged",
                "lodestar.submissions.refused",
                "dotnet.gc.collections",
            }
        )
        {
            Assert.Contains(told, sent, StringComparison.Ordinal);
        }

        string[] secret = [round.Code, $"{round.Id}", $"{round.Id:N}", code, watched.Address.Authority, .. Marks];
        Assert.DoesNotContain(secret, one =>
            sent.Contains(one, StringComparison.OrdinalIgnoreCase) || sent.Contains(Uri.EscapeDataString(one), StringComparison.OrdinalIgnoreCase)
        );
        foreach (var name in new[] { "url.", "client.", "user_agent", "network.", "server.address", "db." })
        {
            Assert.DoesNotContain(name, sent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_loaded_or_sent_unless_it_is_asked_for()
    {
        await using var collector = await Collector.StartAsync();
        var settings = await World.NewInstallationAsync();
        await using (var silent = await Running.StartAsync(settings))
        {
            Assert.DoesNotContain("OpenTelemetry", await LoadedAsync(silent), StringComparison.Ordinal);
        }

        Assert.Empty(collector.Received);
        await using var watched = await Running.StartAsync(settings with { Telemetry = collector.Address.AbsoluteUri });
        Assert.Contains("OpenTelemetry", await LoadedAsync(watched), StringComparison.Ordinal);
        for (var waited = 0; collector.Received.IsEmpty; waited++)
        {
            Assert.True(waited < 600, "Nothing was sent though it was asked for.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_at_start()
    {
        var (code, _, error) = await Shell.RunAsync(
            new Settings { Data = World.NewFolder(), Telemetry = "collector:4318" },
            "serve",
            "--urls",
            "http://127.0.0.1:0"
        );

        Assert.Equal(2, code);
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", error, StringComparison.Ordinal);
    }

    // By form and by API, with everything a browser may send along; returns the return code.
    private static async Task<string> JourneyAsync(World world, Round round)
    {
        using var visitor = new Visitor(world.Address, from: IPAddress.Parse("127.0.0.77"));
        var (first, code) = await visitor.BeginAsync($"/r/{round.Code}", Journeys.WholeStart);
        var check = await first.AnswerAsync(answers: ("P28", ["I like the zebra-note"]));
        Assert.Equal("Your result", (await check.PressAsync("Submit and see my result")).Heading);
        foreach (
            var (method, path, host) in new[]
            {
                ("GET", "/nope/zebra-path?zebra-query=1", null),
                ("ZEBRA", "/", null),
                ("GET", "/", "zebra.example"),
                ("GET", $"/r/{round.Code}?zebra-query=1", null),
            }
        )
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Host = host;
            request.Headers.Add("User-Agent", "zebra-agent/1");
            request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            request.Headers.Add("tracestate", "zebra-state=1");
            request.Headers.Add("baggage", "zebra-baggage=1");
            using var reply = await visitor.AskAsync(request);
        }

        foreach (var p3 in new[] { 7, 70 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round.Code}/reflections")
            {
                Content = new StringContent(
                    $$$"""{"reflection":"practitioner","packVersion":"2026.1","sector":"education","districts":["leeds"],"answers":{"P3":{{{p3}}}}}""",
                    Encoding.UTF8,
                    "application/json"
                ),
                Headers = { { "Idempotency-Key", "zebra-key-of-twenty-two-characters" } },
            };
            using var reply = await visitor.AskAsync(request);
            Assert.Equal(p3 == 7 ? 201 : 400, (int)reply.StatusCode);
        }

        return code;
    }

    private static async Task<string> LoadedAsync(Running service)
    {
        using var visitor = new Visitor(service.Address);
        Assert.Equal(200, (await visitor.OpenAsync("/reflect")).Status);
        return await File.ReadAllTextAsync($"/proc/{service.ProcessId}/maps");
    }

    private sealed class WatchedWorld(Uri collector) : World
    {
        protected override Settings Wanted => new() { Telemetry = collector.AbsoluteUri };
    }

    /// <summary>A collector that keeps whatever it is sent.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            app = builder.Build();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                Received.Enqueue((http.Request.Path, body.ToArray()));
            });
        }

        public Uri Address => new(app.Urls.First());

        public ConcurrentQueue<(string Path, byte[] Body)> Received { get; } = new();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector.app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
