namespace Lodestar.Statistics;

/// <summary>
/// A table as a network. Every sum is a node, and every cell an arc that leaves one sum and enters another, so that a cell can only change
/// together with others around a circle. How far a withheld cell can move is then a maximum flow, and exact in whole numbers. Sources: Cox,
/// "Network models for complementary cell suppression", JASA 90 (1995) 1453–1462; Ahuja, Magnanti and Orlin, "Network Flows" (1993), chapter 6.
/// </summary>
internal sealed class CountNetwork
{
    private const long Unlimited = long.MaxValue / 4;

    private readonly int[] from;
    private readonly int[] to;
    private readonly long[] slack;
    private readonly Arc[][] around;
    private readonly long[] flow;
    private readonly long[] reach;
    private readonly long[] price;
    private readonly int[] came;
    private readonly bool[] settled;
    private readonly int[] queue;

    private CountNetwork(CountTable table, IReadOnlyList<long> before, DisclosureRule rule, int[] from, int[] to, int nodes)
    {
        var ids = table.Cells.Keys.ToList();
        var counts = ids.Select((id, cell) => table.Cells[id] - before[cell]).ToArray();
        var margins = table.Sums.CountBy(sum => sum.Total).ToDictionary();
        (Ids, Counts, Margins, this.from, this.to) = (ids, counts, [.. ids.Select(id => margins.GetValueOrDefault(id))], from, to);
        Before = before;
        slack = [.. counts.Select((count, cell) => count - (before[cell] < rule.Least ? rule.Least : 0))];
        around =
        [
            .. Enumerable
                .Range(0, nodes)
                .Select(node =>
                    ids.Select((_, cell) => cell)
                        .Where(cell => from[cell] != to[cell] && (from[cell] == node || to[cell] == node))
                        .Select(cell => new Arc(cell, from[cell] == node ? to[cell] : from[cell], from[cell] == node))
                        .ToArray()
                ),
        ];
        flow = new long[ids.Count];
        reach = new long[nodes];
        price = new long[nodes];
        came = new int[nodes];
        settled = new bool[nodes];
        queue = new int[nodes];
    }

    /// <summary>The ids of the cells, by index.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The count of each cell, minus what was shown of it before.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>What was shown of each cell before; 0 if nothing was. The count of a cell may not have grown since.</summary>
    public IReadOnlyList<long> Before { get; }

    /// <summary>Of how many sums each cell is the total.</summary>
    public IReadOnlyList<int> Margins { get; }

    /// <summary>The number of flows worked out so far. It measures the work, and is the same on every machine.</summary>
    public int Flows { get; private set; }

    /// <summary>Makes the network of a table. Returns null if the sums do not form a network: three ways, or margins on both sides.</summary>
    /// <param name="rule">The rule, which says how small a withheld cell can be.</param>
    /// <param name="before">What was shown of some cells when their counts were smaller; null if nothing was.</param>
    public static CountNetwork? Of(CountTable table, DisclosureRule rule, IReadOnlyDictionary<string, long>? before = null)
    {
        var ids = table.Cells.Keys.ToList();
        var place = ids.Select((id, index) => (id, index)).ToDictionary(one => one.id, one => one.index);
        var sums = table
            .Sums.Select(sum => sum.Parts.Select(part => (Cell: place[part], Sign: 1)).Append((Cell: place[sum.Total], Sign: -1)).ToList())
            .ToList();
        LinearSums.DropImplied(sums, ids.Count);

        var uses = new List<(int Sum, int Sign)>[ids.Count];
        for (var sum = 0; sum < sums.Count; sum++)
        {
            foreach (var (cell, sign) in sums[sum])
            {
                (uses[cell] ??= []).Add((sum, sign));
            }
        }

        if (uses.Any(use => use?.Count > 2) || Turned(sums.Count, uses) is not { } turned)
        {
            return null;
        }

        // A cell that is in only one sum comes from outside, or goes there.
        var outside = sums.Count;
        var starts = Enumerable.Repeat(outside, ids.Count).ToArray();
        var ends = starts.ToArray();
        foreach (var (cell, use) in Enumerable.Range(0, ids.Count).SelectMany(cell => (uses[cell] ?? []).Select(use => (cell, use))))
        {
            (use.Sign * turned[use.Sum] > 0 ? ends : starts)[cell] = use.Sum;
        }

        return new CountNetwork(table, [.. ids.Select(id => before?.GetValueOrDefault(id) ?? 0)], rule, starts, ends, sums.Count + 1);
    }

    /// <summary>How far a cell can move, up to the amount asked for, if only withheld cells change.</summary>
    /// <param name="up">True to raise it, false to lower it.</param>
    /// <param name="amount">How far is far enough.</param>
    /// <param name="withheld">The cells that may change.</param>
    /// <param name="used">Set to true for every cell that changes on the way; null if that is not needed.</param>
    public long Reach(int cell, bool up, long amount, bool[] withheld, bool[]? used = null) => Push(cell, up, amount, withheld, used, costs: null);

    /// <summary>Withholds the cheapest further cells with which a cell can move as far as needed.</summary>
    /// <param name="up">True to raise it, false to lower it.</param>
    /// <param name="amount">How far it should move.</param>
    /// <param name="withheld">The cells that are withheld; further ones are added.</param>
    /// <param name="used">Set to true for every cell that changes on the way.</param>
    /// <param name="costs">The cost of withholding each cell; negative for a cell that must be shown.</param>
    /// <returns>How far the cell can then move.</returns>
    public long Open(int cell, bool up, long amount, bool[] withheld, bool[]? used, long[] costs) => Push(cell, up, amount, withheld, used, costs);

    // A cell rises by one when one more unit goes around: out of the node it enters, along other cells, into the node it leaves.
    private long Push(int cell, bool up, long amount, bool[] withheld, bool[]? used, long[]? costs)
    {
        Flows++;
        if (from[cell] == to[cell])
        {
            return up ? amount : Math.Min(amount, slack[cell]);
        }

        var (source, sink) = up ? (to[cell], from[cell]) : (from[cell], to[cell]);
        var most = up ? amount : Math.Min(amount, slack[cell]);
        Array.Clear(flow);
        var pushed = 0L;
        while (pushed < most && (costs is null ? Find(source, sink, cell, withheld) : FindCheapest(source, sink, cell, withheld, costs)))
        {
            var by = Math.Min(reach[sink], most - pushed);
            for (var node = sink; node != source; )
            {
                var step = came[node];
                var forward = to[step] == node;
                flow[step] += forward ? by : -by;
                withheld[step] = true;
                node = forward ? from[step] : to[step];
            }

            pushed += by;
        }

        for (var step = 0; used is not null && step < flow.Length; step++)
        {
            used[step] |= flow[step] != 0;
        }

        return pushed;
    }

    // The remaining capacity of a cell, seen from one of its ends.
    private long Room(Arc arc) => arc.Leaves ? Unlimited : flow[arc.Cell] + slack[arc.Cell];

    private bool Find(int source, int sink, int barred, bool[] withheld)
    {
        Array.Clear(reach);
        reach[source] = Unlimited;
        var (head, tail) = (0, 0);
        queue[tail++] = source;
        while (head < tail && reach[sink] == 0)
        {
            var node = queue[head++];
            foreach (var arc in around[node])
            {
                if (arc.Cell == barred || !withheld[arc.Cell] || reach[arc.Next] != 0)
                {
                    continue;
                }

                var room = Math.Min(reach[node], Room(arc));
                if (room > 0)
                {
                    (reach[arc.Next], came[arc.Next]) = (room, arc.Cell);
                    queue[tail++] = arc.Next;
                }
            }
        }

        return reach[sink] > 0;
    }

    // Dijkstra's algorithm without a heap: there are few nodes and many arcs.
    private bool FindCheapest(int source, int sink, int barred, bool[] withheld, long[] costs)
    {
        Array.Fill(price, long.MaxValue);
        Array.Clear(settled);
        (price[source], reach[source]) = (0, Unlimited);
        while (true)
        {
            var node = -1;
            for (var other = 0; other < price.Length; other++)
            {
                if (!settled[other] && price[other] < long.MaxValue && (node < 0 || price[other] < price[node]))
                {
                    node = other;
                }
            }

            if (node < 0 || node == sink)
            {
                return node == sink;
            }

            settled[node] = true;
            foreach (var arc in around[node])
            {
                var cost = withheld[arc.Cell] ? 0 : costs[arc.Cell];
                if (arc.Cell == barred || cost < 0 || price[node] + cost >= price[arc.Next] || settled[arc.Next])
                {
                    continue;
                }

                var room = Math.Min(reach[node], Room(arc));
                if (room > 0)
                {
                    (price[arc.Next], reach[arc.Next], came[arc.Next]) = (price[node] + cost, room, arc.Cell);
                }
            }
        }
    }

    // Which sums have to be reversed so that every cell leaves one sum and enters another; null if that is not possible.
    private static int[]? Turned(int sums, List<(int Sum, int Sign)>?[] uses)
    {
        var turned = new int[sums];
        var links = uses.Where(use => use?.Count == 2).Select(use => use!).ToList();
        for (var start = 0; start < sums; start++)
        {
            if (turned[start] != 0)
            {
                continue;
            }

            turned[start] = 1;
            for (var changed = true; changed; )
            {
                changed = false;
                foreach (var link in links)
                {
                    var ((one, oneSign), (other, otherSign)) = (link[0], link[1]);
                    if (turned[one] == 0 && turned[other] == 0)
                    {
                        continue;
                    }

                    if (turned[one] == 0)
                    {
                        (one, oneSign, other, otherSign) = (other, otherSign, one, oneSign);
                    }

                    var needed = -turned[one] * oneSign * otherSign;
                    if (turned[other] == 0)
                    {
                        (turned[other], changed) = (needed, true);
                    }
                    else if (turned[other] != needed)
                    {
                        return null;
                    }
                }
            }
        }

        return turned;
    }

    /// <summary>A cell as seen from one of its ends.</summary>
    /// <param name="Next">The node at the other end.</param>
    /// <param name="Leaves">True if it leaves the node from which it is seen.</param>
    private readonly record struct Arc(int Cell, int Next, bool Leaves);
}
