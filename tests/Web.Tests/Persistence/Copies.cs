using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestar.Audit;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>What tests of backups do with installations and files.</summary>
internal static class Copies
{
    private static readonly TimeProvider Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    /// <summary>What the capabilities declare of their tables.</summary>
    public static readonly Capabilities Declared = new(Host.Capabilities(new Settings()));

    /// <summary>A place for a database with the same secret key and nothing else.</summary>
    public static Settings Beside(Settings settings, bool? onPostgres = null)
    {
        var copy = new Settings
        {
            Data = World.NewFolder(),
            Database = onPostgres ?? World.OnPostgres ? World.NewDatabase("restored") : null,
            Urls = "http://127.0.0.1:0",
        };
        File.Copy(KeyOf(settings), KeyOf(copy));
        return copy;
    }

    public static string KeyOf(Settings settings) => Path.Combine(settings.Data, "secret.key");

    public static async Task<string> BackupAsync(Settings settings)
    {
        var file = Path.Combine(World.NewFolder(), "backup");
        await new Backups(settings, SecretKey.Open(settings), Declared.LeftOutOfBackups, Clock).MakeAsync(
            file,
            _ => Task.CompletedTask,
            CancellationToken.None
        );
        return file;
    }

    public static async Task<Restored> RestoreAsync(Settings settings, string file, bool replace = false, params string[] deletions)
    {
        LetGo();
        return await new Restoring(settings, SecretKey.OpenKept(settings), Declared.MarkedColumns).RunAsync(
            file,
            replace,
            deletions,
            BackupCommand.SettleAsync,
            CancellationToken.None
        );
    }

    /// <summary>Every row of every table in backups, as the model reads it, except what the audit log says about backups themselves.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(Settings settings)
    {
        var rows = new List<string>();
        await using (var db = Connections.Open(settings))
        {
            foreach (var entity in db.Model.GetEntityTypes().Where(entity => !Declared.LeftOutOfBackups.Contains(entity.GetTableName()!)))
            {
                var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
                foreach (var row in (await set.ToListAsync()).Where(row => row is not AuditEntry { What: "backup.made" or "backup.restored" }))
                {
                    rows.Add(
                        $"{entity.GetTableName()} "
                            + JsonSerializer.Serialize(
                                db.Entry(row).Properties.ToDictionary(property => property.Metadata.Name, property => property.CurrentValue)
                            )
                    );
                }
            }
        }

        LetGo();
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>The service, started on an installation.</summary>
    public static async Task<(WebApplication Node, Visitor Visitor)> ServeAsync(Settings settings)
    {
        var node = await Host.BuildAsync(settings, services => services.AddSingleton(Clock), CancellationToken.None);
        await node.StartAsync();
        return (node, new Visitor(new Uri(node.Urls.First())));
    }

    /// <summary>What opening a return code shows: a heading, or why it opens nothing.</summary>
    public static async Task<string> OpeningAsync(this Visitor visitor, string code)
    {
        var page = await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        return page.Status == 200 ? page.Heading : page.ErrorBeside("code")!;
    }

    /// <summary>Seals a backup again with other lines, as another version of Lodestar would have made it.</summary>
    public static void Rewrite(string file, SecretKey secret, Action<JsonObject> schema, Func<JsonObject, JsonArray, JsonArray?> row)
    {
        List<string> lines;
        using (var stream = File.OpenRead(file))
        using (var reader = new StreamReader(new GZipStream(new SealedReader(stream, secret), CompressionMode.Decompress)))
        {
            lines = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }

        var before = JsonNode.Parse(lines[0])!.AsObject();
        var after = before.DeepClone().AsObject();
        schema(after);
        var kept = lines[1..^1].Select(line => row(before, JsonNode.Parse(line)!.AsArray())).OfType<JsonArray>().ToList();
        var counts = after["tables"]!.AsArray().Select((_, place) => kept.Count(one => one[0]!.GetValue<int>() == place));
        using var anew = File.Create(file);
        using var closed = new SealedWriter(anew, secret);
        using (var writer = new StreamWriter(new GZipStream(closed, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false)))
        {
            foreach (var line in kept.Select(one => one.ToJsonString()).Prepend(after.ToJsonString()).Append(JsonSerializer.Serialize(new { rows = counts })))
            {
                writer.Write(line + "\n");
            }
        }

        closed.Finish();
    }

    /// <summary>Closes the pooled connections of this process.</summary>
    public static void LetGo()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
