using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Lodestar.Kernel;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>The command <c>lodestar export figures</c>, which writes what is published of every round and nothing else.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Format = new("--format") { Description = "csv or json", DefaultValueFactory = _ => "csv" };

    /// <summary>Makes the command.</summary>
    public static Command Make(CommandShell shell)
    {
        Format.AcceptOnlyFromAmong("csv", "json");
        var figures = new Command("figures", "Write the published figures of all rounds to standard output, withheld counts as " + PublishedTable.Withheld)
        {
            Format,
        };
        shell.AddOptions(figures);
        figures.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => WriteAsync(parsed.GetRequiredValue(Format), services, stop), stop));
        return new Command("export", "Write what may leave, for use elsewhere") { figures };
    }

    private static async Task<Problem?> WriteAsync(string format, IServiceProvider services, CancellationToken stop)
    {
        var rounds = await PublishedAsync(services.GetRequiredService<PublishedFigures>(), stop);
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(rounds, PublishedFigures.Form));
            return null;
        }

        // People type titles, and a spreadsheet must not take one for a formula.
        await using var csv = new CsvWriter(
            Console.Out,
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape },
            leaveOpen: true
        );
        await csv.WriteRecordsAsync(rounds.SelectMany(round => round.Counts), stop);
        return null;
    }

    private static async Task<IReadOnlyList<PublishedRound>> PublishedAsync(PublishedFigures figures, CancellationToken stop)
    {
        // This also covers a night after a round closed in which no node was running.
        await figures.MakeAllAsync(stop);
        var published = new List<PublishedRound>();
        foreach (var round in (await figures.ClosedAsync(stop)).Concat(await figures.OpenAsync(stop)))
        {
            if (await figures.OfAsync(round, stop) is { } showing)
            {
                published.Add(PublishedRound.Of(round, showing));
            }
        }

        return published;
    }
}
