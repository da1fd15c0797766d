using System.CommandLine;
using Lodestar.Kernel;

namespace Lodestar.Audit;

/// <summary>The command <c>lodestar audit list</c>.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Since = new("--since") { Description = "From this day on, for instance 2026-11-23" };
    private static readonly Option<string?> Until = new("--until") { Description = "To the end of this day" };
    private static readonly Option<string?> What = new("--what") { Description = "What was done, or how that begins: round, round.opened, retention" };
    private static readonly Option<string?> Who = new("--who") { Description = "The account on the machine, or 'service' for the service itself" };
    private static readonly Option<string?> About = new("--about") { Description = "A part of what it was done to, such as the title of a round" };

    /// <summary>Makes the command.</summary>
    public static Command Make(CommandShell shell)
    {
        var list = new Command("list", "List what was done, the oldest first: when, who, what, to what") { Since, Until, What, Who, About };
        shell.AddOptions(list);
        list.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => ListAsync(parsed, services, stop), stop));
        return new Command("audit", "Read what those who run the service did") { list };
    }

    private static async Task<Problem?> ListAsync(ParseResult parsed, IServiceProvider services, CancellationToken stop)
    {
        var (first, last) = (parsed.GetValue(Since), parsed.GetValue(Until));
        if (new[] { first, last }.FirstOrDefault(day => day is not null && CommandText.Day(day) is null) is { } wrong)
        {
            return new Problem("since", "ui.dates.not-a-day", wrong);
        }

        var filter = new AuditFilter(
            first is null ? null : Week.StartOf(CommandText.Day(first)!.Value),
            last is null ? null : Week.StartOf(CommandText.Day(last)!.Value.AddDays(1)),
            parsed.GetValue(What),
            parsed.GetValue(Who),
            parsed.GetValue(About)
        );
        await foreach (var entry in services.GetRequiredService<AuditLog>().ReadAsync(filter).WithCancellation(stop))
        {
            Console.WriteLine($"{entry.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\t{entry.Who}\t{entry.What}\t{entry.About}");
        }

        return null;
    }
}
