using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Lodestar.Kernel;
using Lodestar.Practice;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Persistence;

/// <summary>Deleted data leaves the database's own files; SQLite only, whose files are ours.</summary>
public class ErasureTests
{
    private const string Marker = "Zebra crossing in the park";

    [Fact]
    public async Task What_was_deleted_while_a_backup_was_reading_is_out_of_the_files_soon_after()
    {
        await using var world = new World();
        await world.InitializeAsync();
        if (World.OnPostgres)
        {
            return;
        }

        using var visitor = world.Visitor();
        var (result, _) = await visitor.FinishAsync(button: Journeys.WholeStart, answers: ("P28", [Marker]));
        Assert.True(IsInFiles(world.Settings.Data));

        Page deleted;
        await using (var reader = new SqliteConnection($"Data Source={Connections.SqliteFile(world.Settings)};Pooling=False"))
        {
            await reader.OpenAsync();
            await using var reading = reader.BeginTransaction(deferred: true);
            await using var count = reader.CreateCommand();
            count.CommandText = "SELECT count(*) FROM practice_entries";
            await count.ExecuteScalarAsync();

            var started = DateTime.UtcNow;
            deleted = await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");
            Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(5), "The person waited for the reader.");
        }

        Assert.Equal("Your answers are deleted", deleted.Heading);
        for (var waited = 0; IsInFiles(world.Settings.Data); waited++)
        {
            Assert.True(waited < 100, "The text is still in the files.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Among_many_other_sheets_no_page_keeps_a_stale_copy_of_a_deleted_one()
    {
        await using var world = new SampleWorld();
        await world.InitializeAsync();
        if (World.OnPostgres)
        {
            return;
        }

        // Sheets like those of the sample come and go among them: pages are split, and cells move.
        var all = await world.OnDbAsync(db => db.Set<SheetEntry>().OrderBy(entry => entry.SheetId).Select(entry => entry.Content).ToListAsync());
        var contents = all.Where(content => content.Contains("\"P27\"", StringComparison.Ordinal)).Take(120).ToList();
        using var http = new HttpClient { BaseAddress = world.Address };
        var ids = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(contents, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (content, stop) =>
        {
            var body = JsonNode.Parse(content)!.AsObject();
            body.Remove("skipped");
            (body["reflection"], body["packVersion"]) = ("practitioner", "2026.1");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/rounds/samp-open/reflections")
            {
                Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
                Headers = { { "Idempotency-Key", $"{Guid.NewGuid()}" } },
            };
            using var reply = await http.SendAsync(request, stop);
            var id = JsonNode.Parse(await reply.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<Guid>();
            ids.Add(id);
            await world.WithAsync(async services =>
            {
                var reflection = services.GetRequiredService<Standards.Packs>().Current(Ui.Language.English).Reflection("practitioner");
                for (var save = 1; save <= 8; save++)
                {
                    await services.GetRequiredService<Sheets>().AppendAsync(id, reflection, SheetJson.Read(content, note: null), CancellationToken.None);
                }

                return true;
            });
            if (ids.Count % 2 == 0)
            {
                await DeleteAsync(id);
            }
        });
        foreach (var id in ids)
        {
            await DeleteAsync(id);
        }

        Task<bool> DeleteAsync(Guid id) =>
            world.WithAsync(async services =>
            {
                await services.GetRequiredService<Sheets>().DeleteAsync(id, finder: null, CancellationToken.None);
                return true;
            });

        for (var waited = 0; ids.Any(id => IsInFiles(world.Settings.Data, Encoding.ASCII.GetBytes($"{id}".ToUpperInvariant()))); waited++)
        {
            Assert.True(waited < 60, "A deleted sheet is still in the files.");
            await Task.Delay(250);
        }
    }

    [Fact]
    public async Task What_is_taken_out_of_the_note_is_gone_from_every_version()
    {
        await using var world = new World();
        await world.InitializeAsync();
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync(button: Journeys.WholeStart);
        await first.AnswerAsync(answers: ("P28", [Marker]));
        var note = await visitor.OpenAsync("/reflect/questions/P28");
        await note.Fill("P28", "Ask the team").PressAsync("Continue");

        var (_, entries) = await world.SheetOfAsync(code);
        Assert.Equal(["Ask the team"], entries.Select(entry => entry.Note).OfType<string>().Where(text => text.Length > 0));
        for (var waited = 0; !World.OnPostgres && IsInFiles(world.Settings.Data); waited++)
        {
            Assert.True(waited < 60, "The older text is still in the files.");
            await Task.Delay(250);
        }
    }

    [Fact]
    public async Task Only_the_account_that_runs_the_service_can_read_its_files()
    {
        if (OperatingSystem.IsWindows() || World.OnPostgres)
        {
            return;
        }

        var settings = new Settings { Data = Path.Combine(World.NewFolder(), "data") };
        Assert.Equal(0, (await Shell.RunAsync(settings, "migrate")).Code);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(settings.Data));
        foreach (var file in Directory.EnumerateFiles(settings.Data).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task No_table_numbers_its_rows_in_the_order_in_which_they_came()
    {
        await using var world = new World();
        await world.InitializeAsync();
        if (World.OnPostgres)
        {
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={Connections.SqliteFile(world.Settings)};Pooling=False");
        await connection.OpenAsync();
        foreach (var table in new[] { "practice_sheets", "practice_entries", "practice_returns", "practice_sittings" })
        {
            await using var ask = connection.CreateCommand();
            ask.CommandText = $"SELECT rowid FROM {table}";

            Assert.Contains("no such column", (await Assert.ThrowsAsync<SqliteException>(ask.ExecuteScalarAsync)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_kill_left_owed_is_done_at_the_next_start_and_only_then_is_the_file_written_anew()
    {
        await using var world = new World();
        await world.InitializeAsync();
        if (World.OnPostgres)
        {
            return;
        }

        // As after a kill: the deletion was committed, and nothing more.
        await world.OnDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Erasure.OweAsync(db, CancellationToken.None);
            await transaction.CommitAsync();
            return true;
        });
        Assert.NotEqual(0, await OwedAsync(world));

        var (node, _) = await world.SecondNodeAsync();

        for (var waited = 0; await OwedAsync(world) != 0; waited++)
        {
            Assert.True(waited < 100, "It is still owed.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_deletion_owes_in_its_own_transaction_that_the_file_is_written_anew()
    {
        await using var world = new World();
        await world.InitializeAsync();
        if (World.OnPostgres)
        {
            return;
        }

        await world.OnDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Erasure.OweAsync(db, CancellationToken.None);
            return true;
        });

        Assert.Equal(0, await OwedAsync(world));
    }

    private static Task<int> OwedAsync(World world) =>
        world.OnDbAsync(async db => (await db.Database.SqlQueryRaw<int>("SELECT user_version AS \"Value\" FROM pragma_user_version").ToListAsync())[0]);

    private static bool IsInFiles(string folder) => IsInFiles(folder, "Zebra crossing"u8.ToArray());

    internal static bool IsInFiles(string folder, byte[] text) =>
        Directory
            .EnumerateFiles(folder, "lodestar.db*")
            .Any(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                return memory.ToArray().AsSpan().IndexOf(text) >= 0;
            });
}
