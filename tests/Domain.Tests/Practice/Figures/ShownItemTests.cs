using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice.Figures;

public class ShownItemTests
{
    private static readonly Option[] Experience = [Option("never"), Option("once"), Option("often"), Option(Standards.Item.RatherNotSay)];

    [Fact]
    public void Shares_are_of_those_who_answered()
    {
        var shown = Shown(Item("S1", answers: Experience), [Row("never", 30, 10, 20), Row("once", 12, 6, 6), Row("no-answer", 8, 4, 4)]);

        Assert.Equal((42L, 8L), (shown.Everyone.Of, shown.LeftOut));
        Assert.True(shown.IsOfAnswered);
        Assert.Equal([16L, 26], shown.Groups.Select(group => group.Line!.Of));
        Assert.DoesNotContain(shown.Everyone.Parts, part => part.Code == GroupTallies.NoAnswer);
    }

    [Fact]
    public void A_group_of_which_no_reader_can_know_how_many_answered_has_no_shares()
    {
        var shown = Shown(Item("S1", answers: Experience), [Row("never", 36, 16, 20), Row("once", 8, null, 5), Row("no-answer", 6, null, 5)]);

        Assert.Equal(44, shown.Everyone.Of);
        Assert.Null(shown.Groups[0].Line);
        Assert.Equal(25, shown.Groups[1].Line!.Of);
    }

    [Fact]
    public void Where_that_is_withheld_for_everyone_shares_are_of_all()
    {
        var shown = Shown(Item("S1", answers: Experience), [Row("never", 41, 20, 21), Row("once", null, null, null), Row("no-answer", null, null, null)]);

        Assert.False(shown.IsOfAnswered);
        Assert.Equal((50L, 0L), (shown.Everyone.Of, shown.LeftOut));
        Assert.Equal([20L, 30], shown.Groups.Select(group => group.Line!.Of));
    }

    [Fact]
    public void A_refusal_and_not_sure_stand_apart_from_the_order_of_answers()
    {
        var shown = Shown(Item("S1", answers: Experience), [Row("never", 50, 20, 30)]);

        Assert.Equal(["never", "once", "often"], shown.Ordered);
        Assert.Equal([Standards.Item.RatherNotSay, Standards.Item.NotSure], shown.Apart);
    }

    [Fact]
    public void Ten_numbers_are_read_in_three_bands()
    {
        var shown = Shown(Item("C1", ItemKind.Scale), [.. Enumerable.Range(1, 10).Select(number => Row($"{number}", 5, 2, 3))]);

        Assert.Equal(["1-4", "5-7", "8-10"], shown.Ordered);
        Assert.Equal("8-10", shown.Followed);
        Assert.Equal([20L, 15, 15], shown.Banded(shown.Everyone).Parts.Take(3).Select(part => part.Count));
    }

    [Fact]
    public void A_grouping_in_which_nobody_named_a_group_is_not_shown()
    {
        var item = new ItemFigures("S1", [Row("never", 50, 20, 30, 50)]);
        var figures = new RoundFigures(50, [.. Columns, new FigureColumn(Grouping.Sector, ["withheld"], 50)], [item]);

        Assert.All(ShownItem.Of(figures, item, Item("S1"), Skills())!.Groups, group => Assert.Equal(Grouping.District, group.Column.By));
    }

    [Fact]
    public void Rounds_compare_only_where_they_asked_the_same_in_the_same_words()
    {
        var now = Shown(Item("S1", answers: Experience), [Row("never", 50, 20, 30)]);

        Assert.True(now.IsAskedLike(Shown(Item("S1", answers: Experience), [Row("never", 40, 20, 20)])));
        Assert.False(now.IsAskedLike(Shown(Item("S1", answers: Experience) with { Question = "Another?" }, [Row("never", 50, 20, 30)])));
        Assert.False(now.IsAskedLike(Shown(Item("S1", answers: [.. Experience.Reverse()]), [Row("never", 50, 20, 30)])));
        Assert.False(now.IsAskedLike(Shown(Item("S1", answers: Experience), [Row("never", 30, 10, 20), Row("no-answer", null, null, null)])));
    }

    private static readonly FigureColumn[] Columns = [new(Grouping.District, ["north"], 20), new(Grouping.District, ["south"], 30)];

    private static FigureRow Row(string option, long? all, params long?[] columns) => new(option, all, columns);

    private static ShownItem Shown(Item asked, IReadOnlyList<FigureRow> rows)
    {
        var reflection = Questions(Section("all", asked));
        var choices = AnswerCheck.Choices(Pack(reflections: reflection), reflection, asked);
        var all = choices
            .Select(choice => choice.Code)
            .Append(GroupTallies.NoAnswer)
            .Select(code => rows.FirstOrDefault(row => row.Option == code) ?? Row(code, 0, 0, 0));
        var item = new ItemFigures(asked.Id, [.. all]);
        return ShownItem.Of(new RoundFigures(50, Columns, [item]), item, asked, choices)!;
    }
}
