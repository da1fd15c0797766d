using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Retention;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Persistence;

/// <summary>Every kind of record has a clock; these tests also check who runs the clocks.</summary>
[Trait("Category", "Data")]
public class RetentionTests
{
    [Fact]
    public async Task Every_table_has_a_clock_and_every_clock_a_table()
    {
        await using var world = await World.StartedAsync();

        var tables = await world.OnDbAsync(db =>
            Task.FromResult(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList())
        );

        Assert.Equal(tables, Of(world).Clocks.Select(clock => clock.Table).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_data_protection_document_says_what_the_clocks_say()
    {
        await using var world = await World.StartedAsync();
        var rows = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "data-protection.md")))
            .SkipWhile(line => !line.StartsWith("| Record | Table |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1], cells[2].Trim('`'), cells[4], cells[5]));

        Assert.Equal(Of(world).Clocks.Select(clock => (clock.Records, clock.Table, clock.Stays, clock.Why)).Order(), rows.Order());
    }

    [Fact]
    public async Task Marks_of_deletions_expired_form_keys_and_audit_entries_go_when_their_time_is_over()
    {
        await using var world = await World.StartedAsync();
        var today = Kernel.Week.DayOf(world.Clock.GetUtcNow());
        await world.OnDbAsync(async db =>
        {
            db.Add(new Deletion { Mark = [1], Week = today.AddMonths(-13) });
            db.Add(new Deletion { Mark = [2], Week = today.AddMonths(-13).AddDays(1) });
            await db.Set<DataProtectionKey>().ExecuteDeleteAsync();
            db.Add(
                new DataProtectionKey { FriendlyName = "old", Xml = $"<key><expirationDate>{world.Clock.GetUtcNow().AddDays(-30):o}</expirationDate></key>" }
            );
            db.Add(
                new DataProtectionKey { FriendlyName = "new", Xml = $"<key><expirationDate>{world.Clock.GetUtcNow().AddDays(-29):o}</expirationDate></key>" }
            );
            db.Add(new DataProtectionKey { FriendlyName = "revoked", Xml = "<revocation />" });
            db.Add(Entry("old", world.Clock.GetUtcNow().AddMonths(-24)));
            db.Add(Entry("new", world.Clock.GetUtcNow().AddMonths(-24).AddDays(1)));
            return await db.SaveChangesAsync();
        });
        var said = await Of(world).PreviewAsync(today, CancellationToken.None);

        var swept = await Of(world).SweepAsync(_ => true, CancellationToken.None);

        Assert.Equal(said, swept.Went);
        Assert.Equal(
            [("Marks of deletions", 1), ("Keys that protect forms", 1), ("Audit log", 1)],
            swept.Went.Select(due => (due.Records, due.Count)).OrderByDescending(one => one.Records)
        );
        Assert.Equal([2], await world.OnDbAsync(db => db.Set<Deletion>().Select(deletion => deletion.Mark).SingleAsync()));
        Assert.Equal(["new", "revoked"], (await world.OnDbAsync(db => db.Set<DataProtectionKey>().Select(key => key.FriendlyName).ToListAsync())).Order());
        Assert.Equal(
            ["new"],
            await world.OnDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.What == "test").Select(entry => entry.About).ToListAsync())
        );
    }

    [Fact]
    public async Task More_than_one_piece_goes_to_the_last_record()
    {
        await using var world = await World.StartedAsync();
        await world.OnDbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, 450).Select(number => Entry($"{number}", world.Clock.GetUtcNow().AddYears(-3))));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(450, Assert.Single((await Of(world).SweepAsync(clock => clock.Table == "audit_entries", CancellationToken.None)).Went).Count);
    }

    [Fact]
    public async Task Nothing_goes_at_the_first_look_or_when_the_clock_has_jumped_until_a_day_has_passed()
    {
        await using var world = await World.StartedAsync();
        var sweeper = ActivatorUtilities.CreateInstance<RetentionSweeper>(world.Services);
        await OwedAsync();

        // The service has its first run when it starts.
        for (var waited = 0; !await world.OnDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.What == "retention.waits")); waited++)
        {
            Assert.True(waited < 100, "The service did not look.");
            await Task.Delay(100);
        }

        Assert.True(await IsKeptAfterAsync(TimeSpan.Zero));
        Assert.True(await IsKeptAfterAsync(TimeSpan.FromHours(23)));
        Assert.False(await IsKeptAfterAsync(TimeSpan.FromDays(1)));

        await OwedAsync();
        Assert.True(await IsKeptAfterAsync(TimeSpan.FromDays(400)));
        Assert.Contains(world.Log.Lines, line => line.Contains("It is 400 days since the last look", StringComparison.Ordinal));
        Assert.False(await IsKeptAfterAsync(TimeSpan.FromDays(1)));
        Assert.Equal(
            ["retention.waits", "retention.looked", "retention.waits", "retention.looked"],
            await world.OnDbAsync(db =>
                db.Set<AuditEntry>()
                    .OrderBy(entry => entry.At)
                    .Where(entry => entry.What == "retention.waits" || entry.What == "retention.looked")
                    .Select(entry => entry.What)
                    .ToListAsync()
            )
        );

        Task<int> OwedAsync() =>
            world.OnDbAsync(db =>
            {
                db.Add(new Deletion { Mark = [1], Week = new DateOnly(2020, 1, 6) });
                return db.SaveChangesAsync();
            });

        async Task<bool> IsKeptAfterAsync(TimeSpan passed)
        {
            world.Clock.Advance(passed);
            await sweeper.RunAsync(new JobTurn(world.Services, () => Task.CompletedTask, CancellationToken.None));
            return await world.OnDbAsync(db => db.Set<Deletion>().AnyAsync());
        }
    }

    [Theory]
    [InlineData("5"), InlineData("19"), InlineData("ever")]
    public async Task Answers_are_kept_for_six_to_eighteen_months_and_never_longer(string months)
    {
        var (code, _, error) = await Commanded.RunAsync(new Settings { Data = World.NewFolder() }, "migrate", "--keep-answers", months);

        Assert.Equal(2, code);
        Assert.Contains("from 6 to 18, with --keep-answers", error, StringComparison.Ordinal);
    }

    private static Sweeping Of(World world) => world.Services.GetRequiredService<Sweeping>();

    private static AuditEntry Entry(string about, DateTimeOffset at) =>
        new()
        {
            Id = Guid.NewGuid(),
            At = at,
            Who = "test",
            What = "test",
            About = about,
        };
}
