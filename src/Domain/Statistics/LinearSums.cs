namespace Lodestar.Statistics;

/// <summary>Removes sums that follow from others.</summary>
internal static class LinearSums
{
    // Integers modulo a prime near 2^31. What is independent there is independent, and the reverse holds for sums of ones.
    private const long Prime = 2_147_483_647;

    /// <summary>
    /// Removes sums that follow from the others, first those that name a cell of three or more sums. A table with linked margins then often
    /// becomes a network. A reader learns nothing from a sum that follows.
    /// </summary>
    /// <param name="sums">The sums, as cells with their signs.</param>
    /// <param name="cells">How many cells there are.</param>
    public static void DropImplied(List<List<(int Cell, int Sign)>> sums, int cells)
    {
        while (true)
        {
            var uses = new int[cells];
            sums.ForEach(sum => sum.ForEach(term => uses[term.Cell]++));
            var crowded = sums.Where(sum => sum.Any(term => uses[term.Cell] > 2)).OrderByDescending(sum => sum.Count(term => uses[term.Cell] > 2)).ToList();
            if (crowded.Count == 0)
            {
                return;
            }

            var rank = Rank(sums, cells);
            if (crowded.FirstOrDefault(sum => Rank(sums.Where(other => other != sum), cells) == rank) is not { } implied)
            {
                return;
            }

            sums.Remove(implied);
        }
    }

    private static int Rank(IEnumerable<List<(int Cell, int Sign)>> sums, int cells)
    {
        var rows = new List<long[]>();
        foreach (var sum in sums)
        {
            var row = new long[cells];
            sum.ForEach(term => row[term.Cell] = (row[term.Cell] + term.Sign + Prime) % Prime);
            foreach (var earlier in rows)
            {
                var pivot = Array.FindIndex(earlier, value => value != 0);
                var factor = row[pivot] * Inverse(earlier[pivot]) % Prime;
                for (var cell = 0; factor != 0 && cell < cells; cell++)
                {
                    row[cell] = (row[cell] - (factor * earlier[cell] % Prime) + Prime) % Prime;
                }
            }

            if (Array.Exists(row, value => value != 0))
            {
                rows.Add(row);
            }
        }

        return rows.Count;
    }

    // By Fermat: a^(p-2) is the inverse of a.
    private static long Inverse(long value)
    {
        var (result, power) = (1L, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * power % Prime : result;
            power = power * power % Prime;
        }

        return result;
    }
}
