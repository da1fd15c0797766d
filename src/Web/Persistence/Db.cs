using System.Data;
using System.Text;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lodestar.Persistence;

/// <summary>
/// The one database of one partnership. No row has a partnership's id, so no mistake in a query can show one partnership to another. Two
/// engines share the model; each has its own migrations.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The engine on which it runs.</summary>
    public abstract Engine Engine { get; }

    /// <summary>Starts a transaction that sees a single state of the database, while others continue to write.</summary>
    /// <remarks>
    /// SQLite's usual transaction waits for the right to write. With this level its driver starts one that only reads, and the write-ahead log
    /// keeps it to a single state.
    /// </remarks>
    public Task<IDbContextTransaction> BeginReadingAsync(CancellationToken stop) =>
        Database.BeginTransactionAsync(Engine == Engine.Postgres ? IsolationLevel.RepeatableRead : IsolationLevel.ReadUncommitted, stop);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);

        // PostgreSQL folds unquoted names to lower case, so names in one style need no quotes anywhere.
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(SnakeCase(key.GetName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(SnakeCase(foreignKey.GetConstraintName()!));
            }
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);

        // SQLite compares text, so moments are stored as UTC in a form that sorts on both engines.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]);
            snake.Append(begins ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    /// <summary>Stores moments in UTC.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTimeOffset, DateTime>(moment => moment.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>The two engines a partnership can run on.</summary>
public enum Engine
{
    /// <summary>One file on one machine.</summary>
    Sqlite,

    /// <summary>A server that several nodes share.</summary>
    Postgres,
}

/// <summary>The model on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    /// <inheritdoc />
    public override Engine Engine => Engine.Sqlite;
}

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    /// <inheritdoc />
    public override Engine Engine => Engine.Postgres;
}
