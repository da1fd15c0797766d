using System.Diagnostics;
using Lodestar.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>
/// Brings the database to the newest schema at start. Several nodes may start together, and a kill in the middle does no harm: one process at a
/// time holds a lock (a file lock, or PostgreSQL's advisory lock), a copy of the file is made first, and each migration runs in a transaction
/// of its own.
/// </summary>
public static class Migrator
{
    /// <summary>The number of the advisory lock; any number that is the same on every node.</summary>
    internal const long LockNumber = 0x10DE57A2;

    private const string CopyEnding = ".before-";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Migrates, runs <paramref name="first"/> on the newest schema while no other process can, and then lets the others follow.</summary>
    /// <param name="db">The database.</param>
    /// <param name="settings">The settings, which say where the database is.</param>
    /// <param name="first">What only one node at a time may do, such as loading the pack.</param>
    /// <param name="stop">Stops the wait.</param>
    /// <returns>The migrations that were applied; none if the schema was the newest.</returns>
    /// <exception cref="TimeoutException">Another process has been migrating for two minutes.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(Db db, Settings settings, Func<Task> first, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(first);
        return db.Engine == Engine.Postgres ? await RunOnPostgresAsync(db, first, stop) : await RunOnSqliteAsync(db, settings, first, stop);
    }

    private static async Task<List<string>> RunOnSqliteAsync(Db db, Settings settings, Func<Task> first, CancellationToken stop)
    {
        PrivateFiles.MakeFolder(settings.Data);
        await using var fileLock = await LockAsync(settings, stop);
        var file = Connections.SqliteFile(settings);
        var exists = File.Exists(file) && new FileInfo(file).Length > 0;
        var pending = await PendingAsync(db, exists, stop);
        if (pending.Count > 0)
        {
            if (exists)
            {
                // A process that was killed leaves its row. We hold the file lock, so nobody else can be migrating.
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", stop);
                CopyBefore(file, pending[0]);
            }
            else
            {
                // Its log and index get the same file permissions.
                PrivateFiles.Make(file);
            }

            await db.Database.MigrateAsync(stop);
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
        await first();

        // What people delete from now on must not survive in a copy. From here on, backups are the administrator's job.
        foreach (var copy in Directory.EnumerateFiles(settings.Data, Path.GetFileName(file) + CopyEnding + "*"))
        {
            File.Delete(copy);
        }

        Restoring.ForgetHalf(settings);
        return pending;
    }

    private static async Task<List<string>> RunOnPostgresAsync(Db db, Func<Task> first, CancellationToken stop)
    {
        // The lock has a connection of its own: when this process dies, the server releases it.
        await using var holder = new NpgsqlConnection(db.Database.GetConnectionString());
        await holder.OpenAsync(stop);
        await using (var take = new NpgsqlCommand($"SELECT pg_advisory_lock({LockNumber})", holder) { CommandTimeout = (int)Patience.TotalSeconds })
        {
            await take.ExecuteNonQueryAsync(stop);
        }

        var pending = await PendingAsync(db, exists: true, stop);
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(stop);
        }

        await first();
        return pending;
    }

    private static async Task<List<string>> PendingAsync(Db db, bool exists, CancellationToken stop)
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys;
        var applied = exists && await db.GetService<IHistoryRepository>().ExistsAsync(stop) ? await db.Database.GetAppliedMigrationsAsync(stop) : [];
        return applied.Except(known).LastOrDefault() is { } unknown
            ? throw new InstallationException(Schemas.Unknown("This database", Schemas.NameOf(unknown)))
            : [.. known.Except(applied)];
    }

    /// <summary>Waits for the lock that only one migrating process can have.</summary>
    internal static async Task<FileStream> LockAsync(Settings settings, CancellationToken stop)
    {
        var path = Path.Combine(settings.Data, "migrating.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                await Task.Delay(50, stop);
            }
            catch (IOException held)
            {
                throw new TimeoutException($"Another process holds {path}. Stop it, or wait until it has migrated the database.", held);
            }
        }
    }

    // VACUUM INTO copies what is committed, including the write-ahead log, and waits for nobody.
    private static void CopyBefore(string file, string migration)
    {
        var copy = $"{file}{CopyEnding}{migration}";
        if (File.Exists(copy))
        {
            return;
        }

        var half = copy + ".half";
        File.Delete(half);
        PrivateFiles.Make(half);
        using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", half);
            command.ExecuteNonQuery();
        }

        using (var written = File.OpenWrite(half))
        {
            written.Flush(flushToDisk: true);
        }

        File.Move(half, copy);
    }
}
