using Lodestar.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lodestar.Persistence;

/// <summary>What a restore did.</summary>
/// <param name="Made">The day the backup was made.</param>
/// <param name="Rows">How many rows came back.</param>
/// <param name="LeftOut">How many did not, because they were deleted after the backup was made.</param>
internal sealed record Restored(DateOnly Made, long Rows, long LeftOut);

/// <summary>
/// Restores a backup: on SQLite into a new file that replaces the old one in a single step, on PostgreSQL in one transaction. Whenever it is
/// killed, the database is the old or the new one. What people deleted after the backup was made is deleted again, as far as marks of it exist
/// in the database that is replaced, beside it, or in further files.
/// </summary>
/// <param name="settings">The settings, which say where the database is to be.</param>
/// <param name="secret">The key with which the backup was made.</param>
/// <param name="marked">The columns whose values are marked when their rows are deleted.</param>
internal sealed class Restoring(Settings settings, SecretKey secret, IReadOnlyCollection<MarkedColumn> marked)
{
    private const string Half = "restoring";
    private const int Busy = 5;
    private const int Locked = 6;
    private const string AlreadyThere = "There is a database already. To put the backup in its place, give --replace.";

    /// <summary>Restores from a file.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="replace">True if it may replace an existing database.</param>
    /// <param name="deletions">Further files with marks.</param>
    /// <param name="before">What is done before anybody sees the new database; on PostgreSQL within its transaction.</param>
    /// <param name="stop">Stops the work and leaves the old database.</param>
    /// <exception cref="InvalidDataException">The backup cannot be read, or has a newer schema.</exception>
    /// <exception cref="IOException">The database is in use, or exists and may not be replaced.</exception>
    public async Task<Restored> RunAsync(
        string file,
        bool replace,
        IReadOnlyCollection<string> deletions,
        Func<Db, Restored, Task> before,
        CancellationToken stop
    )
    {
        var schema = BackupReader.Verify(file, secret);
        await using (var db = Connections.Open(settings))
        {
            if (!Schemas.Names(db).Contains(schema.Migration))
            {
                throw new InvalidDataException(Schemas.Unknown(file, schema.Migration, ", then restore"));
            }
        }

        var marks = new Dictionary<string, DateOnly>();
        foreach (var known in deletions.Concat(new[] { Deletions.FileOf(settings) }.Where(File.Exists)))
        {
            Add(marks, Deletions.Read(known));
        }

        return settings.Database is null
            ? await ToSqliteAsync(file, schema, replace, marks, before, stop)
            : await ToPostgresAsync(file, schema, replace, marks, before, stop);
    }

    /// <summary>Deletes what a killed restore left behind.</summary>
    public static void ForgetHalf(Settings settings)
    {
        var folder = new DirectoryInfo(Path.Combine(settings.Data, Half));
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<Restored> ToSqliteAsync(
        string file,
        BackupSchema schema,
        bool replace,
        Dictionary<string, DateOnly> marks,
        Func<Db, Restored, Task> before,
        CancellationToken stop
    )
    {
        PrivateFiles.MakeFolder(settings.Data);
        await using var noStart = await Migrator.LockAsync(settings, stop);
        using var alone = InUse.Alone(settings);
        var target = Connections.SqliteFile(settings);
        if (File.Exists(target) && new FileInfo(target).Length > 0)
        {
            if (!replace)
            {
                throw new IOException(AlreadyThere);
            }

            await SettleAsync(target, marks, stop);
        }

        // It is built completely in a folder beside the database.
        var beside = settings with { Data = Path.Combine(settings.Data, Half) };
        ForgetHalf(settings);
        PrivateFiles.MakeFolder(beside.Data);
        PrivateFiles.Make(Connections.SqliteFile(beside));
        try
        {
            Restored restored;
            await using (var db = Connections.Open(beside))
            {
                var migrator = db.GetService<IMigrator>();
                await migrator.MigrateAsync(schema.Migration, stop);
                await using (var transaction = await db.Database.BeginTransactionAsync(stop))
                {
                    restored = await LoadAsync(db, file, marks.Keys, stop);
                    await transaction.CommitAsync(stop);
                }

                await migrator.MigrateAsync(targetMigration: null, stop);
                await RememberAsync(db, marks, stop);
                await before(db, restored);
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=DELETE", stop);
            }

            SqliteConnection.ClearAllPools();
            File.Delete(target + "-wal");
            File.Delete(target + "-shm");
            File.Move(Connections.SqliteFile(beside), target, overwrite: true);
            return restored;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            ForgetHalf(settings);
        }
    }

    // Reads the marks, and writes the contents of the write-ahead log into the file, because SQLite would play a log that stayed behind into the
    // new file. It refuses while anybody has the file open. A file that cannot be read has nothing to lose.
    private static async Task SettleAsync(string target, Dictionary<string, DateOnly> marks, CancellationToken stop)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = target,
                    Pooling = false,
                    DefaultTimeout = 1,
                }.ConnectionString
            );
            await connection.OpenAsync(stop);
            await using var settle = connection.CreateCommand();
            settle.CommandText = "PRAGMA journal_mode=DELETE";
            if (await settle.ExecuteScalarAsync(stop) is not "delete")
            {
                throw new SqliteException("locked", Busy);
            }

            await using var read = connection.CreateCommand();
            read.CommandText = "SELECT mark, week FROM persistence_deletions";
            await using var row = await read.ExecuteReaderAsync(stop);
            while (await row.ReadAsync(stop))
            {
                marks.TryAdd(Convert.ToHexString(row.GetFieldValue<byte[]>(0)), row.GetFieldValue<DateOnly>(1));
            }
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked)
        {
            throw new IOException("The database is in use. Stop the service, and whatever else works with it, first.", busy);
        }
        catch (SqliteException)
        {
            // The file is damaged, or its schema has no marks: those beside it are all there are.
        }
    }

    private async Task<Restored> ToPostgresAsync(
        string file,
        BackupSchema schema,
        bool replace,
        Dictionary<string, DateOnly> marks,
        Func<Db, Restored, Task> before,
        CancellationToken stop
    )
    {
        await using var db = Connections.Open(settings);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var direct = transaction.GetDbTransaction();

        // No node may migrate in the meantime.
        await direct.RunAsync($"SELECT pg_advisory_xact_lock({Migrator.LockNumber})", stop);
        if (await direct.AskAsync("SELECT to_regclass('\"__EFMigrationsHistory\"') IS NOT NULL", stop) is true)
        {
            if (!replace)
            {
                throw new IOException(AlreadyThere);
            }

            if (
                await direct.AskAsync(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()",
                    stop
                )
                is > 0L
            )
            {
                throw new IOException("The database is in use. Stop the service on every node, and whatever else works with it, first.");
            }

            if (await direct.AskAsync("SELECT to_regclass('persistence_deletions') IS NOT NULL", stop) is true)
            {
                Add(
                    marks,
                    await db.Set<Deletion>().AsNoTracking().Select(one => KeyValuePair.Create(Convert.ToHexString(one.Mark), one.Week)).ToListAsync(stop)
                );
            }

            var tables = Schemas.Tables(db).Append("__EFMigrationsHistory").Select(Sql.Name);
            await direct.RunAsync($"DROP TABLE IF EXISTS {string.Join(", ", tables)} CASCADE", stop);
        }

        await direct.RunAsync(Schemas.Script(db, from: null, to: schema.Migration), stop);
        var restored = await LoadAsync(db, file, marks.Keys, stop);
        if (Schemas.Names(db)[^1] != schema.Migration)
        {
            await direct.RunAsync(Schemas.Script(db, from: schema.Migration, to: null), stop);
        }

        await RememberAsync(db, marks, stop);
        await before(db, restored);
        await transaction.CommitAsync(stop);
        return restored;
    }

    private async Task<Restored> LoadAsync(Db db, string file, IReadOnlyCollection<string> marks, CancellationToken stop)
    {
        using var backup = BackupReader.Open(file, secret);
        var loading = new Loading(db, secret, marked, marks);
        await loading.RunAsync(backup, stop);
        return new Restored(backup.Schema.Made, loading.Loaded, loading.LeftOut);
    }

    // The next restore needs them again.
    private static async Task RememberAsync(Db db, Dictionary<string, DateOnly> marks, CancellationToken stop)
    {
        foreach (var (mark, week) in marks)
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO persistence_deletions (mark, week) VALUES ({Convert.FromHexString(mark)}, {week}) ON CONFLICT DO NOTHING",
                stop
            );
        }
    }

    private static void Add(Dictionary<string, DateOnly> marks, IEnumerable<KeyValuePair<string, DateOnly>> more)
    {
        foreach (var (mark, week) in more)
        {
            marks.TryAdd(mark, week);
        }
    }
}
