using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>
/// Tells temporary trouble with the database (a full or read-only disk, a lock held too long, a server that restarts), which is no fault of
/// ours, from everything else that may go wrong.
/// </summary>
public static class Trouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>True if it is such trouble, or was caused by it.</summary>
    public static bool Is(Exception exception) => Cause(exception) is not null;

    /// <summary>Describes it in a word or two that contain nothing anybody typed; empty if it is no such trouble.</summary>
    public static string Name(Exception exception) =>
        Cause(exception) switch
        {
            null => "",
            SqliteException sqlite => $"SQLite {sqlite.SqliteExtendedErrorCode}",
            PostgresException postgres => $"PostgreSQL {postgres.SqlState}",
            var other => other.GetType().Name,
        };

    private static Exception? Cause(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var passes = cause switch
            {
                SqliteException sqlite => sqlite.SqliteErrorCode is Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen,

                // Classes of SQLSTATE: connection, resources (including a full disk), a server that stops, its own disk, and a standby.
                PostgresException postgres => postgres.IsTransient
                    || postgres.SqlState[..2] is "08" or "53" or "57" or "58"
                    || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
                NpgsqlException or TimeoutException => true,
                _ => false,
            };
            if (passes)
            {
                return cause;
            }
        }

        return null;
    }
}
