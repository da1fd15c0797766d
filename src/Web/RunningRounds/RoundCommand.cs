using System.CommandLine;
using Lodestar.Kernel;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds;

/// <summary>The commands <c>lodestar round open|close|list</c>.</summary>
internal static class RoundCommand
{
    private static readonly Option<string> Title = new("--title") { Description = "Name for people, for instance 'Autumn 2026'", Required = true };
    private static readonly Option<string> Closes = new("--closes") { Description = "Last day, for instance 2026-12-18", Required = true };
    private static readonly Option<string?> Opens = new("--opens") { Description = "First day (today)" };
    private static readonly Option<string?> Districts = new("--districts") { Description = "Districts that take part, separated by commas (all)" };
    private static readonly Option<string> Taken = new("--reflection")
    {
        Description = "Which reflection of the pack",
        DefaultValueFactory = _ => "practitioner",
    };
    private static readonly Option<string?> Version = new("--pack-version") { Description = "Version of the pack whose items are asked (the one served now)" };
    private static readonly Option<bool> Organisations = new("--organisations") { Description = "Organisations reflect together in it too" };
    private static readonly Argument<string> Code = new("code") { Description = "The code in the round's link" };

    /// <summary>Makes the commands.</summary>
    public static Command Make(CommandShell shell)
    {
        var open = new Command("open", "Open a round and print its link") { Title, Closes, Opens, Districts, Taken, Version, Organisations };
        open.SetAction(
            (parsed, stop) =>
                shell.OnDatabaseAsync(parsed, services => OpenAsync(parsed, services, services.GetRequiredService<Languages>().English, stop), stop)
        );

        var close = new Command("close", "Close a round; what was given stays") { Code };
        close.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => CloseAsync(parsed.GetRequiredValue(Code), services, stop), stop));

        var list = new Command("list", "List all rounds");
        list.SetAction(
            (parsed, stop) => shell.OnDatabaseAsync(parsed, services => ListAsync(services, services.GetRequiredService<Languages>().English, stop), stop)
        );

        var round = new Command("round", "Open, close and list rounds");
        foreach (var command in new[] { open, close, list })
        {
            shell.AddOptions(command);
            round.Subcommands.Add(command);
        }

        return round;
    }

    private static async Task<Problem?> OpenAsync(ParseResult parsed, IServiceProvider services, Words words, CancellationToken stop)
    {
        var rounds = services.GetRequiredService<ReflectionRounds>();
        var packs = services.GetRequiredService<Packs>();
        var version = parsed.GetValue(Version) ?? await packs.NewestVersionAsync(stop);
        if (!await packs.HasAsync(version, stop))
        {
            return new Problem("pack-version", "rounds.unknown-version", version, string.Join(", ", await packs.VersionsAsync(stop)));
        }

        var pack = packs.Version(version, Language.English);
        var all = pack.Info.Districts.Select(district => district.Id).ToList();
        var districts = parsed.GetValue(Districts) is { } given ? CommandText.Codes(given) : all;
        var reflection = parsed.GetRequiredValue(Taken);
        if (districts.Except(all).FirstOrDefault() is { } unknown)
        {
            return new Problem("districts", "rounds.unknown-district", unknown, string.Join(", ", all));
        }

        if (pack.Reflections.All(one => one.Id != reflection))
        {
            return new Problem("reflection", "rounds.unknown-reflection", reflection, string.Join(", ", pack.Reflections.Select(one => one.Id)));
        }

        var dates = new[] { parsed.GetRequiredValue(Closes), parsed.GetValue(Opens) ?? $"{rounds.Today:yyyy-MM-dd}" };
        if (dates.FirstOrDefault(date => !DateOnly.TryParseExact(date, "yyyy-MM-dd", out _)) is { } wrong)
        {
            return new Problem("closes", "ui.dates.not-a-day", wrong);
        }

        var wanted = new NewRound(
            parsed.GetRequiredValue(Title),
            reflection,
            districts,
            pack.Info.Version,
            DateOnly.ParseExact(dates[1], "yyyy-MM-dd"),
            DateOnly.ParseExact(dates[0], "yyyy-MM-dd"),
            parsed.GetValue(Organisations)
        );
        var opened = await rounds.OpenAsync(wanted, stop);
        if (opened.Problem is not null)
        {
            return opened.Problem;
        }

        Print(opened.Value, words, rounds.Today);
        return null;
    }

    private static async Task<Problem?> CloseAsync(string code, IServiceProvider services, CancellationToken stop) =>
        (await services.GetRequiredService<ReflectionRounds>().CloseAsync(JoinCode.Normalise(code), stop)).Problem;

    private static async Task<Problem?> ListAsync(IServiceProvider services, Words words, CancellationToken stop)
    {
        var rounds = services.GetRequiredService<ReflectionRounds>();
        foreach (var round in await rounds.ListAsync(stop))
        {
            Print(round, words, rounds.Today);
        }

        return null;
    }

    private static void Print(Round round, Words words, DateOnly today)
    {
        var state =
            round.IsOverOn(today) ? "closed"
            : round.IsOpenOn(today) ? "open"
            : "not open yet";
        Console.WriteLine(
            $"{PracticeLinks.Round(round.Code)}  {state}  {words.Day(round.OpensOn)} to {words.Day(round.ClosesOn)}  "
                + $"{string.Join(",", round.Districts)}  {round.Reflection} {round.PackVersion}  {round.Title}"
        );
    }
}
