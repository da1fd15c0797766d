using System.CommandLine;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Retention;

/// <summary>The commands <c>lodestar retention list|preview|run</c>.</summary>
internal static class RetentionCommand
{
    /// <summary>How many days ahead a preview looks if no day is given.</summary>
    private const int DaysAhead = 31;

    private static readonly Option<string?> On = new("--on") { Description = $"A day, for instance 2028-05-31 ({DaysAhead} days from today)" };

    /// <summary>Makes the commands.</summary>
    public static Command Make(CommandShell shell)
    {
        var list = new Command("list", "List every kind of record, how long it stays and why");
        list.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => List(services), stop));

        var preview = new Command("preview", "Show what will have gone by a day; changes nothing") { On };
        preview.SetAction(
            (parsed, stop) =>
                shell.OnDatabaseAsync(
                    parsed,
                    services => PreviewAsync(parsed.GetValue(On), services, services.GetRequiredService<Languages>().English, stop),
                    stop
                )
        );

        var run = new Command("run", "Delete what is due today, now, and print what went");
        run.SetAction(
            (parsed, stop) => shell.OnDatabaseAsync(parsed, services => RunAsync(services, services.GetRequiredService<Languages>().English, stop), stop)
        );

        var retention = new Command("retention", "See how long records stay, and what goes when");
        foreach (var command in new[] { list, preview, run })
        {
            shell.AddOptions(command);
            retention.Subcommands.Add(command);
        }

        return retention;
    }

    private static Task<Problem?> List(IServiceProvider services)
    {
        foreach (var clock in services.GetRequiredService<Sweeping>().Clocks)
        {
            Console.WriteLine($"{clock.Table}  {clock.Records}  {clock.Stays}  ({clock.Why})");
        }

        return Task.FromResult<Problem?>(null);
    }

    private static async Task<Problem?> PreviewAsync(string? on, IServiceProvider services, Words words, CancellationToken stop)
    {
        var usual = Week.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(DaysAhead);
        if ((on is null ? usual : CommandText.Day(on)) is not { } day)
        {
            return new Problem("on", "ui.dates.not-a-day", on!);
        }

        Console.Error.WriteLine($"By the end of {words.Day(day)}:");
        Print(await services.GetRequiredService<Sweeping>().PreviewAsync(day, stop), words);
        return null;
    }

    private static async Task<Problem?> RunAsync(IServiceProvider services, Words words, CancellationToken stop)
    {
        var swept = await services.GetRequiredService<Sweeping>().SweepAsync(_ => true, stop);
        Print(swept.Went, words);
        var db = services.GetRequiredService<Db>();
        if (swept.Went.Count > 0 && !await Erasure.NowAsync(db, stop))
        {
            Console.Error.WriteLine("Somebody is reading the database: traces stay in its log until they have ended.");
        }

        return swept.Whole ? null : throw new IOException("Not everything that is due could be deleted. Try again; the lines above say what failed.");
    }

    private static void Print(IReadOnlyList<Due> due, Words words)
    {
        foreach (var one in due)
        {
            var about = one.About is null ? "" : $": {one.About}";
            var on = one.On is { } day ? $", due on {words.Day(day)}" : "";
            Console.WriteLine($"{one.Count}  {one.Records}{about}{on}");
        }

        if (due.Count == 0)
        {
            Console.Error.WriteLine("Nothing.");
        }
    }
}
