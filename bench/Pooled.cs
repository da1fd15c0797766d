using System.Diagnostics;
using Lodestar.Kernel;
using Lodestar.Practice;
using Lodestar.Practice.Figures;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Bench;

/// <summary>Figures of a round with a million reflections, from kept counts and from all answers (target 4).</summary>
internal static class Pooled
{
    private const int Rounds = 3;
    private const int Reads = 60;

    public static async Task MeasureAsync()
    {
        var reflections = int.TryParse(Environment.GetEnvironmentVariable("LODESTAR_BENCH_REFLECTIONS"), out var given) ? given : 1_000_000;
        var settings = new Settings { Data = Service.NewFolder() };
        var closed = await Filled.MakeAsync(settings, reflections);
        var (kept, counted, page) = (new List<double>(), new List<double>(), new List<double>());
        await using (var app = await Host.BuildAsync(settings, CancellationToken.None))
        {
            for (var round = 0; round < Rounds; round++)
            {
                await using var scope = app.Services.CreateAsyncScope();
                var pack = app.Services.GetRequiredService<Packs>().Current(Language.English);
                var (tallies, rule) = (scope.ServiceProvider.GetRequiredService<TallyBook>(), new DisclosureRule());
                var clock = Stopwatch.StartNew();
                RoundFigures.Of(pack, pack.Reflection("practitioner"), await tallies.OfAsync(closed, CancellationToken.None), rule);
                kept.Add(clock.Elapsed.TotalMilliseconds);
                clock.Restart();
                var differences = await tallies.VerifyAsync(CancellationToken.None);
                RoundFigures.Of(pack, pack.Reflection("practitioner"), await tallies.OfAsync(closed, CancellationToken.None), rule);
                counted.Add(clock.Elapsed.TotalSeconds);
                if (differences.Count > 0)
                {
                    throw new InvalidOperationException("The kept counts differ from the answers.");
                }
            }
        }

        await using var service = await Service.StartAsync(settings.Data);
        using var http = new HttpClient { BaseAddress = service.Address };
        var first = Stopwatch.StartNew();
        await http.GetStringAsync(PracticeLinks.Figures(closed));
        first.Stop();
        for (var round = 0; round < Rounds; round++)
        {
            var times = new List<double>();
            for (var read = 0; read < Reads; read++)
            {
                var clock = Stopwatch.StartNew();
                await http.GetStringAsync(PracticeLinks.Figures(closed));
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            page.Add(Figures.Percentile(times, 0.5));
        }

        Console.WriteLine($"{reflections:n0} reflections; the file has {new FileInfo(service.DatabaseFile).Length / 1e6:n0} MB.\n");
        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("the page, read over HTTP, ms", page, "0.0", "≤ 20");
        Figures.Row("figures made from kept counts, protection included, ms", kept, "0", "≤ 20");
        Figures.Row("all answers counted again and compared, figures made, protection included, s", counted, "0.0", "≤ 10");
        Console.WriteLine(
            $"\nThe first who asks after a round has closed has its figures made: {first.Elapsed.TotalMilliseconds:0} ms, in a service that has just started."
        );
    }
}
