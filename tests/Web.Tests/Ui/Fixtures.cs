using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

/// <summary>One example that the design system publishes with a component: the options, and the HTML they become.</summary>
internal sealed record Fixture(string Component, string Name, JsonObject Options, string Html);

/// <summary>The examples of the installed npm package.</summary>
internal static class Fixtures
{
    private const string Components = "src/Web/Ui/Assets/node_modules/govuk-frontend/dist/govuk/components";

    // Nunjucks options have the looseness of JavaScript, which the records do not have.
    private static readonly JsonSerializerOptions Loose = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new Reading<string>(Text), new Reading<IHtmlContent>(Html), new Reading<AttributeValue>(Attribute) },
    };

    private static readonly JsonSerializerOptions LooseWithShortForms = new(Loose) { Converters = { new Reading<DateField>(FieldOrNone) } };

    /// <summary>All examples of a component.</summary>
    public static IReadOnlyList<Fixture> Of(string component)
    {
        var file = Path.Combine(RepositoryRoot(), Components, component, "fixtures.json");
        var fixtures = JsonNode.Parse(File.ReadAllText(file))!["fixtures"]!.AsArray();
        return
        [
            .. fixtures.Select(fixture => new Fixture(
                component,
                fixture!["name"]!.GetValue<string>(),
                fixture["options"]!.AsObject(),
                fixture["html"]!.GetValue<string>()
            )),
        ];
    }

    /// <summary>The options of an example as the component's own record; an option that the record lacks is an error.</summary>
    public static T OptionsOf<T>(Fixture fixture) => WithoutFalsyItems(fixture.Options)!.Deserialize<T>(LooseWithShortForms)!;

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lodestar.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No folder above the tests holds Lodestar.slnx.");
        }

        return folder;
    }

    /// <summary>Lists may have false or "" for an item that a condition left out; in C# it is null.</summary>
    private static JsonNode? WithoutFalsyItems(JsonNode? node) =>
        node switch
        {
            JsonObject whole => new JsonObject(whole.Select(property => KeyValuePair.Create(property.Key, WithoutFalsyItems(property.Value)))),
            JsonArray list => new JsonArray([.. list.Select(item => IsFalsy(item) ? null : WithoutFalsyItems(item))]),
            _ => node?.DeepClone(),
        };

    private static bool IsFalsy(JsonNode? node) => Text(node) is null or "" or "false";

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            null or JsonValueKind.Null => null,
            JsonValueKind.Object or JsonValueKind.Array => node.ToJsonString(),
            _ => node.ToString(),
        };

    private static HtmlString? Html(JsonNode? node) => IsFalsy(node) ? null : new(Text(node));

    /// <summary>A bare value is always written; an optional one is omitted if it is null or false, and has no value if it is true.</summary>
    private static AttributeValue Attribute(JsonNode? node)
    {
        if (node is not JsonObject form)
        {
            return Text(node) ?? "";
        }

        var (value, isOptional) = (form["value"], form["optional"]?.GetValue<bool>() == true);
        return value?.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False when isOptional => AttributeValue.Flag(value.GetValue<bool>()),
            null when isOptional => AttributeValue.Flag(on: false),
            _ => Text(value) ?? "",
        };
    }

    private static DateField? FieldOrNone(JsonNode? node) => IsFalsy(node) ? DateField.None : node.Deserialize<DateField>(Loose);

    /// <summary>Reads a value in one of several forms.</summary>
    private sealed class Reading<T>(Func<JsonNode?, T?> read) : JsonConverter<T>
    {
        public override bool HandleNull => true;

        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(JsonNode.Parse(ref reader));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
