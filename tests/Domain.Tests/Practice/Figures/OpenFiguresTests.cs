using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;
using static Lodestar.Given;

namespace Lodestar.Practice.Figures;

public class OpenFiguresTests
{
    private static readonly DisclosureRule Rule = new();

    private static readonly PersonReflection Asks = Questions(
        Section("all", Item("P1", ItemKind.Sector), Item("P2", ItemKind.Districts), Item("S1"), Item("S2"))
    );

    private static readonly Pack Known = Pack(reflections: Asks);

    [Fact]
    public void An_item_is_shown_once_enough_gave_each_answer_that_anyone_gave()
    {
        Assert.Null(After(null, People(9, "confident", "confident")));
        var figures = After(null, [.. People(10, "confident", "confident"), .. People(1, "confident", "not-yet")])!.Figures;

        var item = Assert.Single(figures.Items);
        Assert.Equal(("S1", 11), (item.Item, item.Of));
        Assert.Equal(11, item.Rows.Single(row => row.Option == "confident").All);
        Assert.Empty(figures.Columns);
    }

    [Fact]
    public void Four_more_people_change_nothing_and_five_more_do()
    {
        var first = After(null, People(12, "confident", "confident"))!;

        Assert.Null(After(first, People(4, "confident", "confident")));
        Assert.Equal(17, After(first, People(5, "confident", "confident"))!.Figures.Returns);
    }

    [Fact]
    public void An_item_stays_as_it_was_while_one_of_its_answers_grew_by_a_few_only()
    {
        var first = After(null, [.. People(20, "confident", "confident"), .. People(20, "not-yet", "not-yet")])!;

        var next = After(first, [.. People(4, "confident", "confident"), .. People(6, "not-yet", "confident")])!;

        Assert.Equal([("S1", 40), ("S2", 50)], next.Figures.Items.Select(item => (item.Item, item.Of!.Value)));
        Assert.Equal(50, next.Counts.Returns);
        var last = After(next, People(5, "confident", "not-yet"))!;
        Assert.Equal([("S1", 55), ("S2", 55)], last.Figures.Items.Select(item => (item.Item, item.Of!.Value)));
    }

    [Fact]
    public void The_closing_figures_do_not_tell_by_how_much_an_answer_grew_when_that_was_a_few()
    {
        var open = After(null, [.. People(30, "confident", "confident"), .. People(30, "not-yet", "not-yet", "south")])!;

        var closing = OpenFigures.Closing(
            Known,
            Asks,
            open,
            Pooled([.. People(3, "confident", "confident"), .. People(9, "not-yet", "confident", "south"), .. People(8, "could-help", "confident")]),
            Rule
        )!;

        Assert.Equal(80, closing.Returns);
        Assert.Null(closing.Items[0].Rows.Single(row => row.Option == "confident").All);
        Assert.Equal(50, closing.Items[1].Rows.Single(row => row.Option == "confident").All);
        Assert.False(closing.LeavesSomeOut);
    }

    [Fact]
    public void Fewer_than_five_who_came_last_are_not_counted_at_the_close()
    {
        var open = After(null, People(30, "confident", "confident"))!;

        var closing = OpenFigures.Closing(Known, Asks, open, Pooled(People(4, "not-yet", "confident")), Rule)!;

        Assert.Equal((30, true), (closing.Returns, closing.LeavesSomeOut));
        Assert.False(OpenFigures.Closing(Known, Asks, open, Pooled([]), Rule)!.LeavesSomeOut);
    }

    [Fact]
    public void What_was_counted_before_is_not_changed_by_counting_more()
    {
        var first = After(null, People(12, "confident", "confident"))!;

        After(first, People(12, "not-yet", "confident"));

        Assert.Equal(12, first.Counts.Returns);
    }

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(19, true), InlineData(20, false), InlineData(30, false)]
    public void Nothing_moves_in_the_last_third_of_a_round(int day, bool moves)
    {
        var round = Round.Past(new NewRound("Round", "test", ["north"], "2", Today, Today.AddDays(29)), "code");

        Assert.Equal(moves, OpenFigures.MayMove(round, Today.AddDays(day)));
    }

    private static OpenFigures? After(OpenFigures? last, IReadOnlyList<AnswerSheet> arrived) => OpenFigures.After(Known, Asks, last, Pooled(arrived), Rule);

    private static GroupTallies Pooled(IReadOnlyList<AnswerSheet> sheets)
    {
        var pooled = new GroupTallies();
        foreach (var sheet in sheets)
        {
            pooled.Add(Asks, sheet);
        }

        return pooled;
    }

    private static List<AnswerSheet> People(int people, string first, string second, string district = "north") =>
        [.. Enumerable.Repeat(Sheet(Asks, ("P1", ["education"]), ("P2", [district]), ("S1", [first]), ("S2", [second])), people)];
}
