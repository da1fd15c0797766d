using System.Data.Common;
using System.Text.Json;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lodestar.Persistence;

/// <summary>
/// A database of every schema that was released, with rows in every table, is brought to the newest and keeps them. Each release leaves
/// the statements that make its schema in the folder Released, for both engines.
/// </summary>
[Trait("Category", "Data")]
public class UpgradeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Web.Tests", "Persistence", "Released");

    public static TheoryData<string> Released() =>
        [.. Directory.EnumerateFiles(Folder, "*.Sqlite.sql").Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_schema_that_this_version_knows_has_its_statements_kept_for_both_engines()
    {
        using var db = Connections.Open(new Settings { Data = "nowhere" });

        Assert.Equal(Schemas.Names(db), Released().Select(row => row.Data));
        Assert.All(Released(), row => Assert.True(File.Exists(Path.Combine(Folder, $"{row.Data}.Postgres.sql"))));
    }

    [Theory, MemberData(nameof(Released))]
    public async Task What_was_released_is_never_changed_afterwards(string schema)
    {
        await using var db = Connections.Open(new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("script") : null });
        var names = Schemas.Names(db).ToList();

        var made = Schemas.Script(db, names.IndexOf(schema) is > 0 and var place ? names[place - 1] : null, schema);

        Assert.Equal(Lines(await StatementsAsync(schema)), Lines(made));

        static IEnumerable<string> Lines(string script) =>
            script
                .Split('\n')
                .Select(line => line.Trim('\uFEFF').TrimEnd())
                .Where(line => line.Length > 0 && line is not ("BEGIN TRANSACTION;" or "START TRANSACTION;" or "COMMIT;"));
    }

    [Theory, MemberData(nameof(Released))]
    public async Task Everything_is_still_there_after_the_upgrade_from(string schema)
    {
        var settings = new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("upgrade") : null };
        await using var db = Connections.Open(settings);
        foreach (var name in Schemas.Names(db).TakeWhile(name => name != schema).Append(schema))
        {
            await db.Database.OpenConnectionAsync();
            await using var make = db.Database.GetDbConnection().CreateCommand();
            make.CommandText = await StatementsAsync(name);
            await make.ExecuteNonQueryAsync();
        }

        var tables = await TablesAsync(db);
        var before = new Dictionary<string, List<string>>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await FillAsync(db, table);
            before[table.GetTableName()!] = await RowsAsync(db, table);
        }

        await Migrator.RunAsync(db, settings, () => Task.CompletedTask, CancellationToken.None);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        foreach (var table in tables)
        {
            Assert.Equal(2, before[table.GetTableName()!].Count);
            Assert.Equal(before[table.GetTableName()!], await RowsAsync(db, table));
        }

        await db.Database.CloseConnectionAsync();
        Copies.LetGo();
    }

    private static Task<string> StatementsAsync(string schema) =>
        File.ReadAllTextAsync(Path.Combine(Folder, $"{schema}.{(World.OnPostgres ? "Postgres" : "Sqlite")}.sql"));

    // The model of that time, parents first.
    private static async Task<List<IEntityType>> TablesAsync(Db db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var applied = (await db.Database.GetAppliedMigrationsAsync()).Last();
        var model = assembly.CreateMigration(assembly.Migrations[applied], db.Database.ProviderName!).TargetModel;
        var tables = new List<IEntityType>();
        var left = model.GetEntityTypes().ToList();
        while (left.Count > 0)
        {
            var next = left.First(entity => entity.GetForeignKeys().All(key => key.PrincipalEntityType == entity || tables.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            tables.Add(next);
        }

        return tables;
    }

    private static async Task FillAsync(Db db, IEntityType table)
    {
        for (var number = 1; number <= 2; number++)
        {
            await using var insert = db.Database.GetDbConnection().CreateCommand();
            var properties = table.GetProperties().ToList();
            insert.CommandText =
                $"INSERT INTO {table.GetTableName()} ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) "
                + $"VALUES ({string.Join(", ", properties.Select((_, place) => $"@p{place}"))})";
            for (var place = 0; place < properties.Count; place++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{place}", Value(properties[place], number));
                insert.Parameters.Add(parameter);
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    // The same for a column that refers and the column it refers to: the first row of one refers to the first of the other.
    private static object Value(IProperty property, int number)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type == typeof(Guid) ? new Guid(number, 0, 0, new byte[8])
            : type == typeof(string) ? $"It's \"{number}\" 🪁"[..Math.Min(property.GetMaxLength() ?? 99, 11)]
            : type == typeof(byte[]) ? new byte[] { 0, (byte)number, 255 }
            : type == typeof(int) ? number
            : type == typeof(long) ? (long)number
            : type == typeof(bool) ? number == 1
            : type == typeof(DateOnly) ? new DateOnly(2026, 11, number)
            : type == typeof(DateTime) ? new DateTime(2026, 11, number, 1, 2, 3, DateTimeKind.Utc)
            : type.IsAssignableTo(typeof(IEnumerable<string>)) ? new[] { "leeds", "kirklees" }
            : throw new NotSupportedException($"Say what a {type} is, for {property.Name}.");
    }

    private static async Task<List<string>> RowsAsync(Db db, IEntityType table)
    {
        await using var select = db.Database.GetDbConnection().CreateCommand();
        select.CommandText =
            $"SELECT {string.Join(", ", table.GetProperties().Select(property => $"\"{property.GetColumnName()}\""))} FROM "
            + $"{table.GetTableName()} ORDER BY 1, 2";
        await using var row = await select.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(Text(row));
        }

        return rows;
    }

    private static string Text(DbDataReader row) =>
        string.Join('|', Enumerable.Range(0, row.FieldCount).Select(place => JsonSerializer.Serialize(row.GetValue(place))));
}
