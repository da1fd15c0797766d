namespace Lodestar.Statistics;

/// <summary>How far a withheld cell must be able to move so that nothing can be learned about it.</summary>
/// <param name="Down">By how much downwards, in counts.</param>
/// <param name="Up">By how much upwards, in counts; if both are 0, one step in either direction is enough.</param>
internal sealed record Demand(int Cell, long Down, long Up);

/// <summary>
/// Finds few cells to withhold beside the small ones. It opens a way for one small cell after another by cheapest paths (Cox 1995), then shows
/// again the cells that are not needed, then removes parts of the answer and solves them again many times, and keeps whatever is no worse
/// (Shaw, "large neighbourhood search", CP 1998). It counts the work in flows and not in time, so that the same table is protected in the same
/// way on every machine.
/// </summary>
internal sealed class Suppression
{
    private const int FlowsAtMost = 30_000;
    private const int TriesAtMost = 400;

    // To readers, a margin is worth a little more than a cell inside, and the grand total a little more than a margin.
    private const long InnerCost = 100;
    private const long MarginCost = 3;

    private readonly CountNetwork network;
    private readonly Random random = new(20_250_901);
    private readonly bool[] needed;
    private readonly long[] usualCosts;
    private readonly Demand[] demands;
    private readonly int[] hardestFirst;

    /// <param name="network">The table.</param>
    /// <param name="rule">The rule for what must not be disclosed.</param>
    /// <param name="shown">Cells that must be shown.</param>
    /// <exception cref="CannotProtectException">A cell that must be shown is small.</exception>
    public Suppression(CountNetwork network, DisclosureRule rule, IReadOnlySet<string> shown)
    {
        this.network = network;
        needed = [.. network.Counts.Select(rule.IsSmall)];
        if (network.Ids.Where((id, cell) => needed[cell] && shown.Contains(id)).FirstOrDefault() is { } small)
        {
            throw new CannotProtectException($"'{small}' is small and would have to be shown.");
        }

        // A zero that is published stays, so a withheld cell is known not to be zero.
        usualCosts =
        [
            .. network.Counts.Select(
                (count, cell) =>
                    network.Before[cell] + count < rule.Least || shown.Contains(network.Ids[cell]) ? -1 : InnerCost + (MarginCost * network.Margins[cell])
            ),
        ];
        demands = [.. Demands(network, rule, needed)];
        hardestFirst =
        [
            .. Enumerable.Range(0, demands.Length).OrderByDescending(index => Math.Max(demands[index].Down, demands[index].Up)).ThenBy(index => index),
        ];
    }

    /// <summary>Chooses the cells to withhold.</summary>
    /// <exception cref="CannotProtectException">Given what must be shown, nothing protects a small cell.</exception>
    public bool[] Find()
    {
        var best = Improve(new Answer(needed, demands.Length), usualCosts);
        for (var tries = 0; tries < TriesAtMost && network.Flows < FlowsAtMost && Cost(best) > 0; tries++)
        {
            var other = best.Copy();
            var costs = usualCosts.Select(cost => cost < 0 ? -1 : cost + random.Next(-40, 41)).ToArray();
            var extra = Extra(other).ToArray();
            random.Shuffle(extra);
            foreach (var cell in extra.Take(1 + random.Next(Math.Max(1, extra.Length / 2))))
            {
                other.Withheld[cell] = false;
                costs[cell] = usualCosts[cell] + random.Next(80);
            }

            other = Improve(other, costs);
            best = Cost(other) <= Cost(best) ? other : best;
        }

        return best.Withheld;
    }

    /// <summary>How far each withheld cell must be able to move.</summary>
    /// <remarks>
    /// A small cell must be able to reach every value from the smallest it could have if everything but the printed zeros were withheld, up to
    /// the threshold minus one. Any other cell must be able to move by one, so that it is not exact.
    /// </remarks>
    public static IReadOnlyList<Demand> Demands(CountNetwork network, DisclosureRule rule, bool[] withheld)
    {
        var everything = network.Counts.Select((count, cell) => network.Before[cell] + count >= rule.Least).ToArray();
        return
        [
            .. from cell in Enumerable.Range(0, withheld.Length)
            where withheld[cell]
            let count = network.Counts[cell]
            select rule.IsSmall(count)
                ? new Demand(cell, network.Reach(cell, up: false, count, everything), rule.Threshold - 1 - count)
                : new Demand(cell, 0, 0),
        ];
    }

    private IEnumerable<int> Extra(Answer answer) => Enumerable.Range(0, needed.Length).Where(cell => answer.Withheld[cell] && !needed[cell]);

    private long Cost(Answer answer) => Extra(answer).Sum(cell => usualCosts[cell]);

    // Opens a way for every demand without one, then shows again what no demand needs.
    private Answer Improve(Answer answer, long[] costs)
    {
        foreach (var index in hardestFirst)
        {
            if (!answer.Holds(index) && !Meet(index, answer, costs))
            {
                throw new CannotProtectException($"Nothing protects '{network.Ids[demands[index].Cell]}'.");
            }
        }

        var extra = Extra(answer).ToArray();
        random.Shuffle(extra);
        foreach (var cell in extra)
        {
            answer.Withheld[cell] = false;
            answer.Withheld[cell] = !IsProtected(answer, without: cell);
        }

        return answer;
    }

    // True if every demand that a cell helped to meet can be met without it.
    private bool IsProtected(Answer answer, int without)
    {
        for (var index = 0; index < demands.Length; index++)
        {
            if (answer.Used[index][without] && !Meet(index, answer, costs: null))
            {
                return false;
            }
        }

        return true;
    }

    private bool Meet(int index, Answer answer, long[]? costs)
    {
        var demand = demands[index];
        var used = new bool[needed.Length];
        var met = demand is { Down: 0, Up: 0 } ? Moves(up: true, 1) || Moves(up: false, 1) : Moves(up: true, demand.Up) && Moves(up: false, demand.Down);
        if (met)
        {
            answer.Used[index] = used;
        }

        return met;

        bool Moves(bool up, long by) =>
            by == 0
            || (costs is null ? network.Reach(demand.Cell, up, by, answer.Withheld, used) : network.Open(demand.Cell, up, by, answer.Withheld, used, costs))
                == by;
    }

    /// <summary>The withheld cells, and for each demand the cells by which it is met.</summary>
    private sealed class Answer(bool[] withheld, int demands)
    {
        public bool[] Withheld { get; private init; } = [.. withheld];

        public bool[][] Used { get; private init; } = new bool[demands][];

        public bool Holds(int index)
        {
            if (Used[index] is not { } used)
            {
                return false;
            }

            for (var cell = 0; cell < used.Length; cell++)
            {
                if (used[cell] && !Withheld[cell])
                {
                    return false;
                }
            }

            return true;
        }

        public Answer Copy() => new(Withheld, Used.Length) { Used = [.. Used] };
    }
}
