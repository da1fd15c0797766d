using System.Collections.Concurrent;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Lodestar;

/// <summary>
/// The real service on a database of its own, on SQLite or, where TEST_POSTGRES names a server, on PostgreSQL. The
/// database is migrated once for all and then copied.
/// </summary>
public class World : IAsyncLifetime
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } named ? named : null;
    private static readonly Lazy<Task<Settings>> Template = new(() =>
        MakeAsync(new Settings { Data = NewFolder(), Database = Server is null ? null : NewDatabase("template") })
    );

    private readonly List<WebApplication> nodes = [];

    /// <summary>The settings of this world; a special world overrides them.</summary>
    protected virtual Settings Wanted => new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    /// <summary>Everything the service wrote to its log.</summary>
    public ReadLog Log { get; } = new();

    public Settings Settings { get; private set; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => nodes[0].Services;

    public static bool OnPostgres => Server is not null;

    public async ValueTask InitializeAsync()
    {
        Settings = Wanted with { Data = NewFolder(), Urls = "http://127.0.0.1:0" };
        if (!Wanted.Sample)
        {
            Settings = await CopyAsync(await Template.Value, Settings);
        }
        else if (OnPostgres)
        {
            Settings = Settings with { Database = NewDatabase("sample") };
        }

        (_, Address) = await StartAsync(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        // It is stopped first, or background work would write into a folder that is being deleted.
        foreach (var node in nodes)
        {
            await node.StopAsync();
            await node.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.Data, recursive: true);
    }

    /// <summary>A world of its own for one test.</summary>
    public static async Task<World> StartedAsync()
    {
        var world = new World();
        await world.InitializeAsync();
        return world;
    }

    /// <summary>A browser that has never been here.</summary>
    public Visitor Visitor(string? language = null) => new(Address, language);

    /// <summary>Runs something with the services of one request.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    /// <summary>Runs something on the database.</summary>
    public Task<T> OnDbAsync<T>(Func<Db, Task<T>> run) => WithAsync(services => run(services.GetRequiredService<Db>()));

    /// <summary>A second node on the same database, with the same key, as behind a balancer.</summary>
    public Task<(WebApplication Node, Uri Address)> SecondNodeAsync() => StartAsync(Settings);

    /// <summary>An installation of its own that nobody serves yet, for processes that a test starts and kills.</summary>
    internal static async Task<Settings> NewInstallationAsync() => await CopyAsync(await Template.Value, new Settings { Data = NewFolder() });

    private async Task<(WebApplication Node, Uri Address)> StartAsync(Settings settings)
    {
        var started = await Host.BuildAsync(
            settings,
            services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<ILoggerProvider>(Log),
            CancellationToken.None
        );
        nodes.Add(started);
        await started.StartAsync();
        return (started, new Uri(started.Urls.First()));
    }

    private static async Task<Settings> MakeAsync(Settings settings)
    {
        await using (await Host.BuildAsync(settings, CancellationToken.None))
        {
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
        }

        return settings;
    }

    private static async Task<Settings> CopyAsync(Settings template, Settings wanted)
    {
        foreach (var file in Directory.EnumerateFiles(template.Data))
        {
            File.Copy(file, Path.Combine(wanted.Data, Path.GetFileName(file)));
        }

        if (template.Database is null)
        {
            return wanted;
        }

        var name = new NpgsqlConnectionStringBuilder(template.Database).Database!;
        var copy = $"{name}_{Guid.NewGuid():N}"[..60];
        await OnServerAsync($"CREATE DATABASE {copy} TEMPLATE {name}");
        return wanted with { Database = Connection(copy) };
    }

    /// <summary>The connection string of a new and empty database.</summary>
    protected internal static string NewDatabase(string kind)
    {
        var name = $"lodestar_{kind}_{Guid.NewGuid():N}"[..40];
        OnServerAsync($"CREATE DATABASE {name}").GetAwaiter().GetResult();
        return Connection(name);
    }

    // Many worlds share a server with a hundred connections, so each takes few and returns them soon.
    private static string Connection(string database) =>
        new NpgsqlConnectionStringBuilder(Server)
        {
            Database = database,
            MaxPoolSize = 8,
            ConnectionIdleLifetime = 3,
            ConnectionPruningInterval = 1,
        }.ConnectionString;

    /// <summary>A new and empty folder, which is deleted with the tests.</summary>
    protected internal static string NewFolder() => Directory.CreateDirectory(Path.Combine(Folders.Value, $"{Guid.NewGuid():N}")).FullName;

    private static readonly Lazy<string> Folders = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("lodestar-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    private static readonly SemaphoreSlim OneAtATime = new(1);

    // A database can be copied by one at a time, and only while nobody is connected to it.
    private static async Task OnServerAsync(string command)
    {
        await OneAtATime.WaitAsync();
        try
        {
            // Suites run at the same time, and a database that is not made in time would fail every test after it.
            var patient = new NpgsqlConnectionStringBuilder(Server)
            {
                Pooling = false,
                Timeout = 120,
                CommandTimeout = 120,
            };
            await using var connection = new NpgsqlConnection(patient.ConnectionString);
            await connection.OpenAsync();
            await using var run = new NpgsqlCommand(command, connection);
            await run.ExecuteNonQueryAsync();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

/// <summary>The sample partnership.</summary>
public sealed class SampleWorld : World
{
    protected override Settings Wanted => new() { Sample = true };
}

/// <summary>Keeps what is written to a log, for reading.</summary>
public sealed class ReadLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
