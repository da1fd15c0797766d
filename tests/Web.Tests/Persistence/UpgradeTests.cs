using System.Data.Common;
using System.Text.Json;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lodestar.Persistence;

/// <summary>A database of every schema there ever was, with rows in every table, is brought to the newest and keeps them.</summary>
[Trait("Category", "Data")]
public class UpgradeTests
{
    public static TheoryData<string> OlderSchemas()
    {
        using var db = Connections.Open(new Settings { Data = "nowhere" });
        return [.. Schemas.Names(db).SkipLast(1)];
    }

    [Theory, MemberData(nameof(OlderSchemas))]
    public async Task Everything_is_still_there_after_the_upgrade_from(string schema)
    {
        var settings = new Settings { Data = World.NewFolder(), Database = World.OnPostgres ? World.NewDatabase("upgrade") : null };
        await using var db = Connections.Open(settings);
        await db.GetService<IMigrator>().MigrateAsync(schema);
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
            insert.CommandText = $"INSERT INTO {table.GetTableName()} ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) VALUES ({string.Join(", ", properties.Select((_, place) => $"@p{place}"))})";
            for (var place = 0; place < properties.Count; place++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{place}", Value(properties[place], number));
                insert.Parameters.Add(parameter);
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    // The same for a column that refers and the one it refers to: the first row of one to the first of the other.
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
        select.CommandText = $"SELECT {string.Join(", ", table.GetProperties().Select(property => $"\"{property.GetColumnName()}\""))} FROM {table.GetTableName()} ORDER BY 1, 2";
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
