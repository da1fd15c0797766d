using System.Data.Common;
using Lodestar.Kernel;

namespace Lodestar.Persistence;

/// <summary>
/// Whether the database can be written. Nobody writes to find out while all is well. Once a write has failed, each call tries one until it
/// succeeds.
/// </summary>
public sealed class Readiness(Settings settings)
{
    // Writes a page and changes nothing. It has to be committed, because a change that is rolled back never reaches the disk, and one to the same
    // value is not written.
    private const string Write = """
        BEGIN;
        INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('written and gone', '');
        DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = 'written and gone';
        COMMIT;
        """;

    private volatile bool inDoubt;

    /// <summary>Call it when the database could not be used.</summary>
    public void Doubt() => inDoubt = true;

    /// <summary>True if nothing has failed, or a write succeeds again.</summary>
    public async Task<bool> CanWriteAsync(CancellationToken stop)
    {
        if (!inDoubt)
        {
            return true;
        }

        try
        {
            await using var connection = await Connections.OpenAsync(settings, stop);
            await using var command = connection.CreateCommand();

            // Callers wait only a second or two. The two parts are sent separately: once the first part of a command has a result, an error after
            // it is not reported.
            command.CommandTimeout = 2;
            if (settings.Database is null)
            {
                command.CommandText = "PRAGMA busy_timeout=1000";
                await command.ExecuteNonQueryAsync(stop);
            }

            command.CommandText = Write;
            await command.ExecuteNonQueryAsync(stop);
            inDoubt = false;
            return true;
        }
        catch (Exception failed) when (failed is DbException or TimeoutException)
        {
            return false;
        }
    }
}
