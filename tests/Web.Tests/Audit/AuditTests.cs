using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Audit;

/// <summary>The log has what people who run the service did, and nothing that a practitioner does.</summary>
[Trait("Category", "Data")]
public class AuditTests
{
    [Fact]
    public async Task Commands_are_noted_with_who_ran_them_and_can_be_filtered_and_no_code_number_or_key_is_among_them()
    {
        var settings = new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("audit") : null };
        await RunAsync(settings, "front-door", "confirm", "leeds", "--phone", "01632 960000", "--by", "Duty manager");
        var organisation = (await RunAsync(settings, "organisation", "add", "--name", "Kite Club", "--sector", "youth-work", "--districts", "leeds")).Trim();
        var round = (await RunAsync(settings, "round", "open", "--title", "Spring 2099", "--closes", "2099-12-31", "--districts", "leeds")).Split(' ')[0][
            "/r/".Length..
        ];
        Assert.Equal(2, (await Commanded.RunAsync(settings, "round", "open", "--title", "Spring 2099", "--closes", "2099-12-31", "--districts", "leeds")).Code);
        await RunAsync(settings, "round", "close", round);
        await RunAsync(settings, "round", "close", round);
        await RunAsync(settings, "retention", "run");

        var all = await RunAsync(settings, "audit", "list");

        var lines = all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.All(lines, line => Assert.Equal(Environment.UserName, line[1]));
        Assert.Equal(
            ["front-door.confirmed leeds, by Duty manager", "organisation.added Kite Club", "round.opened Spring 2099", "round.closed Spring 2099"],
            lines.Skip(1).Select(line => $"{line[2]} {line[3]}")
        );
        Assert.Equal("database.migrated", lines[0][2]);
        await using (var db = Connections.Open(settings))
        {
            Assert.Equal(db.Database.GetMigrations().Last(), lines[0][3]);
        }

        foreach (var secret in new[] { round, organisation, "960000", (await File.ReadAllTextAsync(Path.Combine(settings.Data, "secret.key"))).Trim() })
        {
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(
            [lines[3], lines[4]],
            (await RunAsync(settings, "audit", "list", "--what", "round", "--about", "spring", "--since", "2000-01-01", "--who", Environment.UserName))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
        );
        Assert.Empty(await RunAsync(settings, "audit", "list", "--until", "2001-01-01"));
        Assert.Empty(await RunAsync(settings, "audit", "list", "--who", "service"));
        var (code, _, error) = await Commanded.RunAsync(settings, "audit", "list", "--since", "soon");
        Assert.Equal(2, code);
        Assert.Contains("'soon' is not a date", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_notes_which_version_started_and_what_it_deleted_by_kind()
    {
        await using var world = await World.StartedAsync();
        await Lodestar.Practice.Journeys.RoundAsync(world, "Gone", opens: -800, closes: -700);
        await world.Services.GetRequiredService<Sweeping>().SweepAsync(_ => true, CancellationToken.None);

        // The start does not wait for this entry.
        for (var waited = 0; (await EntriesAsync(world, new AuditFilter(What: "service.started"))).Count == 0 && waited < 100; waited++)
        {
            await Task.Delay(100);
        }

        var entries = await EntriesAsync(world, new AuditFilter(Who: "service"));
        Assert.Matches(@"^\d+\.\d+", Assert.Single(entries, entry => entry.What == "service.started").About);
        Assert.Equal("Gone", Assert.Single(entries, entry => entry.What == "round.forgotten").About);
        Assert.Empty(Deleted(entries));
    }

    [Fact]
    public async Task How_many_answers_went_is_noted_and_nothing_of_what_they_said()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();
        var (_, code) = await Lodestar.Practice.Journeys.FinishAsync(
            visitor,
            button: Lodestar.Practice.Journeys.WholeStart,
            answers: ("P28", ["Zebra crossing"])
        );
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddYears(4));
        await world.Services.GetRequiredService<Sweeping>().SweepAsync(_ => true, CancellationToken.None);

        var entries = await EntriesAsync(world, new AuditFilter());

        Assert.Equal(["Answers outside rounds: 1", "Return codes, as keyed hashes: 1"], Deleted(entries).Order());
        Assert.DoesNotContain(entries, entry =>
            entry.About.Contains("Zebra", StringComparison.Ordinal) || entry.About.Contains(code.Split(' ')[^1], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_entry_goes_with_what_it_tells_where_that_is_rolled_back()
    {
        await using var world = await World.StartedAsync();
        await world.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Persistence.Db>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await services.GetRequiredService<AuditLog>().WriteAsync("test", "never was", CancellationToken.None);
            return true;
        });

        Assert.Empty(await EntriesAsync(world, new AuditFilter(What: "test")));
    }

    [Fact]
    public async Task An_entry_is_one_line_whatever_it_is_about()
    {
        await using var world = await World.StartedAsync();
        await world.WithAsync(async services =>
        {
            await services.GetRequiredService<AuditLog>().WriteAsync("test", "one\ntwo\tthree\u001b[2J" + new string('x', 300), CancellationToken.None);
            return true;
        });

        var about = Assert.Single(await EntriesAsync(world, new AuditFilter(What: "test"))).About;
        Assert.StartsWith("one two three [2Jxxx", about, StringComparison.Ordinal);
        Assert.Equal(200, about.Length);
    }

    [Fact]
    public void Nothing_changes_or_deletes_an_entry_but_its_clock()
    {
        Assert.All(typeof(AuditEntry).GetProperties(), property =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers())
        );
        var folder = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Web", "Audit"), "*.cs").Select(File.ReadAllText).ToList();

        Assert.NotEmpty(folder);
        Assert.All(folder, text => Assert.DoesNotMatch(@"ExecuteUpdate|ExecuteDelete|\.Remove|\.Update\(|SqlRaw|SqlInterpolated", text));
    }

    private static Task<List<AuditEntry>> EntriesAsync(World world, AuditFilter filter) =>
        world.WithAsync(async services => await services.GetRequiredService<AuditLog>().ReadAsync(filter).ToListAsync());

    // The framework stamps its keys by the machine's own clock, so whether they are deleted depends on the day of the test run.
    private static IEnumerable<string> Deleted(List<AuditEntry> entries) =>
        entries
            .Where(entry => entry.What == "retention.deleted")
            .Select(entry => entry.About)
            .Where(about => !about.StartsWith("Keys", StringComparison.Ordinal));

    private static async Task<string> RunAsync(Settings settings, params string[] arguments)
    {
        var (code, output, error) = await Commanded.RunAsync(settings, arguments);
        Assert.True(code == 0, error);
        return output;
    }
}
