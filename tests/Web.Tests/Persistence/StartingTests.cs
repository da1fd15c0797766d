using Lodestar.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>Starting on a database: together, killed in the middle, with the wrong key, with the wrong kind.</summary>
[Trait("Category", "Data")]
public class StartingTests
{
    [Fact]
    public async Task Three_processes_that_start_together_make_one_installation()
    {
        var settings = New();

        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Shell.RunAsync(settings, "migrate")).Code));

        Assert.Equal([0, 0, 0], codes);
        Assert.Equal(1, await OnDbAsync(settings, db => db.Set<Partnership.Installation>().CountAsync()));
    }

    [Fact]
    public async Task A_process_killed_at_any_moment_of_its_first_start_does_no_harm_to_the_next()
    {
        var settings = New();
        for (var wait = 150; wait <= 950; wait += 100)
        {
            await Shell.KillAsync(settings, TimeSpan.FromMilliseconds(wait), "migrate");
        }

        var (code, _, error) = await Shell.RunAsync(settings, "round", "list");

        Assert.True(code == 0, error);
        Assert.Equal(1, await OnDbAsync(settings, db => db.Set<Partnership.Installation>().CountAsync()));
        Assert.Equal(1, await OnDbAsync(settings, db => db.Set<Standards.StoredPack>().CountAsync()));
    }

    [Fact]
    public async Task The_lock_that_a_killed_migration_left_behind_holds_nobody_up()
    {
        if (World.OnPostgres)
        {
            // PostgreSQL releases its lock with the connection; there is no row to leave behind.
            return;
        }

        var settings = New();
        Directory.CreateDirectory(settings.Data);
        await using (var connection = new SqliteConnection($"Data Source={Connections.SqliteFile(settings)}"))
        {
            await connection.OpenAsync();
            await using var leave = connection.CreateCommand();
            leave.CommandText =
                "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO "
                + "\"__EFMigrationsLock\" VALUES (1, '2026-11-23');";
            await leave.ExecuteNonQueryAsync();
        }

        SqliteConnection.ClearAllPools();
        var (code, _, error) = await Shell.RunAsync(settings, "migrate").WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(code == 0, error);
        Assert.Empty(Directory.EnumerateFiles(settings.Data, "lodestar.db.before-*"));
    }

    [Fact]
    public async Task Another_secret_key_is_refused_and_says_what_to_do()
    {
        var settings = New();
        Assert.Equal(0, (await Shell.RunAsync(settings, "migrate")).Code);
        await File.WriteAllTextAsync(Path.Combine(settings.Data, "secret.key"), Convert.ToBase64String(new byte[32]));

        var (code, _, error) = await Shell.RunAsync(settings, "migrate");

        Assert.Equal(2, code);
        Assert.Contains("The secret key is not the one this database was made with", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_key_is_refused()
    {
        var settings = New();
        Directory.CreateDirectory(settings.Data);
        await File.WriteAllTextAsync(Path.Combine(settings.Data, "secret.key"), "not a key");

        var (code, _, error) = await Shell.RunAsync(settings, "migrate");

        Assert.Equal(2, code);
        Assert.Contains("does not hold a key", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_watches_no_folder_and_reads_no_settings_in_the_one_it_is_started_in()
    {
        // What the host watches has nothing to do with the database.
        if (!OperatingSystem.IsLinux() || World.OnPostgres)
        {
            return;
        }

        var folder = World.NewFolder();
        for (var number = 0; number < 200; number++)
        {
            Directory.CreateDirectory(Path.Combine(folder, $"{number % 10}", $"{number}"));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), """{ "Kestrel": { "Endpoints": { "Own": { "Url": "not an address" } } } }""");
        await using var running = await Running.StartAsync(await World.NewInstallationAsync(), folder);

        var watches = Directory
            .EnumerateFiles($"/proc/{running.ProcessId}/fdinfo")
            .SelectMany(LinesOf)
            .Count(line => line.StartsWith("inotify", StringComparison.Ordinal));
        Assert.Equal(folder, new FileInfo($"/proc/{running.ProcessId}/cwd").LinkTarget);
        Assert.Equal(0, watches);

        // A host that was closed in the meantime watches nothing.
        static IEnumerable<string> LinesOf(string file)
        {
            try
            {
                return File.ReadAllLines(file);
            }
            catch (FileNotFoundException)
            {
                return [];
            }
        }
    }

    [Fact]
    public async Task The_secret_key_can_be_read_by_its_owner_only()
    {
        var settings = New();
        await Shell.RunAsync(settings, "migrate");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(settings.Data, "secret.key")));
        }
    }

    [Fact]
    public async Task Sample_and_real_never_share_a_database()
    {
        var real = New();
        Assert.Equal(0, (await Shell.RunAsync(real, "migrate")).Code);

        var (code, _, error) = await Shell.RunAsync(real, "serve", "--sample", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, code);
        Assert.Contains("Sample data never goes into it", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0"), InlineData("http://*:0"), InlineData("http://example.org:0"), InlineData("http://127.0.0.1:0;http://192.168.0.1:0")]
    public async Task Sample_data_is_served_on_this_computer_only(string urls)
    {
        var (code, _, error) = await Shell.RunAsync(New(), "serve", "--sample", "--urls", urls);

        Assert.Equal(2, code);
        Assert.Contains("on this computer only", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_changed_under_the_same_version_is_refused_where_it_was_served()
    {
        var settings = New();
        var pack = CopyPack();

        // Nobody published it: only the database can tell that it changed.
        File.Delete(Path.Combine(pack, "published.yaml"));
        Assert.Equal(0, (await Shell.RunAsync(settings, "migrate", "--pack", pack)).Code);
        var file = Path.Combine(pack, "glossary.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("terms:", "terms: # changed", StringComparison.Ordinal));

        var (code, _, error) = await Shell.RunAsync(settings, "migrate", "--pack", pack);

        Assert.Equal(2, code);
        Assert.Contains("was served here with other content", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_with_faults_is_not_served()
    {
        var pack = CopyPack();
        File.Delete(Path.Combine(pack, "directory", "never.yaml"));

        var (code, _, error) = await Shell.RunAsync(New(), "migrate", "--pack", pack);

        Assert.Equal(2, code);
        Assert.Contains("directory/never.yaml:1: This file is missing.", error, StringComparison.Ordinal);
    }

    private static Settings New() => new() { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("starting") : null };

    private static string CopyPack()
    {
        var folder = World.NewFolder();
        foreach (var (path, text) in Standards.PackFiles.BuiltIn().Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return folder;
    }

    private static async Task<T> OnDbAsync<T>(Settings settings, Func<Db, Task<T>> run)
    {
        await using var services = Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(
            new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddDb(settings)
        );
        using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(services);
        var result = await run(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Db>(scope.ServiceProvider));
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return result;
    }
}
