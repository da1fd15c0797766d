using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lodestar.Standards;

namespace Lodestar.Reflection;

/// <summary>
/// Answers as JSON, in the form in which they are kept and will be exchanged: one choice is a string, several an array, a
/// scale an integer. Sector and districts stand beside the answers, and the private note is never in it.
/// </summary>
internal static class SheetJson
{
    public static string Write(PersonReflection reflection, AnswerSheet sheet)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (sheet.Sector is { } sector)
            {
                json.WriteString("sector", sector);
            }

            if (sheet.Districts.Count > 0)
            {
                WriteList(json, "districts", sheet.Districts);
            }

            json.WriteStartObject("answers");
            foreach (var (item, values) in sheet.Answers)
            {
                WriteAnswer(json, item, reflection.Find(item)?.Kind, values);
            }

            json.WriteEndObject();
            if (sheet.Skipped.Count > 0)
            {
                WriteList(json, "skipped", sheet.Skipped);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public static AnswerSheet Read(string content, string? note)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new AnswerSheet
        {
            Sector = root.TryGetProperty("sector", out var sector) ? sector.GetString() : null,
            Districts = root.TryGetProperty("districts", out var districts) ? Values(districts) : [],
            Answers = AnswerSheet.Empty.Answers.AddRange(root.GetProperty("answers").EnumerateObject().Select(answer => KeyValuePair.Create(answer.Name, Values(answer.Value)))),
            Skipped = root.TryGetProperty("skipped", out var skipped) ? AnswerSheet.Empty.Skipped.Union(Values(skipped)) : AnswerSheet.Empty.Skipped,
            Note = note,
        };
    }

    private static void WriteAnswer(Utf8JsonWriter json, string item, ItemKind? kind, ImmutableList<string> values)
    {
        if (kind == ItemKind.Many)
        {
            WriteList(json, item, values);
        }
        else if (kind == ItemKind.Scale && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            json.WriteNumber(item, number);
        }
        else
        {
            json.WriteString(item, values[0]);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static ImmutableList<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().Select(value => value.GetString()!)],
        JsonValueKind.Number => [element.GetInt32().ToString(CultureInfo.InvariantCulture)],
        _ => [element.GetString()!],
    };
}
