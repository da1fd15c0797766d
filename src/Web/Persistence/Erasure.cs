using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>
/// Removes what was deleted from the engine's own files. SQLite overwrites what it frees (secure_delete), but its write-ahead log keeps old
/// pages until it is emptied, and pages that were split keep stale copies until the file is rewritten. PostgreSQL keeps deleted rows until they
/// are vacuumed. So both are vacuumed within seconds of a delete, several deletes together, and at the next start if the process was killed in
/// between. If a backup is being read, it happens as soon as that has ended.
/// </summary>
internal sealed class Erasure(IServiceScopeFactory scopes, ILogger<Erasure> log) : BackgroundService
{
    // While SQLite's file is rewritten nobody else can save: about a twentieth of a second for this many bytes.
    private const double BytesForASecondOfRest = 8e6;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim owed = new(initialCount: 1, maxCount: 1);

    /// <summary>Call it in the transaction that deletes. SQLite's file then records that it must be rewritten, whatever happens in between.</summary>
    public static async Task OweAsync(Db db, CancellationToken stop)
    {
        if (db.Engine == Engine.Sqlite)
        {
            // The number belongs to the file and changes with the transaction. It is new each time, so that what is deleted while the file is being
            // rewritten is not forgotten.
            await SetOwedAsync(db, RandomNumberGenerator.GetInt32(1, int.MaxValue), stop);
        }
    }

    /// <summary>Call it after a delete was committed.</summary>
    public async Task AfterDeleteAsync(Db db, CancellationToken stop)
    {
        if (db.Engine == Engine.Sqlite)
        {
            await EmptyLogAsync(db, stop);
        }

        Owe();
    }

    /// <summary>Does at once what the background task would do, for a command that ends before it could.</summary>
    /// <returns>False if somebody is still reading what the log contains. It is emptied when they have finished.</returns>
    public static async Task<bool> NowAsync(Db db, CancellationToken stop)
    {
        await VacuumAsync(db, stop);
        return db.Engine == Engine.Postgres || await EmptyLogAsync(db, stop);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var starting = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            await owed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            var rest = Again;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<Db>();
                if (!starting || db.Engine == Engine.Postgres || await OwedAsync(db, stoppingToken) != 0)
                {
                    await VacuumAsync(db, stoppingToken);
                }

                if (db.Engine == Engine.Sqlite && !await EmptyLogAsync(db, stoppingToken))
                {
                    Owe();
                }

                starting = false;
                if (db.Engine == Engine.Sqlite)
                {
                    rest += TimeSpan.FromSeconds(new FileInfo(db.Database.GetDbConnection().DataSource).Length / BytesForASecondOfRest);
                }
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                log.LogWarning("What was deleted could not be taken out of the database's files yet: {Reason}", failed.GetType().Name);
                Owe();
            }

            // Several deletes in a row are one piece of work, and a large file leaves most of the time to others.
            await Task.Delay(rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Owe()
    {
        if (owed.CurrentCount == 0)
        {
            try
            {
                owed.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another delete was first.
            }
        }
    }

    // False while somebody reads what the log contains. Nobody waits for them here.
    private static async Task<bool> EmptyLogAsync(Db db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=100; PRAGMA wal_checkpoint(TRUNCATE);";
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (reader.FieldCount < 3 && await reader.NextResultAsync(stop))
            {
                // The first result belongs to the time-out.
            }

            return await reader.ReadAsync(stop) && reader.GetInt64(0) == 0;
        }
        finally
        {
            // The next opening restores the usual time-out.
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task VacuumAsync(Db db, CancellationToken stop)
    {
        if (db.Engine == Engine.Postgres)
        {
            var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct();

            // The names come from the model.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"VACUUM {string.Join(", ", tables)}", stop);
#pragma warning restore EF1002
            return;
        }

        var before = await OwedAsync(db, stop);
        await db.Database.ExecuteSqlRawAsync("VACUUM", stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await OwedAsync(db, stop) == before)
        {
            await SetOwedAsync(db, 0, stop);
            await transaction.CommitAsync(stop);
        }
    }

    private static async Task<int> OwedAsync(Db db, CancellationToken stop) =>
        (await db.Database.SqlQueryRaw<int>("SELECT user_version AS \"Value\" FROM pragma_user_version").ToListAsync(stop))[0];

    // The number is ours; a pragma takes no parameter.
#pragma warning disable EF1002
    private static Task SetOwedAsync(Db db, int owed, CancellationToken stop) => db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {owed}", stop);
#pragma warning restore EF1002
}
