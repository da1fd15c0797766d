using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lodestar.Standards;

/// <summary>JSON Schemas of the files of a pack, made from the records they are bound to, so that the two cannot differ.</summary>
public static class PackSchemas
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = new KeyNaming(),
        Converters = { new JsonStringEnumConverter(new KeyNaming()) },
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatAFileSets } },
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The schema of every kind of file, by file name.</summary>
    public static IReadOnlyDictionary<string, string> All() => FileKind.All.ToDictionary(kind => $"{kind.SchemaName}.schema.json", Of);

    private static string Of(FileKind kind)
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = Options.GetJsonSchemaAsNode(kind.Holds, exporter).AsObject();
        var described = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = $"{kind.Pattern} in a Lodestar pack" };
        foreach (var (name, value) in schema)
        {
            described[name] = value?.DeepClone();
        }

        return described.ToJsonString(Options) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node)
        {
            return schema;
        }

        if (node.ContainsKey("properties"))
        {
            node["additionalProperties"] = false;
        }

        // A file leaves a value out and never writes null.
        if (node["type"] is JsonArray types)
        {
            node["type"] = types.First(type => type!.GetValue<string>() != "null")!.DeepClone();
        }

        if (node["enum"] is JsonArray values)
        {
            node["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
        }

        node.Remove("default");
        var property = context.PropertyInfo?.AttributeProvider;
        if (context.TypeInfo.Type == typeof(string) && property?.IsDefined(typeof(LinkAttribute), inherit: false) == true)
        {
            node["pattern"] = "^https://";
        }

        return node;
    }

    private static void OnlyWhatAFileSets(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Set is null && !IsInit(property) || Has<BodyAttribute>(property)).ToList())
        {
            type.Properties.Remove(property);
        }
    }

    private static bool IsInit(JsonPropertyInfo property) => property.AttributeProvider is PropertyInfo { CanWrite: true };

    private static bool Has<T>(JsonPropertyInfo property)
        where T : Attribute => property.AttributeProvider?.IsDefined(typeof(T), inherit: false) == true;

    /// <summary>Names properties as the files do.</summary>
    private sealed class KeyNaming : JsonNamingPolicy
    {
        public override string ConvertName(string name) => PackBinder.KeyOf(name);
    }
}
