using System.Data.Common;

namespace Lodestar.Persistence;

/// <summary>One statement for an engine: a text with $1, $2 and so on, and the values.</summary>
/// <param name="Text">The text; always the same for the same work, so that it is prepared only once.</param>
/// <param name="Values">The values, in order.</param>
internal sealed record Statement(string Text, params object?[] Values);

/// <summary>
/// Runs several statements on one connection: one after another if the engine is in this process, in one round trip if it is a server.
/// </summary>
internal sealed class Statements(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    /// <summary>Runs statements that change something.</summary>
    /// <returns>The number of rows that each changed.</returns>
    public async Task<IReadOnlyList<int>> WriteAsync(DbTransaction transaction, IReadOnlyList<Statement> statements, CancellationToken stop)
    {
        if (statements.Count == 0)
        {
            return [];
        }

        if (connection.CanCreateBatch)
        {
            await using var batch = Batch(transaction, statements);
            await batch.ExecuteNonQueryAsync(stop);
            return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
        }

        var changed = new List<int>(statements.Count);
        foreach (var statement in statements)
        {
            changed.Add(await Prepared(transaction, statement).ExecuteNonQueryAsync(stop));
        }

        return changed;
    }

    /// <summary>Runs statements that read.</summary>
    /// <returns>For each, what its first row contains; null if it has none.</returns>
    public async Task<IReadOnlyList<T?>> ReadAsync<T>(
        DbTransaction transaction,
        IReadOnlyList<Statement> statements,
        Func<DbDataReader, T> row,
        CancellationToken stop
    )
        where T : class
    {
        if (statements.Count == 0)
        {
            return [];
        }

        var found = new List<T?>(statements.Count);
        if (connection.CanCreateBatch)
        {
            await using var batch = Batch(transaction, statements);
            await using var reader = await batch.ExecuteReaderAsync(stop);
            do
            {
                found.Add(await reader.ReadAsync(stop) ? row(reader) : null);
            } while (await reader.NextResultAsync(stop));
            return found;
        }

        foreach (var statement in statements)
        {
            await using var reader = await Prepared(transaction, statement).ExecuteReaderAsync(stop);
            found.Add(await reader.ReadAsync(stop) ? row(reader) : null);
        }

        return found;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
        {
            await command.DisposeAsync();
        }
    }

    private DbBatch Batch(DbTransaction transaction, IReadOnlyList<Statement> statements)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            foreach (var value in statement.Values)
            {
                // The parameters have no names, so the server takes them by position.
                var parameter = command.CreateParameter();
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private DbCommand Prepared(DbTransaction transaction, Statement statement)
    {
        if (!prepared.TryGetValue(statement.Text, out var command))
        {
            prepared[statement.Text] = command = connection.CreateCommand();
            command.CommandText = statement.Text;
            for (var place = 1; place <= statement.Values.Length; place++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"${place}";
                command.Parameters.Add(parameter);
            }
        }

        command.Transaction = transaction;
        for (var place = 0; place < statement.Values.Length; place++)
        {
            command.Parameters[place].Value = statement.Values[place] ?? DBNull.Value;
        }

        return command;
    }
}
