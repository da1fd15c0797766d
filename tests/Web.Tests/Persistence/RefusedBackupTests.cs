using Lodestar.Kernel;
using Lodestar.Practice.Figures;
using Lodestar.Rounds;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lodestar.Persistence;

/// <summary>A file that is incomplete, or not ours, is refused with the reason, and nothing is changed.</summary>
[Trait("Category", "Data")]
public class RefusedBackupTests(RefusedBackupTests.Made made) : IClassFixture<RefusedBackupTests.Made>
{
    private const int Sealed = Persistence.Sealed.Chunk + Persistence.Sealed.Tag;

    /// <summary>An installation with a backup of several chunks, and another that a backup could replace.</summary>
    public sealed class Made : IAsyncLifetime
    {
        public Settings Settings { get; } = New();

        internal byte[] Backup { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Assert.Equal(0, (await Shell.RunAsync(Settings, "migrate")).Code);
            await using (var db = Connections.Open(Settings))
            {
                var text = new byte[300_000];
                new Random(7).NextBytes(text);
                var round = Round.Past(
                    new NewRound("Long", "practitioner", ["leeds"], "2026.1", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 8)),
                    Kernel.JoinCode.New()
                );
                db.Add(round);
                db.Add(
                    new RoundShowing
                    {
                        RoundId = round.Id,
                        ShownOn = new DateOnly(2026, 11, 9),
                        Content = Convert.ToBase64String(text),
                    }
                );
                await db.SaveChangesAsync();
            }

            Copies.LetGo();
            Backup = await File.ReadAllBytesAsync(await Copies.BackupAsync(Settings));
            Assert.True(Backup.Length > 4 * Sealed, $"{Backup.Length} bytes are too few for these tests.");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Settings New() => new() { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("refused") : null };
    }

    private static int Header => Persistence.Sealed.HeaderLength;

    [Theory]
    [InlineData(0, "is not a backup of Lodestar")]
    [InlineData(16, "is damaged"), InlineData(20, "is damaged"), InlineData(40, "is damaged"), InlineData(60, "is damaged")]
    [
        InlineData(65, "is damaged"),
        InlineData(1_000, "is damaged"),
        InlineData(Sealed + 80, "is damaged"),
        InlineData((3 * Sealed) + 64, "is damaged"),
        InlineData(-1, "is damaged"),
        InlineData(-20, "is damaged")
    ]
    public async Task One_changed_byte_is_noticed(int place, string says)
    {
        var bytes = made.Backup.ToArray();
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;

        await RefusesAsync(bytes, says);
    }

    [Theory, InlineData(0), InlineData(10)]
    public async Task A_file_that_ends_before_it_says_what_it_is_is_none(int length) =>
        await RefusesAsync(made.Backup[..length], "is not a backup of Lodestar");

    [
        Theory,
        InlineData(30, 0),
        InlineData(65, 0),
        InlineData(65, 1),
        InlineData(65, 2),
        InlineData(65 + 100, 3),
        InlineData(65 + 8, 0),
        InlineData(-1, 0),
        InlineData(-17, 0)
    ]
    public async Task A_file_that_was_cut_off_is_noticed(int bytes, int chunks)
    {
        var length = (chunks * Sealed) + (bytes < 0 ? made.Backup.Length + bytes : bytes);

        await RefusesAsync(made.Backup[..length], "is damaged");
    }

    [Fact]
    public async Task Swapped_doubled_dropped_and_appended_chunks_are_noticed()
    {
        var head = made.Backup[..Header];
        var chunks = made.Backup[Header..].Chunk(Sealed).ToList();

        await RefusesAsync([.. head, .. chunks[1], .. chunks[0], .. chunks.Skip(2).SelectMany(chunk => chunk)], "is damaged");
        await RefusesAsync([.. head, .. chunks[0], .. chunks[0], .. chunks.Skip(1).SelectMany(chunk => chunk)], "is damaged");
        await RefusesAsync([.. head, .. chunks[0], .. chunks.Skip(2).SelectMany(chunk => chunk)], "is damaged");
        await RefusesAsync([.. made.Backup, 0], "is damaged");
        await RefusesAsync([.. made.Backup, .. chunks[0]], "is damaged");
    }

    [Fact]
    public async Task Chunks_of_another_backup_of_the_same_installation_are_noticed()
    {
        var other = await File.ReadAllBytesAsync(await Copies.BackupAsync(made.Settings));

        await RefusesAsync([.. made.Backup[..(Header + Sealed)], .. other[(Header + Sealed)..]], "is damaged");
    }

    [Fact]
    public async Task A_backup_made_with_another_key_is_told_from_a_damaged_one()
    {
        var other = Copies.Beside(made.Settings);
        await File.WriteAllTextAsync(Copies.KeyOf(other), Convert.ToBase64String(new byte[32]));

        await RefusesAsync(made.Backup, "was made with another secret key", other);
    }

    [Fact]
    public async Task Random_bytes_are_no_backup()
    {
        var random = new byte[100_000];
        new Random(3).NextBytes(random);

        await RefusesAsync(random, "is not a backup of Lodestar");
    }

    [Fact]
    public async Task A_backup_of_a_newer_schema_says_what_to_install()
    {
        var file = await Copies.BackupAsync(made.Settings);
        Copies.Rewrite(file, SecretKey.Open(made.Settings), schema => schema["migration"] = "Tomorrow", (_, row) => row);

        await RefusesAsync(await File.ReadAllBytesAsync(file), "was made by a newer version of Lodestar, with the schema 'Tomorrow'");
    }

    [Fact]
    public async Task A_database_that_is_there_is_replaced_only_when_that_was_said()
    {
        var file = await Copies.BackupAsync(made.Settings);

        var (code, _, error) = await Shell.RunAsync(made.Settings, "restore", file);

        Assert.Equal(2, code);
        Assert.Contains("There is a database already. To put the backup in its place, give --replace.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_make_a_backup_and_restore_it_and_never_write_over_a_file()
    {
        var file = Path.Combine(World.NewFolder(), "nightly");
        var before = await Copies.RowsAsync(made.Settings);
        var copy = Copies.Beside(made.Settings);

        var backup = await Shell.RunAsync(made.Settings, "backup", file);
        Assert.True(backup.Code == 0, backup.Error);
        var again = await Shell.RunAsync(made.Settings, "backup", file);
        var restored = await Shell.RunAsync(copy, "restore", file);
        var damaged = Path.Combine(World.NewFolder(), "damaged");
        await File.WriteAllBytesAsync(damaged, made.Backup[..^5]);
        var refused = await Shell.RunAsync(copy, "restore", "--replace", damaged);

        Assert.Equal(2, again.Code);
        Assert.Contains("is there already, and a backup is never written over", again.Error, StringComparison.Ordinal);
        Assert.True(restored.Code == 0, restored.Error);
        Assert.Equal((2, $"{damaged} is damaged: it is not whole, or was changed. Take another backup.\n"), (refused.Code, refused.Error));
        Assert.Equal(before, await Copies.RowsAsync(copy));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        Assert.Contains("\tbackup.made\tnightly", (await Shell.RunAsync(made.Settings, "audit", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("\tbackup.restored\t", (await Shell.RunAsync(copy, "audit", "list")).Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_database_that_is_in_use_is_not_replaced()
    {
        var copy = Copies.Beside(made.Settings);
        await Copies.RestoreAsync(copy, await Copies.BackupAsync(made.Settings));
        var (node, visitor) = await Copies.ServeAsync(copy);
        await using (node)
        {
            using var person = visitor;

            // On PostgreSQL an idle service has no connection that could be seen; a working one has.
            await using var works = World.OnPostgres ? await Connections.OpenAsync(copy, CancellationToken.None) : null;
            var (code, _, error) = await Shell.RunAsync(copy, "restore", "--replace", await Copies.BackupAsync(made.Settings));

            Assert.Equal(2, code);
            Assert.Contains("is in use. Stop the service", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_another_program_has_open_is_not_replaced_and_a_damaged_one_is()
    {
        if (World.OnPostgres)
        {
            return;
        }

        var (copy, backup) = (Copies.Beside(made.Settings), await Copies.BackupAsync(made.Settings));
        await Copies.RestoreAsync(copy, backup);
        await using (var reading = await Connections.OpenAsync(copy, CancellationToken.None))
        {
            await using var read = reading.CreateCommand();
            read.CommandText = "PRAGMA journal_mode=WAL; SELECT count(*) FROM rounds_rounds";
            await read.ExecuteScalarAsync();

            Assert.Contains(
                "is in use",
                (await Assert.ThrowsAsync<IOException>(() => Copies.RestoreAsync(copy, backup, replace: true))).Message,
                StringComparison.Ordinal
            );
        }

        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Connections.SqliteFile(copy), "This is not a database any more.");
        await Copies.RestoreAsync(copy, backup, replace: true);
        Assert.Equal(await Copies.RowsAsync(made.Settings), await Copies.RowsAsync(copy));
    }

    [Fact]
    public async Task Without_its_key_nothing_is_made_or_restored_and_no_new_key_appears()
    {
        var copy = new Settings { Data = World.NewFolder(), Database = made.Settings.Database };
        foreach (var command in new[] { "backup", "restore" })
        {
            var (code, _, error) = await Shell.RunAsync(copy, command, Path.Combine(copy.Data, "file"));

            Assert.Equal(2, code);
            Assert.Contains("There is no secret key at", error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFileSystemEntries(copy.Data));
    }

    [Fact]
    public async Task With_another_key_than_the_databases_no_backup_is_made()
    {
        var other = new Settings { Data = World.NewFolder() };
        await File.WriteAllTextAsync(Copies.KeyOf(other), Convert.ToBase64String(new byte[32]));
        var file = Path.Combine(World.NewFolder(), "file");

        var (code, _, error) = await Shell.RunAsync(made.Settings, "backup", file, "--key-file", Copies.KeyOf(other));

        Assert.Equal(2, code);
        Assert.Contains("The secret key is not the one this database was made with", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task A_database_of_an_older_schema_is_backed_up_by_the_version_that_served_it()
    {
        var old = Copies.Beside(made.Settings);
        await using (var db = Connections.Open(old))
        {
            await db.GetService<IMigrator>().MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20261101000000_Arrivals'");
        }

        Copies.LetGo();
        var (code, _, error) = await Shell.RunAsync(old, "backup", Path.Combine(old.Data, "file"));

        Assert.Equal(2, code);
        Assert.Contains("The database has the schema 'Arrivals'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_killed_at_any_moment_leaves_the_old_database_or_the_new_one()
    {
        var (old, backup) = (Copies.Beside(made.Settings), Path.Combine(World.NewFolder(), "backup"));
        Assert.Equal(0, (await Shell.RunAsync(old, "migrate")).Code);
        await File.WriteAllBytesAsync(backup, made.Backup);
        var (before, after) = (await Copies.RowsAsync(old), await Copies.RowsAsync(made.Settings));

        foreach (var wait in new[] { 0, 200, 400, 800 })
        {
            using var restore = Shell.Start(old, "restore", "--replace", backup);

            // On SQLite the folder in which the new file is built shows that it has started.
            for (
                var waited = 0;
                waited < (World.OnPostgres ? 20 : 1_000) && !Directory.Exists(Path.Combine(old.Data, "restoring")) && !restore.HasExited;
                waited++
            )
            {
                await Task.Delay(20);
            }

            await Task.Delay(wait);
            restore.Kill(entireProcessTree: true);
            await restore.WaitForExitAsync();
            var rows = await Copies.RowsAsync(old);

            Assert.True(rows.SequenceEqual(before) || rows.SequenceEqual(after), $"Half a database after {wait} ms.");
        }

        var (code, _, error) = await Shell.RunAsync(old, "restore", "--replace", backup);
        for (var tries = 0; code != 0 && error.Contains("in use", StringComparison.Ordinal) && tries < 20; tries++)
        {
            // PostgreSQL notices a little later that a client is gone.
            await Task.Delay(250);
            (code, _, error) = await Shell.RunAsync(old, "restore", "--replace", backup);
        }

        Assert.True(code == 0, error);
        Assert.Equal(after, await Copies.RowsAsync(old));
        Assert.False(Directory.Exists(Path.Combine(old.Data, "restoring")));
    }

    [Fact]
    public async Task The_file_is_there_at_every_moment_while_another_takes_its_place()
    {
        if (World.OnPostgres)
        {
            return;
        }

        var (copy, backup) = (Copies.Beside(made.Settings), await Copies.BackupAsync(made.Settings));
        await Copies.RestoreAsync(copy, backup);

        var again = Task.Run(() => Copies.RestoreAsync(copy, backup, replace: true));

        while (!again.IsCompleted)
        {
            Assert.True(new FileInfo(Connections.SqliteFile(copy)) is { Exists: true, Length: > 0 });
        }

        await again;
    }

    private async Task RefusesAsync(byte[] bytes, string says, Settings? settings = null)
    {
        var file = Path.Combine(World.NewFolder(), "refused");
        await File.WriteAllBytesAsync(file, bytes);
        var before = await Copies.RowsAsync(made.Settings);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Copies.RestoreAsync(settings ?? made.Settings, file, replace: true));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Copies.RowsAsync(made.Settings));
    }
}
