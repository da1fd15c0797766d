namespace Lodestar.Statistics;

/// <summary>
/// A small table of answers by one or two groupings. While it grows, a reader is shown several times how often each answer was
/// given by everybody, and the table itself at the end. The reader has endless patience and tries every way in which it can
/// have grown that fits all that was ever printed.
/// </summary>
internal sealed class TableOverTime(int rows, int[][] groupings, IReadOnlyList<long[][]> blocks)
{
    private static readonly DisclosureRule Rule = new();

    private CountTable? last;
    private IReadOnlyDictionary<string, long>? before;
    private readonly int columns = groupings.Sum(grouping => grouping.Length);

    /// <summary>The blocks, for the message of a failed test.</summary>
    public string Told => string.Join(" / ", blocks.Select(block => string.Join(" | ", block.Select(row => string.Join(" ", row)))));

    /// <summary>The totals of the groups, which are always shown in the end.</summary>
    public IReadOnlySet<string> Margins => Enumerable.Range(-1, columns + 1).Select(column => Id(rows, column)).ToHashSet();

    /// <summary>Everything, as it is in the end.</summary>
    public CountTable Last => last ??= Table(Sum(blocks.Count));

    /// <summary>What everybody had answered when it was last shown before the end.</summary>
    public IReadOnlyDictionary<string, long> Before => before ??= Everybody(blocks.Count - 1).Cells;

    /// <summary>True if the answers of everybody could be shown each time before the end, with nothing withheld.</summary>
    public bool CanBeShownEarly =>
        Enumerable
            .Range(1, blocks.Count - 1)
            .All(showing =>
                Shows(() =>
                    Disclosure
                        .Protect(Everybody(showing), Rule, new HashSet<string> { Id(rows, -1) }, showing == 1 ? null : Everybody(showing - 1).Cells)
                        .WithheldCells == 0
                )
            );

    /// <summary>The protected table at the end; null if it cannot be protected.</summary>
    public PublishedTable? Protect()
    {
        PublishedTable? published = null;
        return Shows(() => (published = Disclosure.Protect(Last, Rule, Margins, Before)) is not null) ? published : null;
    }

    /// <summary>What the check says of the table in the end.</summary>
    public IReadOnlyList<Leak> Leaks(PublishedTable published) => Disclosure.Leaks(Last, published, Before);

    /// <summary>What the patient reader knows too well: of the end, and of what everybody answered since it was last shown.</summary>
    public List<string> Known(PublishedTable published)
    {
        var ids = Last.Cells.Keys.ToArray();
        var printed = ids.Select(id => published.Cells[id]).ToArray();
        var (lowest, highest) = (Enumerable.Repeat(long.MaxValue, ids.Length).ToArray(), Enumerable.Repeat(-1L, ids.Length).ToArray());
        var inner = Enumerable.Range(0, rows).Select(_ => new long[columns]).ToArray();
        Fill(0, 0, Last.Cells[Id(rows, 0)]);
        return [.. from id in Enumerable.Range(0, ids.Length) from problem in Problems(id) select $"{ids[id]} {problem} [{lowest[id]}, {highest[id]}]"];

        void Fill(int column, int row, long left)
        {
            if (row < rows - 1)
            {
                for (var value = 0L; value <= left; value++)
                {
                    inner[row][column] = value;
                    Fill(column, row + 1, left - value);
                }

                return;
            }

            inner[row][column] = left;
            if (column < columns - 1)
            {
                Fill(column + 1, 0, Last.Cells[Id(rows, column + 1)]);
            }
            else if (inner.All(one => groupings.All(grouping => grouping.Sum(place => one[place]) == groupings[0].Sum(place => one[place]))))
            {
                See();
            }
        }

        void See()
        {
            var values = Values(inner);
            for (var id = 0; id < ids.Length; id++)
            {
                if (printed[id] is { } exactly ? exactly != values[id] : values[id] < 1)
                {
                    return;
                }
            }

            if (!Enumerable.Range(0, rows).All(row => CanHaveGrown([.. inner[row]], row, 1)))
            {
                return;
            }

            for (var id = 0; id < ids.Length; id++)
            {
                (lowest[id], highest[id]) = (Math.Min(lowest[id], values[id]), Math.Max(highest[id], values[id]));
            }
        }

        // A small count must be able to be anything from what the printed zeros leave open to the threshold less one, and so
        // must by how much a printed count grew; a withheld count must not be exact.
        IEnumerable<string> Problems(int id)
        {
            var (count, before) = (Last.Cells[ids[id]], Before.GetValueOrDefault(ids[id]));
            if (printed[id] is null && lowest[id] == highest[id])
            {
                yield return "exact";
            }

            if (count - before is > 0 and < DisclosureRule.LeastThreshold && (lowest[id] > LeftOpen(ids[id]) || highest[id] - before < Rule.Threshold - 1))
            {
                yield return "narrow";
            }
        }

        // The cells that are not zero are one or more, in both groupings, and no fewer than were shown of the row.
        long LeftOpen(string id)
        {
            var (row, column) = (int.Parse(id.Split('|')[0]), int.Parse(id.Split('|')[1]));
            var total = row == rows ? 0 : Math.Max(Before[Id(row, -1)], groupings.Max(grouping => grouping.Count(one => Last.Cells[Id(row, one)] > 0)));
            return column < 0 || groupings.Single(grouping => grouping.Contains(column)).All(other => other == column || Last.Cells[Id(row, other)] == 0)
                ? total
                : 1;
        }
    }

    // Whether the people of a row can have come in such a way that everybody's answers were each time as they were shown.
    private bool CanHaveGrown(long[] left, int row, int showing)
    {
        var came = showing == blocks.Count ? 0 : groupings[0].Sum(column => blocks[showing - 1][row][column]);
        return showing == blocks.Count || Take(0, came);

        bool Take(int column, long more)
        {
            if (column == columns || (column == groupings[0].Length && more > 0))
            {
                return more == 0 && CanHaveGrown(left, row, showing + 1);
            }

            more = groupings.Length > 1 && column == groupings[1][0] ? came : more;
            var had = left[column];
            for (var taken = Math.Min(had, more); taken >= 0; taken--)
            {
                left[column] = had - taken;
                if (Take(column + 1, more - taken))
                {
                    return true;
                }
            }

            left[column] = had;
            return false;
        }
    }

    private static bool Shows(Func<bool> protect)
    {
        try
        {
            return protect();
        }
        catch (CannotProtectException)
        {
            return false;
        }
    }

    private IReadOnlyDictionary<string, long> Sums(int showings) => Table(Sum(showings)).Cells;

    private long[][] Sum(int showings) =>
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row => Enumerable.Range(0, columns).Select(column => blocks.Take(showings).Sum(block => block[row][column])).ToArray()),
        ];

    private CountTable Everybody(int showings)
    {
        var all = Sums(showings);
        var ids = Enumerable.Range(0, rows).Select(row => Id(row, -1)).ToList();
        return new CountTable(
            new OrderedDictionary<string, long>(ids.Append(Id(rows, -1)).Select(id => KeyValuePair.Create(id, all[id]))),
            [new Sum(Id(rows, -1), ids)]
        );
    }

    private CountTable Table(long[][] inner)
    {
        var ids = Enumerable.Range(0, rows + 1).SelectMany(row => Enumerable.Range(-1, columns + 1).Select(column => Id(row, column)));
        IEnumerable<Sum> sums =
        [
            .. from row in Enumerable.Range(0, rows + 1)
            from grouping in groupings
            select new Sum(Id(row, -1), [.. grouping.Select(column => Id(row, column))]),
            .. Enumerable.Range(-1, columns + 1).Select(column => new Sum(Id(rows, column), [.. Enumerable.Range(0, rows).Select(row => Id(row, column))])),
        ];
        return new CountTable(new OrderedDictionary<string, long>(ids.Zip(Values(inner), KeyValuePair.Create)), [.. sums]);
    }

    // All cells row by row, everybody first and the totals last.
    private long[] Values(long[][] inner)
    {
        var values = new long[(rows + 1) * (columns + 1)];
        for (var row = 0; row < rows; row++)
        {
            for (var column = -1; column < columns; column++)
            {
                var value = column < 0 ? groupings[0].Sum(place => inner[row][place]) : inner[row][column];
                values[(row * (columns + 1)) + column + 1] = value;
                values[(rows * (columns + 1)) + column + 1] += value;
            }
        }

        return values;
    }

    private static string Id(int row, int column) => $"{row}|{column}";
}
