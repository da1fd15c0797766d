using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>Saves what may be there already because the same form came twice.</summary>
internal static class NewRows
{
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;

    /// <summary>Saves all that was added and changed.</summary>
    /// <returns>False if a row with such a key is there already; then nothing was saved, and the next query reads what is there.</returns>
    public static async Task<bool> SaveNewAsync(this Db db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException failed) when (IsTaken(failed.InnerException))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static bool IsTaken(Exception? cause) =>
        cause switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is PrimaryKeyTaken or UniqueTaken,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            _ => false,
        };
}
