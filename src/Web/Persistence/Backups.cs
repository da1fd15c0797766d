using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Lodestar.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>
/// Makes a backup: one encrypted file, read in one snapshot while the service continues. It holds rows and no pages of an engine, so the backup
/// of one engine can be restored on the other, and nothing that was deleted before is in it.
/// </summary>
/// <param name="settings">The settings, which say where the database is.</param>
/// <param name="secret">The key with which it is sealed.</param>
/// <param name="leftOut">Tables that no backup contains.</param>
/// <param name="clock">The source of the date.</param>
internal sealed class Backups(Settings settings, SecretKey secret, IReadOnlyCollection<string> leftOut, TimeProvider clock)
{
    /// <summary>Makes a file. Nobody ever finds a half-written one under its name.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="check">Throws if the database must not be backed up with this key.</param>
    /// <param name="stop">Stops the work and leaves no file.</param>
    /// <returns>The number of tables and rows in it.</returns>
    /// <exception cref="IOException">The file already exists or cannot be written.</exception>
    /// <exception cref="InvalidDataException">There is no database, or it has an older schema.</exception>
    public async Task<(int Tables, long Rows)> MakeAsync(string file, Func<Db, Task> check, CancellationToken stop)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} is there already, and a backup is never written over. Give another name.");
        }

        if (settings.Database is null && !File.Exists(Connections.SqliteFile(settings)))
        {
            throw new InvalidDataException($"There is no database in {settings.Data}.");
        }

        using var inUse = InUse.Share(settings);
        var half = file + ".half";
        File.Delete(half);
        try
        {
            (int, long) written;
            await using (var stream = PrivateFiles.Create(half))
            {
                written = await WriteAsync(stream, check, stop);
                stream.Flush(flushToDisk: true);
            }

            File.Move(half, file);
            return written;
        }
        finally
        {
            File.Delete(half);
        }
    }

    private async Task<(int Tables, long Rows)> WriteAsync(FileStream file, Func<Db, Task> check, CancellationToken stop)
    {
        await using var db = Connections.Open(settings);
        await using var connection = await Connections.OpenAsync(settings, stop);
        await using var snapshot = await SnapshotAsync(connection, stop);
        var schema = BackupSchema.Of(db.Model, await Schemas.NewestAppliedAsync(db, snapshot, stop), Week.DayOf(clock.GetUtcNow()), leftOut);
        await check(db);
        var counted = new List<long>();
        await using var closed = new SealedWriter(file, secret);
        await using (var lines = new GZipStream(closed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var line = new ArrayBufferWriter<byte>();
            await using var json = new Utf8JsonWriter(line);
            JsonSerializer.Serialize(json, schema, BackupSchema.Form);
            EndLine();
            for (var number = 0; number < schema.Tables.Count; number++)
            {
                var table = schema.Tables[number];
                await using var command = Select(snapshot, table);
                await using var row = await command.ExecuteReaderAsync(stop);
                for (counted.Add(0); await row.ReadAsync(stop); counted[^1]++)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(number);
                    for (var place = 0; place < table.Columns.Count; place++)
                    {
                        BackupValue.Write(json, row, place, table.Columns[place].Kind, db.Engine);
                    }

                    json.WriteEndArray();
                    EndLine();
                }
            }

            JsonSerializer.Serialize(json, new { rows = counted });
            EndLine();

            void EndLine()
            {
                json.Flush();
                line.Write("\n"u8);
                lines.Write(line.WrittenSpan);
                line.ResetWrittenCount();
                json.Reset();
            }
        }

        closed.Finish();
        return (schema.Tables.Count, counted.Sum());
    }

    // Everybody else can continue to write: on SQLite into the write-ahead log, on PostgreSQL as always.
    private static async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken stop)
    {
        if (connection is SqliteConnection sqlite)
        {
            return sqlite.BeginTransaction(deferred: true);
        }

        var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await snapshot.RunAsync("SET TRANSACTION READ ONLY", stop);
        return snapshot;
    }

    // The rows are in the order of the key, so that a backup does not disclose in which order they came.
    private static DbCommand Select(DbTransaction snapshot, BackupTable table) =>
        snapshot.Command(
            $"SELECT {string.Join(", ", table.Columns.Select(column => Sql.Name(column.Name)))} FROM {Sql.Name(table.Name)} ORDER BY "
                + $"{string.Join(", ", table.Key.Select(Sql.Name))}"
        );
}
