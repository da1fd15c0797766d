using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lodestar.Practice.Figures;

/// <summary>The counts behind what is shown of an open round, as JSON.</summary>
internal static class GroupTalliesJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes counts.</summary>
    public static string Write(GroupTallies pooled) =>
        JsonSerializer.Serialize(pooled.Groups.Select(group => new Kept(group.Key.By, group.Key.Code, TallyJson.Write(group.Value))), Form);

    /// <summary>Reads counts.</summary>
    public static GroupTallies Read(string content)
    {
        var pooled = new GroupTallies();
        foreach (var kept in JsonSerializer.Deserialize<List<Kept>>(content, Form)!)
        {
            pooled.Add([new TallyGroup(kept.By, kept.Code)], TallyJson.Read(kept.Counts));
        }

        return pooled;
    }

    /// <summary>The counts as they are stored.</summary>
    private sealed record Kept(Grouping By, string Code, string Counts);
}
