using System.Diagnostics;
using Lodestar.Statistics;

namespace Lodestar.Bench;

/// <summary>Protecting a table of ten by ten with its margins, and the linked tables of one item of a round (target 9).</summary>
internal static class Protection
{
    private const int Rounds = 3;
    private const int Tables = 20;

    public static void Measure()
    {
        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, most) in new[] { ("sparse counts, 0 to 15", 15), ("usual counts, 0 to 40", 40) })
        {
            var milliseconds = Enumerable.Range(0, Rounds + 1).Select(round => Time(round, most)).Skip(1).ToList();
            Figures.Row($"10 × 10 with margins, {name}, slowest of {Tables}, ms", milliseconds, "0", "≤ 100");
        }
    }

    private static double Time(int round, int most)
    {
        var random = new Random(round);
        return Enumerable
            .Range(0, Tables)
            .Max(_ =>
            {
                var table = TenByTen(random, most);
                var clock = Stopwatch.StartNew();
                var published = Disclosure.Protect(table, new DisclosureRule());
                var took = clock.Elapsed.TotalMilliseconds;
                return Disclosure.Leaks(table, published).Count == 0 ? took : throw new InvalidOperationException("A table was not safe.");
            });
    }

    private static CountTable TenByTen(Random random, int most)
    {
        const int Size = 10;
        var cells = new OrderedDictionary<string, long>();
        var inner = Enumerable.Range(0, Size).Select(_ => Enumerable.Range(0, Size).Select(_ => (long)random.Next(most + 1)).ToArray()).ToArray();
        for (var row = 0; row <= Size; row++)
        {
            for (var column = 0; column <= Size; column++)
            {
                cells[$"{row}|{column}"] = inner
                    .Where((_, r) => r == row || row == Size)
                    .Sum(counts => counts.Where((_, c) => c == column || column == Size).Sum());
            }
        }

        return new CountTable(
            cells,
            [
                .. Enumerable.Range(0, Size + 1).Select(row => new Sum($"{row}|{Size}", [.. Enumerable.Range(0, Size).Select(column => $"{row}|{column}")])),
                .. Enumerable.Range(0, Size + 1).Select(column => new Sum($"{Size}|{column}", [.. Enumerable.Range(0, Size).Select(row => $"{row}|{column}")])),
            ]
        );
    }
}
