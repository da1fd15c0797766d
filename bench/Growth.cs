using System.Diagnostics;
using System.Net;
using Lodestar.Kernel;
using Lodestar.Practice;

namespace Lodestar.Bench;

/// <summary>
/// What a person waits for, with ten thousand reflections and with ten times as many; the two services are asked in turn (target 12).
/// </summary>
internal static class Growth
{
    private const int Rounds = 3;
    private const int Turns = 150;

    public static async Task MeasureAsync()
    {
        var (small, smallRound) = await StartAsync(10_000);
        var (large, largeRound) = await StartAsync(100_000);
        await using (small)
        await using (large)
        {
            var ratios = new Dictionary<string, List<double>>();
            var waits = new Dictionary<string, (double Small, double Large)>();
            for (var round = 0; round <= Rounds; round++)
            {
                var (few, many) = (new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>());
                for (var turn = 0; turn < Turns; turn++)
                {
                    // They take turns at going first, so that neither has the warmer machine.
                    var (one, other) = ((small, smallRound, few), (large, largeRound, many));
                    foreach (var (service, figures, times) in turn % 2 == 0 ? new[] { one, other } : [other, one])
                    {
                        await PersonAsync(service.Address, figures, turn, times);
                    }
                }

                foreach (var (name, times) in many.Where(_ => round > 0))
                {
                    var pair = (Figures.Percentile(few[name], 0.5), Figures.Percentile(times, 0.5));
                    waits[name] = pair;
                    ratios.TryAdd(name, []);
                    ratios[name].Add(pair.Item2 / pair.Item1);
                }
            }

            Console.WriteLine("| | 10,000, ms | 100,000, ms | rounds | median ratio | target |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var (name, values) in ratios)
            {
                Console.WriteLine(
                    $"| {name} | {waits[name].Small:0.00} | {waits[name].Large:0.00} | "
                        + $"{string.Join(", ", values.Select(value => value.ToString("0.00")))} | {Figures.Median(values):0.00} | ≤ 1.10 |"
                );
            }
        }
    }

    private static async Task<(Service Service, Guid Round)> StartAsync(int reflections)
    {
        var settings = new Settings { Data = Service.NewFolder() };
        var round = await Filled.MakeAsync(settings, reflections);
        return (await Service.StartAsync(settings.Data), round);
    }

    private static async Task PersonAsync(Uri address, Guid figures, int turn, Dictionary<string, List<double>> times)
    {
        using var http = QuestionPage.Browser(address, turn % 200);
        await TimeAsync("first page", () => http.GetStringAsync("/"));
        await TimeAsync("figures of a closed round", () => http.GetStringAsync(PracticeLinks.Figures(figures)));
        await TimeAsync("starting", () => QuestionPage.PostAsync(http, $"/r/{Filled.OpenRound}", "scope=short"));
        await QuestionPage.PostAsync(http, PracticeLinks.Before, "");
        await TimeAsync("a question, read and answered", () => QuestionPage.PostAsync(http, "/reflect/questions/P3", $"P3={1 + (turn % 10)}"));
        await TimeAsync("another question, read", () => http.GetStringAsync("/reflect/questions/P1"));
        var body =
            $$$"""{"reflection":"practitioner","packVersion":"2026.1","sector":"education","districts":["leeds"],"answers":{"P3":{{{1 + (turn % 10)}}}}}""";
        await TimeAsync("submitting", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{Filled.OpenRound}/reflections")
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
                Headers = { { "Idempotency-Key", $"{Guid.NewGuid()}" } },
            };
            using var reply = await http.SendAsync(request);
            if (reply.StatusCode != HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"The service replied {reply.StatusCode}.");
            }
        });

        async Task TimeAsync(string name, Func<Task> step)
        {
            var clock = Stopwatch.StartNew();
            await step();
            if (!times.TryGetValue(name, out var all))
            {
                times[name] = all = [];
            }

            all.Add(clock.Elapsed.TotalMilliseconds);
        }
    }
}
