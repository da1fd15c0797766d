using System.Data.Common;

namespace Lodestar.Persistence;

/// <summary>What is the same in the SQL of both engines.</summary>
internal static class Sql
{
    /// <summary>The name of one of our tables or columns; none contains a quotation mark.</summary>
    public static string Name(string name) => $"\"{name}\"";

    /// <summary>Makes a command within a transaction.</summary>
    public static DbCommand Command(this DbTransaction transaction, string text)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, text, 0);
        return command;
    }

    /// <summary>Runs a command within a transaction.</summary>
    public static async Task RunAsync(this DbTransaction transaction, string text, CancellationToken stop)
    {
        await using var command = transaction.Command(text);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The first value that a command returns, within a transaction.</summary>
    public static async Task<object?> AskAsync(this DbTransaction transaction, string text, CancellationToken stop)
    {
        await using var command = transaction.Command(text);
        return await command.ExecuteScalarAsync(stop);
    }
}
