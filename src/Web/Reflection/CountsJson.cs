using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lodestar.Reflection;

/// <summary>The counts behind what is shown of an open round, as JSON.</summary>
internal static class CountsJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static string Write(PooledAnswers pooled) => JsonSerializer.Serialize(
        pooled.Groups.Select(group => new Kept(group.Key.By, group.Key.Code, group.Value.Returns, [.. group.Value.Counts.Select(count => new KeptCount(count.Item, count.Option, count.Count))])),
        Form);

    public static PooledAnswers Read(string content)
    {
        var pooled = new PooledAnswers();
        foreach (var kept in JsonSerializer.Deserialize<List<Kept>>(content, Form)!)
        {
            var counts = new AnswerCounts();
            counts.AddReturns(kept.Returns);
            foreach (var (item, option, count) in kept.Counts)
            {
                counts.Add(item, option, count);
            }

            pooled.Add(new PooledGroup(kept.By, kept.Code), counts);
        }

        return pooled;
    }

    private sealed record Kept(Grouping By, string Code, int Returns, IReadOnlyList<KeptCount> Counts);

    private sealed record KeptCount(string Item, string Option, int Count);
}
