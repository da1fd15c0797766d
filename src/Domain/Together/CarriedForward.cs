using Lodestar.Standards;

namespace Lodestar.Together;

/// <summary>What an organisation last said to an item, in an earlier round.</summary>
/// <param name="Item">The item as it was called then.</param>
/// <param name="Words">What was said.</param>
/// <param name="RoundsUnchanged">For how many rounds before that one it had said the same.</param>
/// <param name="Round">What the round is called in which it was said.</param>
public sealed record LastAnswer(string Item, AnswerWords Words, int RoundsUnchanged, string Round);

/// <summary>An earlier answer as it comes forward to an item now.</summary>
/// <param name="Last">What was said then.</param>
/// <param name="Fate">What became of the item since: an answer to one that was split or merged is shown and never taken over.</param>
public sealed record CarriedForward(LastAnswer Last, Fate Fate)
{
    /// <summary>True where saying 'still true' keeps it.</summary>
    public bool Holds => Fate is Fate.Same or Fate.Reworded && Last.Words.IsAnswer;

    /// <summary>For how many rounds an answer now has said the same.</summary>
    /// <param name="now">The answer now.</param>
    public int RoundsUnchanged(AnswerWords now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Holds && now.SaysTheSame(Last.Words) ? Last.RoundsUnchanged + 1 : 0;
    }

    /// <summary>The earlier answers by the item now that they come forward to.</summary>
    /// <param name="pack">The pack now.</param>
    /// <param name="version">The version of the pack in which they were given.</param>
    /// <param name="last">The answers, by item then.</param>
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
