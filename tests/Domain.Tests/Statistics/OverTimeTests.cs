namespace Lodestar.Statistics;

public class OverTimeTests
{
    // Six thousand of each were tried once; these are enough to notice a change.
    private const int Tables = 60;

    [Fact]
    public void Trying_every_way_a_table_can_have_grown_that_fits_all_showings_tells_nothing_about_a_small_count_or_a_small_step()
    {
        var tried = 0;
        foreach (var (seed, table) in Invented())
        {
            if (table.Protect() is { } published)
            {
                tried++;
                Assert.Empty(table.Leaks(published));
                Assert.True(table.Known(published) is [], $"{seed}: {table.Told}: {string.Join("; ", table.Known(published))}");
            }
        }

        Assert.True(tried > Tables / 4, $"Only {tried} tables could be protected.");
    }

    [Fact]
    public void The_check_says_the_same_as_trying_every_way_whatever_is_withheld_in_the_end()
    {
        foreach (var (seed, table) in Invented())
        {
            var random = new Random(seed);
            var cells = table.Last.Cells.Select(cell =>
                KeyValuePair.Create(cell.Key, !table.Margins.Contains(cell.Key) && cell.Value > 0 && random.Next(2) == 0 ? (long?)null : cell.Value)
            );
            var published = new PublishedTable(new OrderedDictionary<string, long?>(cells), table.Last.Sums, new DisclosureRule());

            Assert.True(
                (table.Known(published).Count == 0) == (table.Leaks(published).Count == 0),
                $"{seed}: {table.Told}: {string.Join("; ", table.Known(published))}: {string.Join("; ", table.Leaks(published))}"
            );
        }
    }

    [Fact]
    public void Protecting_the_end_without_what_was_shown_before_gives_small_steps_away_and_the_reader_finds_them()
    {
        var table = new TableOverTime(
            2,
            [
                [0, 1],
            ],
            [
                [
                    [6, 6],
                    [6, 6],
                ],
                [
                    [1, 1],
                    [9, 9],
                ],
            ]
        );

        var published = Disclosure.Protect(table.Last, new DisclosureRule(), table.Margins);

        Assert.Equal(0, published.WithheldCells);
        Assert.NotEmpty(table.Leaks(published));
        Assert.NotEmpty(table.Known(published));
    }

    private static IEnumerable<(int Seed, TableOverTime Table)> Invented()
    {
        for (var (seed, found) = (0, 0); found < Tables; seed++)
        {
            var random = new Random(seed);
            var (rows, linked) = (random.Next(3) == 0 ? 3 : 2, random.Next(2) == 0);
            if (rows == 3 && linked)
            {
                continue;
            }

            var blocks = Enumerable.Range(0, rows == 2 && !linked ? 1 + random.Next(2) : 1).Select(_ => Block(random, rows, linked, early: true)).ToList();
            var table = new TableOverTime(
                rows,
                linked
                    ?
                    [
                        [0, 1],
                        [2, 3],
                    ]
                    :
                    [
                        [0, 1],
                    ],
                [.. blocks, Block(random, rows, linked, early: false)]
            );
            if (table.CanBeShownEarly)
            {
                found++;
                yield return (seed, table);
            }
        }
    }

    // Early on, every answer is given by nobody or by enough people; at the end, by any number.
    private static long[][] Block(Random random, int rows, bool linked, bool early)
    {
        var block = Enumerable.Range(0, rows).Select(_ => new long[linked ? 4 : 2]).ToArray();
        foreach (var row in block)
        {
            var total =
                random.Next(4) == 0 ? 0
                : early ? 5 + random.Next(3)
                : random.Next(8);
            row[0] = random.Next(total + 1);
            row[1] = total - row[0];
            if (linked)
            {
                row[2] = random.Next(total + 1);
                row[3] = total - row[2];
            }
        }

        return block;
    }
}
