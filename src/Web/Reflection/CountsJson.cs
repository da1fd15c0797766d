using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lodestar.Reflection;

/// <summary>The counts behind what is shown of an open round, as JSON.</summary>
internal static class CountsJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static string Write(PooledAnswers pooled) =>
        JsonSerializer.Serialize(pooled.Groups.Select(group => new Kept(group.Key.By, group.Key.Code, TallyJson.Write(group.Value))), Form);

    public static PooledAnswers Read(string content)
    {
        var pooled = new PooledAnswers();
        foreach (var kept in JsonSerializer.Deserialize<List<Kept>>(content, Form)!)
        {
            pooled.Add([new PooledGroup(kept.By, kept.Code)], TallyJson.Read(kept.Counts));
        }

        return pooled;
    }

    private sealed record Kept(Grouping By, string Code, string Counts);
}
