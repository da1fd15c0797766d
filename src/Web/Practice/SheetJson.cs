using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>
/// Answers as JSON, in the form in which they are stored and exchanged: one choice is a string, several are an array, a scale is an integer.
/// Sector and districts are beside the answers, and the private note is never in it.
/// </summary>
internal static class SheetJson
{
    /// <summary>Writes the answers of a sheet.</summary>
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

    /// <summary>Reads a sheet from its answers and its note.</summary>
    public static AnswerSheet Read(string content, string? note)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new AnswerSheet
        {
            Sector = root.TryGetProperty("sector", out var sector) ? sector.GetString() : null,
            Districts = root.TryGetProperty("districts", out var districts) ? Values(districts) : [],
            Answers = AnswerSheet.Empty.Answers.AddRange(
                root.GetProperty("answers").EnumerateObject().Select(answer => KeyValuePair.Create(answer.Name, Values(answer.Value)))
            ),
            Skipped = root.TryGetProperty("skipped", out var skipped) ? AnswerSheet.Empty.Skipped.Union(Values(skipped)) : AnswerSheet.Empty.Skipped,
            Note = note,
        };
    }

    /// <summary>
    /// Counts answers without reading them as a sheet, so that all answers of a large partnership are counted within seconds. A test compares
    /// it with <see cref="Tally.Add(PersonReflection, AnswerSheet, int)"/>.
    /// </summary>
    /// <param name="content">The answers as JSON, in UTF-8.</param>
    /// <param name="items">The items that are pooled.</param>
    /// <param name="countsOf">Finds the counts of a district group and a sector.</param>
    public static void Count(ReadOnlySpan<byte> content, IReadOnlyCollection<string> items, Func<string, string, Tally> countsOf)
    {
        string sector = "withheld",
            district = "withheld";
        var (districts, given, left) = (0, new List<(string Item, string Option)>(items.Count + 8), items.ToHashSet());
        var reader = new Utf8JsonReader(content);
        string name = "",
            under = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 1:
                    under = name;
                    break;
                case JsonTokenType.EndObject:
                    under = "";
                    break;
                case JsonTokenType.String or JsonTokenType.Number:
                    var value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : reader.GetInt32().ToString(CultureInfo.InvariantCulture);
                    if (under == "answers")
                    {
                        if (items.Contains(name))
                        {
                            left.Remove(name);
                            given.Add((name, value));
                        }
                    }
                    else if (name == "sector")
                    {
                        sector = value;
                    }
                    else if (name == "districts")
                    {
                        district = ++districts == 1 ? value : "several";
                    }

                    break;
            }
        }

        var counts = countsOf(district, sector);
        counts.AddReturns(1);
        given.ForEach(one => counts.Add(one.Item, one.Option, 1));
        foreach (var item in left)
        {
            counts.Add(item, GroupTallies.NoAnswer, 1);
        }
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

    private static ImmutableList<string> Values(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => [.. element.EnumerateArray().Select(value => value.GetString()!)],
            JsonValueKind.Number => [element.GetInt32().ToString(CultureInfo.InvariantCulture)],
            _ => [element.GetString()!],
        };
}
