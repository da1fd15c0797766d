using Lodestar.Standards;
using Lodestar.Statistics;
using static Lodestar.Given;

namespace Lodestar.Practice.Figures;

public class RoundFiguresTests
{
    private static readonly DisclosureRule Rule = new();

    private static readonly PersonReflection Asks = Questions(
        Section(
            "all",
            Item("P1", ItemKind.Sector),
            Item("P2", ItemKind.Districts),
            Item("S1"),
            Item("C1", ItemKind.Scale),
            Item("M1", ItemKind.Many, answers: [Option("time"), Option("training")]),
            Item("T1", ItemKind.Text)
        )
    );

    private static readonly Pack Known = Pack(reflections: Asks);

    [Fact]
    public void Fewer_people_than_the_threshold_are_never_shown() =>
        Assert.Null(RoundFigures.Of(Known, Asks, Pooled(Enumerable.Repeat(("north", "education", "confident"), 4)), Rule));

    [Fact]
    public void Districts_come_before_sectors_and_each_in_the_order_of_the_pack()
    {
        var figures = FiguresOf([.. Many("south", "youth-work", "confident", 20), .. Many("north", "education", "not-yet", 12)]);

        Assert.Equal(["north", "south", "education", "youth-work"], figures.Columns.Select(column => Assert.Single(column.Codes)));
        Assert.Equal([12, 20, 12, 20], figures.Columns.Select(column => column.Returns));
    }

    [Fact]
    public void A_group_that_is_too_small_stands_together_with_others_so_that_subtraction_leaves_no_small_group()
    {
        var figures = FiguresOf([
            .. Many("north", "education", "confident", 30),
            .. Many("south", "education", "confident", 9),
            .. Many("several", "education", "confident", 3),
        ]);

        var together = Assert.Single(figures.Columns, column => column.Codes.Count > 1);
        Assert.Equal(["south", "several"], together.Codes);
        Assert.Equal(12, together.Returns);
        Assert.All(figures.Columns, column => Assert.True(column.Returns >= Rule.Threshold));
    }

    [Fact]
    public void The_private_text_and_what_makes_the_groups_are_no_items() =>
        Assert.Equal(["S1", "C1", "M1"], FiguresOf(Many("north", "education", "confident", 10)).Items.Select(item => item.Item));

    [Fact]
    public void Every_answer_has_its_row_and_whoever_gave_none_is_counted_too()
    {
        var figures = FiguresOf([.. Many("north", "education", "confident", 10), .. Many("south", "education", "", 8)]);

        var rows = figures.Items.Single(item => item.Item == "S1").Rows;
        Assert.Equal(
            [.. Skills().Where(option => !option.NotMyPart).Select(option => option.Code), "not-sure", "not-my-part", "no-answer"],
            rows.Select(row => row.Option)
        );
        Assert.Equal((10L, 8L), (rows.Single(row => row.Option == "confident").All, rows.Single(row => row.Option == "no-answer").All));
    }

    [Fact]
    public void Who_gives_several_answers_counts_once_in_each()
    {
        var pooled = new GroupTallies();
        for (var person = 0; person < 20; person++)
        {
            pooled.Add(Asks, Sheet(Asks, ("P1", ["education"]), ("P2", ["north"]), ("M1", person < 12 ? ["time", "training"] : ["time"])));
        }

        var rows = RoundFigures.Of(Known, Asks, pooled, Rule)!.Items.Single(item => item.Item == "M1").Rows;

        Assert.Equal([("time", 20L), ("training", 12L)], rows.Where(row => row.All > 0).Select(row => (row.Option, row.All!.Value)));
    }

    [Fact]
    public void One_person_alone_with_an_answer_is_withheld_in_both_groupings_and_cannot_be_worked_out()
    {
        var figures = FiguresOf([
            .. Many("north", "education", "confident", 20),
            .. Many("south", "youth-work", "confident", 20),
            .. Many("north", "youth-work", "not-yet", 15),
            .. Many("south", "education", "not-yet", 9),
            ("south", "education", "with-support"),
        ]);

        var alone = figures.Items.Single(item => item.Item == "S1").Rows.Single(row => row.Option == "with-support");
        Assert.Null(alone.All);
        Assert.Null(alone.Columns[1]);
        Assert.Null(alone.Columns[2]);
        Assert.Contains(figures.Items.Single(item => item.Item == "S1").Rows, row => row.Option != "with-support" && row.Columns[1] is null);
    }

    [Fact]
    public void An_item_that_nothing_protects_is_left_out_and_the_others_stay()
    {
        var people = new[] { "not-yet", "with-support", "confident", "could-help", "not-my-part" }.Select(answer => ("north", "education", answer)).ToList();

        var figures = FiguresOf(people);

        Assert.Empty(figures.Items.Single(item => item.Item == "S1").Rows);
        Assert.NotEmpty(figures.Items.Single(item => item.Item == "C1").Rows);
    }

    [Fact]
    public void An_item_that_nothing_protects_by_group_is_shown_for_everybody()
    {
        // Education said one thing and youth work another, so the totals of groups would tell what the three said.
        var rows = FiguresOf([
            .. Many("north", "education", "not-yet", 3),
            .. Many("north", "youth-work", "confident", 20),
            .. Many("south", "education", "not-yet", 20),
        ])
            .Items.Single(item => item.Item == "S1")
            .Rows;

        Assert.Equal([("not-yet", 23L), ("confident", 20L)], rows.Where(row => row.All > 0).Select(row => (row.Option, row.All!.Value)));
        Assert.All(rows, row => Assert.Empty(row.Columns));
    }

    private static RoundFigures FiguresOf(IEnumerable<(string District, string Sector, string Answer)> people) =>
        RoundFigures.Of(Known, Asks, Pooled(people), Rule)!;

    private static IEnumerable<(string District, string Sector, string Answer)> Many(string district, string sector, string answer, int people) =>
        Enumerable.Repeat((district, sector, answer), people);

    private static GroupTallies Pooled(IEnumerable<(string District, string Sector, string Answer)> people)
    {
        var pooled = new GroupTallies();
        foreach (var (district, sector, answer) in people)
        {
            var sheet = Sheet(Asks, ("P1", [sector]), ("P2", district == "several" ? ["north", "south"] : [district]));
            pooled.Add(Asks, answer.Length == 0 ? sheet : sheet.With(Asks.Find("S1")!, [answer]));
        }

        return pooled;
    }
}
