using System.Data.Common;
using System.Reflection;
using Lodestar.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>How to connect to each engine.</summary>
public static class Connections
{
    private const int BusySeconds = 10;

    /// <summary>The database file of an installation that keeps everything in its data folder.</summary>
    public static string SqliteFile(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Path.Combine(settings.Data, "lodestar.db");
    }

    /// <summary>The engine that the settings name.</summary>
    public static Engine EngineOf(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Database is null ? Engine.Sqlite : Engine.Postgres;
    }

    /// <summary>Adds the database that the settings name to the services.</summary>
    public static IServiceCollection AddDb(this IServiceCollection services, Settings settings) => services.AddDb(settings, [typeof(Db).Assembly]);

    /// <summary>Adds the database that the settings name, with the tables that some assemblies map.</summary>
    internal static IServiceCollection AddDb(this IServiceCollection services, Settings settings, IReadOnlyList<Assembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Database is { } connection
            ? services.AddDbContextPool<Db, PostgresDb>(
                (provider, options) =>
                {
                    UsePostgres(options, connection);
                    Add(provider, options);
                }
            )
            : services.AddDbContextPool<Db, SqliteDb>(
                (provider, options) =>
                {
                    UseSqlite(options, SqliteFile(settings));
                    Add(provider, options);
                }
            );
        void Add(IServiceProvider provider, DbContextOptionsBuilder options)
        {
            MappedAssemblies.Add(options, assemblies);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        }
    }

    /// <summary>Opens the database for work outside the service.</summary>
    internal static Db Open(Settings settings)
    {
        if (settings.Database is { } database)
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>();
            UsePostgres(postgres, database);
            return new PostgresDb(postgres.Options);
        }

        var sqlite = new DbContextOptionsBuilder<SqliteDb>();
        UseSqlite(sqlite, SqliteFile(settings));
        return new SqliteDb(sqlite.Options);
    }

    /// <summary>Opens a separate connection for commands of one's own.</summary>
    internal static async Task<DbConnection> OpenAsync(Settings settings, CancellationToken stop)
    {
        if (settings.Database is { } database)
        {
            // The few statements of a writer are prepared once and then only named. A plan made while a table was empty would still read it from
            // end to end when it is full, although all statements look up keys.
            var own = new NpgsqlConnectionStringBuilder(database)
            {
                MaxAutoPrepare = 32,
                AutoPrepareMinUsages = 2,
                Pooling = false,
            };
            own.Options = $"{own.Options} -c enable_seqscan=off".TrimStart();
            var postgres = new NpgsqlConnection(own.ConnectionString);
            await postgres.OpenAsync(stop);
            return postgres;
        }

        var sqlite = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = SqliteFile(settings),
                DefaultTimeout = BusySeconds,
                Pooling = false,
            }.ConnectionString
        );
        await sqlite.OpenAsync(stop);
        await using var command = sqlite.CreateCommand();

        // Random keys lead to a different page in each table. A writer that keeps pages in memory need not read them again.
        command.CommandText = SqlitePragmas.Text + "PRAGMA cache_size=-16384;";
        await command.ExecuteNonQueryAsync(stop);
        return sqlite;
    }

    /// <summary>Uses an SQLite file.</summary>
    internal static void UseSqlite(DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = BusySeconds };
        options.UseSqlite(connection.ConnectionString).AddInterceptors(SqlitePragmas.Instance).ReplaceService<IMigrationsSqlGenerator, SqliteTables>();
    }

    /// <summary>Uses a PostgreSQL server.</summary>
    internal static void UsePostgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(connection);

    /// <summary>
    /// The pragmas of every SQLite connection: nothing acknowledged is lost, and nothing deleted can be read from the file. The write-ahead log
    /// is a property of the file; see <see cref="Migrator"/>.
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        public static readonly string Text =
            $"PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={BusySeconds * 1000};";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>Lets the migrations tool make the model on SQLite.</summary>
internal sealed class SqliteDbFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    /// <inheritdoc/>
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        Connections.UseSqlite(options, "design-time.db");
        return new SqliteDb(options.Options);
    }
}

/// <summary>Lets the migrations tool make the model on PostgreSQL.</summary>
internal sealed class PostgresDbFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    /// <inheritdoc/>
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        Connections.UsePostgres(options, "Host=design-time");
        return new PostgresDb(options.Options);
    }
}
