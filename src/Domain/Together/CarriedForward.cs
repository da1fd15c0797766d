using Lodestar.Standards;

namespace Lodestar.Together;

/// <summary>What an organisation answered to an item in an earlier round.</summary>
/// <param name="Item">Id of the item at that time.</param>
/// <param name="Words">What was said.</param>
/// <param name="RoundsUnchanged">In how many rounds before that one the answer was the same.</param>
/// <param name="Round">Title of the round in which it was given.</param>
public sealed record LastAnswer(string Item, AnswerWords Words, int RoundsUnchanged, string Round);

/// <summary>An earlier answer as it is carried forward to an item now.</summary>
/// <param name="Last">The earlier answer.</param>
/// <param name="Fate">What became of the item since. An answer to an item that was split or merged is shown but never taken over.</param>
public sealed record CarriedForward(LastAnswer Last, Fate Fate)
{
    /// <summary>True if the answer can be kept with 'still true'.</summary>
    public bool Holds => Fate is Fate.Same or Fate.Reworded && Last.Words.IsAnswer;

    /// <summary>In how many earlier rounds the answer was the same as it is now.</summary>
    /// <param name="now">The answer as it is now.</param>
    public int RoundsUnchanged(AnswerWords now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Holds && now.SaysTheSame(Last.Words) ? Last.RoundsUnchanged + 1 : 0;
    }

    /// <summary>Finds the earlier answers that are carried forward, by today's item.</summary>
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="version">The version of the pack in which the earlier answers were given.</param>
    /// <param name="last">The earlier answers, by item at that time.</param>
    public static IReadOnlyDictionary<string, CarriedForward> To(Pack pack, string version, IReadOnlyDictionary<string, LastAnswer> last)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(last);
        var carried = new Dictionary<string, CarriedForward>();
        foreach (var item in pack.Organisation?.Items ?? [])
        {
            var fate = MappingRules.FateOf(pack, item.Id, version);
            if (fate?.Was is { } was && last.TryGetValue(was, out var answer))
            {
                carried[item.Id] = new CarriedForward(answer, fate.As);
            }
        }

        return carried;
    }
}
