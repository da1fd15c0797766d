using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Lodestar.Statistics;

public class DisclosureTests
{
    public static TheoryData<string, int> TwoWay { get; } =
        new(
            from line in File.ReadLines(Reference("best-known.csv")).Skip(1)
            let fields = line.Split(',')
            where fields[0].StartsWith('e') || fields[0].StartsWith("t2", StringComparison.Ordinal) || fields[0].StartsWith("tt", StringComparison.Ordinal)
            select (fields[0], int.Parse(fields[3]))
        );

    [Theory]
    [MemberData(nameof(TwoWay))]
    public void A_reference_table_is_safe_with_as_few_cells_withheld_as_the_best_known_answer(string id, int best)
    {
        var (table, rule) = Read(id);

        var published = Disclosure.Protect(table, rule);

        Assert.Empty(Disclosure.Leaks(table, published));
        Assert.Equal(best, published.WithheldCells);
        Assert.All(published.Cells.Where(cell => cell.Value is not null), cell => Assert.Equal(table.Cells[cell.Key], cell.Value));
    }

    [Theory]
    [InlineData("t3_30_5x3x4_thr5"), InlineData("th_34_hier_thr5")]
    public void A_table_of_a_kind_that_cannot_be_protected_yet_is_refused(string id)
    {
        var (table, rule) = Read(id);

        Assert.Throws<CannotProtectException>(() => Disclosure.Protect(table, rule));
    }

    [Fact]
    public void A_table_in_which_nothing_is_small_is_shown_as_it_is_of_whatever_kind()
    {
        var cells = new OrderedDictionary<string, long>
        {
            ["a"] = 9,
            ["b"] = 0,
            ["c"] = 7,
            ["a+b"] = 9,
            ["b+c"] = 7,
            ["a+c"] = 16,
            ["all"] = 16,
        };
        var table = new CountTable(
            cells,
            [new Sum("a+b", ["a", "b"]), new Sum("b+c", ["b", "c"]), new Sum("a+c", ["a", "c"]), new Sum("all", ["a", "b", "c"])]
        );

        Assert.Equal(cells.Select(cell => (long?)cell.Value), Disclosure.Protect(table, new DisclosureRule()).Cells.Values);
    }

    [Fact]
    public void Whatever_a_small_table_holds_trying_every_table_that_fits_what_is_printed_tells_nothing_about_a_small_count()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(Inner(2, 2, 7).ToArbitrary(), inner => Holds(inner, zerosPublished: true) && Holds(inner, zerosPublished: false))
        );
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Inner(2, 3, 6).ToArbitrary(), inner => Holds(inner, zerosPublished: true)));

        static bool Holds(long[][] inner, bool zerosPublished)
        {
            var table = TwoWayTable(inner);
            var published = Disclosure.Protect(table, new DisclosureRule(5, zerosPublished));
            return BruteForce.Leaking(inner, table, published).Count == 0 && Disclosure.Leaks(table, published).Count == 0;
        }
    }

    [Fact]
    public void The_check_says_the_same_as_trying_every_table_whatever_is_withheld() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Inner(2, 2, 6).ToArbitrary(), Gen.Elements(true, false).ArrayOf(9).ToArbitrary(), (inner, hide) =>
            {
                var table = TwoWayTable(inner);
                var cells = table.Cells.Select((cell, place) => KeyValuePair.Create(cell.Key, hide[place] && cell.Value > 0 ? (long?)null : cell.Value));
                var published = new PublishedTable(new Dictionary<string, long?>(cells), table.Sums, new DisclosureRule());
                return BruteForce.Leaking(inner, table, published).SetEquals(Disclosure.Leaks(table, published).Select(leak => leak.Cell));
            })
        );

    [Fact]
    public void Larger_tables_of_any_kind_are_safe_by_the_check() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                Inner(4, 6, 25).ToArbitrary(),
                Gen.Elements(5, 8, 10).ToArbitrary(),
                Gen.Elements(true, false).ToArbitrary(),
                (inner, threshold, zeros) =>
                {
                    var table = TwoWayTable(inner);
                    return Disclosure.Leaks(table, Disclosure.Protect(table, new DisclosureRule(threshold, zeros))).Count == 0;
                }
            )
        );

    [Fact]
    public void Withholding_only_the_small_counts_gives_them_away_and_the_check_says_so()
    {
        var table = TwoWayTable([
            [3, 20],
            [30, 40],
        ]);
        var cells = table.Cells.Select(cell => KeyValuePair.Create(cell.Key, cell.Value < 5 ? (long?)null : cell.Value));

        var leaks = Disclosure.Leaks(table, new PublishedTable(new Dictionary<string, long?>(cells), table.Sums, new DisclosureRule()));

        Assert.Equal(new Leak("0|0", 3, 3), Assert.Single(leaks));
    }

    [Fact]
    public void A_withheld_cell_prints_the_same_mark_whether_it_was_small_or_not()
    {
        var published = Disclosure.Protect(
            TwoWayTable([
                [3, 20],
                [30, 40],
            ]),
            new DisclosureRule()
        );

        Assert.Equal(["[c]", "[c]", "23", "[c]", "[c]", "70", "33", "60", "93"], published.Cells.Keys.Select(published.Print));
    }

    [Fact]
    public void The_same_table_is_protected_in_the_same_way_every_time()
    {
        var (table, rule) = Read("t2_16_5x10_thr8");

        Assert.Equal(Disclosure.Protect(table, rule).Cells, Disclosure.Protect(table, rule).Cells);
    }

    [Fact]
    public void What_other_tables_show_stays_shown_and_the_rest_protects()
    {
        var table = TwoWayTable([
            [3, 20, 9],
            [30, 40, 8],
            [7, 8, 9],
        ]);
        var margins = table.Cells.Keys.Where(id => id.StartsWith("3|", StringComparison.Ordinal)).ToHashSet();

        var published = Disclosure.Protect(table, new DisclosureRule(), margins);

        Assert.All(margins, margin => Assert.NotNull(published.Cells[margin]));
        Assert.Empty(Disclosure.Leaks(table, published));
    }

    [Fact]
    public void Where_nothing_protects_a_table_it_is_refused()
    {
        var table = TwoWayTable([
            [1, 9],
            [1, 9],
            [1, 9],
            [1, 9],
            [1, 9],
        ]);
        var margins = table.Cells.Keys.Where(id => id.StartsWith("5|", StringComparison.Ordinal)).ToHashSet();

        Assert.Throws<CannotProtectException>(() => Disclosure.Protect(table, new DisclosureRule(), margins));
        Assert.Throws<CannotProtectException>(() =>
            Disclosure.Protect(
                TwoWayTable([
                    [3, 20],
                    [30, 40],
                ]),
                new DisclosureRule(),
                new HashSet<string> { "0|0" }
            )
        );
    }

    [Theory]
    [InlineData(4), InlineData(0), InlineData(-1)]
    public void The_threshold_is_never_below_five(int threshold) => Assert.Throws<ArgumentOutOfRangeException>(() => new DisclosureRule(threshold));

    [Fact]
    public void A_table_that_does_not_add_up_is_refused()
    {
        var cells = new Dictionary<string, long>
        {
            ["a"] = 6,
            ["b"] = 7,
            ["all"] = 14,
        };

        Assert.Contains(
            "'all' is not the sum",
            Assert.Throws<ArgumentException>(() => new CountTable(cells, [new Sum("all", ["a", "b"])])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "names 'c'",
            Assert.Throws<ArgumentException>(() => new CountTable(cells, [new Sum("all", ["a", "c"])])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => new CountTable(new Dictionary<string, long> { ["a"] = -1 }, []));
    }

    private static CountTable TwoWayTable(long[][] inner)
    {
        var (rows, columns) = (inner.Length, inner[0].Length);
        var cells = new OrderedDictionary<string, long>();
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                cells[$"{row}|{column}"] = inner
                    .Where((_, r) => r == row || row == rows)
                    .Sum(counts => counts.Where((_, c) => c == column || column == columns).Sum());
            }
        }

        IEnumerable<Sum> sums =
        [
            .. Enumerable.Range(0, rows + 1).Select(row => new Sum($"{row}|{columns}", [.. Enumerable.Range(0, columns).Select(column => $"{row}|{column}")])),
            .. Enumerable.Range(0, columns + 1).Select(column => new Sum($"{rows}|{column}", [.. Enumerable.Range(0, rows).Select(row => $"{row}|{column}")])),
        ];
        return new CountTable(cells, [.. sums]);
    }

    private static Gen<long[][]> Inner(int rows, int columns, int most) => Gen.Choose(0, most).Select(count => (long)count).ArrayOf(columns).ArrayOf(rows);

    private static (CountTable Table, DisclosureRule Rule) Read(string id)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Reference($"{id}.truth.json")));
        var cells = new OrderedDictionary<string, long>(
            json.RootElement.GetProperty("cells").EnumerateObject().Select(cell => KeyValuePair.Create(cell.Name, cell.Value.GetInt64()))
        );
        var sums = json
            .RootElement.GetProperty("equations")
            .EnumerateArray()
            .Select(equation => new Sum(
                equation.GetProperty("total").GetString()!,
                [.. equation.GetProperty("parts").EnumerateArray().Select(part => part.GetString()!)]
            ));
        return (
            new CountTable(cells, [.. sums]),
            new DisclosureRule(json.RootElement.GetProperty("threshold").GetInt32(), json.RootElement.GetProperty("zeros_published").GetBoolean())
        );
    }

    private static string Reference(string file) => Path.Combine(AppContext.BaseDirectory, "Statistics", "Tables", file);
}
