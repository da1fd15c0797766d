using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Lodestar.Practice;

/// <summary>Kept counts as JSON: <c>{"returns":2,"answers":{"P3":{"7":2}}}</c>.</summary>
internal static class TallyJson
{
    /// <summary>Writes counts.</summary>
    public static string Write(Tally counts)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("returns", counts.Returns);
            json.WriteStartObject("answers");
            foreach (var (item, options) in counts.Items)
            {
                json.WriteStartObject(item);
                foreach (var (option, count) in options)
                {
                    if (count != 0)
                    {
                        json.WriteNumber(option, count);
                    }
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Reads counts.</summary>
    public static Tally Read(string content)
    {
        var counts = new Tally();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(content));
        string? item = null,
            name = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 2:
                    item = name;
                    break;
                case JsonTokenType.Number when reader.CurrentDepth == 1:
                    counts.AddReturns(reader.GetInt32());
                    break;
                case JsonTokenType.Number:
                    counts.Add(item!, name!, reader.GetInt32());
                    break;
            }
        }

        return counts;
    }
}
