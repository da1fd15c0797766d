using System.CommandLine;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Jobs;

/// <summary>The commands <c>lodestar job list|run</c>.</summary>
internal static class JobCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The job, as the list names it" };

    /// <summary>Makes the commands.</summary>
    public static Command Make(CommandShell shell)
    {
        var list = new Command("list", "List the jobs: name, what it does, what came of the last run and when it ended, when it is due next");
        list.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => ListAsync(services, stop), stop));

        var run = new Command("run", "Run a job now, whether or not it is due, and print what came of it") { Name };
        run.SetAction((parsed, stop) => shell.OnDatabaseAsync(parsed, services => RunAsync(parsed.GetRequiredValue(Name), services, stop), stop));

        var job = new Command("job", "See what the service does by itself, and do it now");
        foreach (var command in new[] { list, run })
        {
            shell.AddOptions(command);
            job.Subcommands.Add(command);
        }

        return job;
    }

    private static async Task<Problem?> ListAsync(IServiceProvider services, CancellationToken stop)
    {
        var words = services.GetRequiredService<Languages>().English;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var (job, row) in await services.GetRequiredService<JobBook>().ListAsync(stop))
        {
            var ended = row?.EndedAt is { } at ? words.Moment(at) : "-";
            Console.WriteLine($"{job.Name}\t{words[job.What]}\t{words.Result(row)}\t{ended}\t{words.Next(row, now)}");
        }

        return null;
    }

    private static async Task<Problem?> RunAsync(string name, IServiceProvider services, CancellationToken stop)
    {
        if (services.GetRequiredService<Capabilities>().Jobs.FirstOrDefault(one => one.Name == name) is not { } job)
        {
            return new Problem("name", "jobs.unknown", name);
        }

        if (await services.GetRequiredService<JobBook>().RunNowAsync(job, stop) is not { } row)
        {
            return new Problem("name", "jobs.elsewhere", name);
        }

        await services.GetRequiredService<AuditLog>().WriteAsync("job.run", name, stop);
        if (row.Failed is { } reason)
        {
            return new Problem("name", "jobs.failed", reason);
        }

        Console.WriteLine(services.GetRequiredService<Languages>().English.Result(row));
        return null;
    }
}
