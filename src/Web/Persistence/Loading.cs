using System.Data.Common;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lodestar.Persistence;

/// <summary>Loads the rows of a backup into an empty database, except those that were deleted since and those that refer to them.</summary>
internal sealed class Loading(Db db, SecretKey secret, IReadOnlyCollection<MarkedColumn> marked, IReadOnlyCollection<string> marks)
{
    private readonly DbTransaction transaction = db.Database.CurrentTransaction!.GetDbTransaction();
    private readonly HashSet<(string Table, object Key)> gone = [];

    /// <summary>How many rows were loaded.</summary>
    public long Loaded { get; private set; }

    /// <summary>How many rows were not loaded because they had been deleted.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Loads everything, within the current transaction.</summary>
    public async Task RunAsync(BackupReader backup, CancellationToken stop)
    {
        BackupTable? current = null;
        DbCommand? insert = null;
        try
        {
            foreach (var (table, values) in backup.Rows())
            {
                if (IsGone(table, values))
                {
                    LeftOut++;
                    continue;
                }

                if (table != current)
                {
                    await (insert?.DisposeAsync() ?? default);
                    (current, insert) = (table, Insert(table));
                    await insert.PrepareAsync(stop);
                }

                for (var place = 0; place < values.Length; place++)
                {
                    insert!.Parameters[place].Value = BackupValue.ToParameter(values[place], db.Engine);
                }

                await insert!.ExecuteNonQueryAsync(stop);
                Loaded++;
            }
        }
        finally
        {
            await (insert?.DisposeAsync() ?? default);
        }
    }

    private bool IsGone(BackupTable table, object?[] values)
    {
        object? Of(string column)
        {
            for (var place = 0; place < values.Length; place++)
            {
                if (table.Columns[place].Name == column)
                {
                    return values[place];
                }
            }

            return null;
        }

        var isMarked = marked.Any(one =>
            one.Table == table.Name && Deletions.MarkOf(secret, Of(one.Column)) is { } mark && marks.Contains(Convert.ToHexString(mark))
        );
        var isOrphan = gone.Count > 0 && table.References.Any(reference => Of(reference.Column) is { } parent && gone.Contains((reference.Table, parent)));
        if ((isMarked || isOrphan) && table.Key.Count == 1 && Of(table.Key[0]) is { } key)
        {
            gone.Add((table.Name, key));
        }

        return isMarked || isOrphan;
    }

    private DbCommand Insert(BackupTable table)
    {
        var insert = transaction.Command(
            $"INSERT INTO {Sql.Name(table.Name)} ({string.Join(", ", table.Columns.Select(column => Sql.Name(column.Name)))}) VALUES "
                + $"({string.Join(", ", table.Columns.Select((_, place) => $"@p{place}"))})"
        );
        for (var place = 0; place < table.Columns.Count; place++)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"p{place}";
            BackupValue.SetType(parameter, table.Columns[place].Kind, db.Engine);
            insert.Parameters.Add(parameter);
        }

        return insert;
    }
}
