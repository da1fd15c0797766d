namespace Lodestar.Statistics;

/// <summary>A reader with endless patience: tries every small two-way table that fits what is printed.</summary>
internal static class BruteForce
{
    /// <summary>The withheld or small cells about which the reader learns more than the rule and the printed zeros say.</summary>
    public static HashSet<string> Leaking(long[][] inner, CountTable table, PublishedTable published)
    {
        var (rows, columns, rule) = (inner.Length, inner[0].Length, published.Rule);
        var least = rule.ZerosPublished ? 1 : 0;
        var most = inner.Max(counts => counts.Max()) + rule.Threshold;
        var ids = table.Cells.Keys.ToArray();
        var (lowest, highest) = (ids.ToDictionary(id => id, _ => long.MaxValue), ids.ToDictionary(id => id, _ => -1L));
        Try(new long[rows * columns], 0);

        var leaking = new HashSet<string>();
        foreach (var id in ids)
        {
            var count = table.Cells[id];
            var small = count >= least && count < rule.Threshold;
            if (published.Cells[id] is not null)
            {
                if (small)
                {
                    leaking.Add(id);
                }

                continue;
            }

            // With everything but the zeros withheld, a margin is at least the number of its parts that are not zero.
            var place = id.Split('|').Select(int.Parse).ToArray();
            var parts = inner
                .SelectMany(
                    (counts, row) =>
                        counts.Where((value, column) => value > 0 && (row == place[0] || place[0] == rows) && (column == place[1] || place[1] == columns))
                )
                .Count();
            if (lowest[id] == highest[id] || (small && (lowest[id] > parts * least || highest[id] < rule.Threshold - 1)))
            {
                leaking.Add(id);
            }
        }

        return leaking;

        void Try(long[] values, int at)
        {
            if (at == values.Length)
            {
                See(values);
                return;
            }

            var printed = published.Cells[$"{at / columns}|{at % columns}"];
            for (var value = printed ?? least; value <= (printed ?? most); value++)
            {
                values[at] = value;

                // A row that is complete and does not fit needs no more tries.
                if (at % columns < columns - 1 || Fits($"{at / columns}|{columns}", values.AsSpan((at / columns) * columns, columns)))
                {
                    Try(values, at + 1);
                }
            }
        }

        bool Fits(string id, ReadOnlySpan<long> parts)
        {
            var sum = 0L;
            foreach (var part in parts)
            {
                sum += part;
            }

            return published.Cells[id] is { } printed ? printed == sum : sum >= least;
        }

        void See(long[] values)
        {
            var sums = new Dictionary<string, long>();
            foreach (var id in ids)
            {
                var place = id.Split('|').Select(int.Parse).ToArray();
                sums[id] = values.Where((_, at) => (at / columns == place[0] || place[0] == rows) && (at % columns == place[1] || place[1] == columns)).Sum();
                if (published.Cells[id] is { } printed ? printed != sums[id] : sums[id] < least)
                {
                    return;
                }
            }

            foreach (var (id, sum) in sums)
            {
                (lowest[id], highest[id]) = (Math.Min(lowest[id], sum), Math.Max(highest[id], sum));
            }
        }
    }
}
