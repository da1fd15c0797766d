using System.Data;
using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Lodestar.Persistence;

/// <summary>What a column contains, in terms that hold for both engines and for schemas that no longer exist.</summary>
internal enum BackupKind
{
    Text,
    Texts,
    Number,
    Flag,
    Id,
    Bytes,
    Day,
    Moment,
}

/// <summary>A column of a table, as the first line of a backup describes it.</summary>
internal sealed record BackupColumn(string Name, BackupKind Kind);

/// <summary>A column that refers to a row of another table.</summary>
internal sealed record BackupReference(string Column, string Table);

/// <summary>A table, as the first line of a backup describes it.</summary>
/// <param name="Columns">Its columns, in the order of the values of a row.</param>
/// <param name="Key">The columns of its primary key.</param>
/// <param name="References">Its foreign keys.</param>
internal sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<BackupReference> References);

/// <summary>The first line of a backup. It describes every row that follows, so that reading needs no model of an old schema.</summary>
/// <param name="Migration">Name of the newest migration that the database had; it is the same for both engines.</param>
/// <param name="Made">The day on which the backup was made.</param>
/// <param name="Tables">The tables, each after those to which it refers.</param>
internal sealed record BackupSchema(string Migration, DateOnly Made, IReadOnlyList<BackupTable> Tables)
{
    /// <summary>The JSON options of the first line.</summary>
    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Makes the schema of a model.</summary>
    public static BackupSchema Of(IModel model, string migration, DateOnly made, IReadOnlyCollection<string> leftOut)
    {
        var entities = new List<IEntityType>();
        foreach (var entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            AddAfterParents(entities, entity);
        }

        return new BackupSchema(migration, made, [.. entities.Where(entity => !leftOut.Contains(entity.GetTableName()!)).Select(TableOf)]);
    }

    private static void AddAfterParents(List<IEntityType> entities, IEntityType entity)
    {
        if (entities.Contains(entity))
        {
            return;
        }

        foreach (var parent in entity.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(parent => parent != entity))
        {
            AddAfterParents(entities, parent);
        }

        entities.Add(entity);
    }

    private static BackupTable TableOf(IEntityType entity) =>
        new(
            entity.GetTableName()!,
            [.. entity.GetProperties().Select(property => new BackupColumn(property.GetColumnName(), KindOf(property)))],
            [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())],
            [
                .. entity
                    .GetForeignKeys()
                    .Where(key => key.Properties.Count == 1)
                    .Select(key => new BackupReference(key.Properties[0].GetColumnName(), key.PrincipalEntityType.GetTableName()!)),
            ]
        );

    private static BackupKind KindOf(IProperty property)
    {
        if (property.IsPrimitiveCollection && property.GetElementType()!.ClrType == typeof(string))
        {
            return BackupKind.Texts;
        }

        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return stored == typeof(string) ? BackupKind.Text
            : stored == typeof(int) || stored == typeof(long) ? BackupKind.Number
            : stored == typeof(bool) ? BackupKind.Flag
            : stored == typeof(Guid) ? BackupKind.Id
            : stored == typeof(byte[]) ? BackupKind.Bytes
            : stored == typeof(DateOnly) ? BackupKind.Day
            : stored == typeof(DateTime) ? BackupKind.Moment
            : throw new NotSupportedException(
                $"Backups cannot keep {property.DeclaringType.DisplayName()}.{property.Name} yet: say how in {nameof(BackupValue)}."
            );
    }
}

/// <summary>One value between a database and a backup.</summary>
internal static class BackupValue
{
    /// <summary>Writes a column of the current row.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader row, int place, BackupKind kind, Engine engine)
    {
        if (row.IsDBNull(place))
        {
            json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case BackupKind.Text:
                json.WriteStringValue(row.GetString(place));
                break;
            case BackupKind.Texts:
                // SQLite keeps a list as JSON, PostgreSQL as an array.
                JsonSerializer.Serialize(
                    json,
                    engine == Engine.Sqlite ? JsonSerializer.Deserialize<string[]>(row.GetString(place))! : row.GetFieldValue<string[]>(place)
                );
                break;
            case BackupKind.Number:
                json.WriteNumberValue(row.GetInt64(place));
                break;
            case BackupKind.Flag:
                json.WriteBooleanValue(row.GetBoolean(place));
                break;
            case BackupKind.Id:
                json.WriteStringValue(row.GetGuid(place));
                break;
            case BackupKind.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(place));
                break;
            case BackupKind.Day:
                json.WriteStringValue($"{row.GetFieldValue<DateOnly>(place):yyyy-MM-dd}");
                break;
            case BackupKind.Moment:
                json.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(place), DateTimeKind.Utc));
                break;
        }
    }

    /// <summary>Reads a value.</summary>
    public static object? Read(JsonElement value, BackupKind kind) =>
        value.ValueKind == JsonValueKind.Null
            ? null
            : kind switch
            {
                BackupKind.Text => value.GetString(),
                BackupKind.Texts => value.EnumerateArray().Select(one => one.GetString()!).ToArray(),
                BackupKind.Number => value.GetInt64(),
                BackupKind.Flag => value.GetBoolean(),
                BackupKind.Id => value.GetGuid(),
                BackupKind.Bytes => value.GetBytesFromBase64(),
                BackupKind.Day => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd"),
                BackupKind.Moment => DateTime.SpecifyKind(value.GetDateTime(), DateTimeKind.Utc),
                _ => throw new InvalidDataException($"There is no kind {kind}."),
            };

    /// <summary>Sets the type of a parameter, because null does not say it.</summary>
    public static void SetType(DbParameter parameter, BackupKind kind, Engine engine)
    {
        if (kind == BackupKind.Texts && parameter is NpgsqlParameter array)
        {
            array.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text;
        }
        else if (engine == Engine.Postgres)
        {
            parameter.DbType = kind switch
            {
                BackupKind.Number => DbType.Int64,
                BackupKind.Flag => DbType.Boolean,
                BackupKind.Id => DbType.Guid,
                BackupKind.Bytes => DbType.Binary,
                BackupKind.Day => DbType.Date,
                BackupKind.Moment => DbType.DateTime,
                _ => DbType.String,
            };
        }
    }

    /// <summary>The value as a parameter for an engine.</summary>
    public static object ToParameter(object? value, Engine engine) =>
        value switch
        {
            null => DBNull.Value,
            string[] texts when engine == Engine.Sqlite => JsonSerializer.Serialize(texts),
            _ => value,
        };
}
