using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class AnswerCheckTests
{
    private static readonly PersonReflection Every = Questions(
        Section(
            "all",
            Item("SECTOR", ItemKind.Sector, answers: [Option("withheld")]),
            Item("PLACES", ItemKind.Districts, answers: [Option("region"), Option("elsewhere", alone: true)]),
            Item("ONE"),
            Item("COMMON", answers: [Option("rare"), Option("i-do-not-know", unsure: true)]),
            Item("MANY", ItemKind.Many, atMost: 2, answers: [Option("a"), Option("b"), Option("c"), Option("nothing", alone: true)]),
            Item("SCALE", ItemKind.Scale),
            Item("TEXT", ItemKind.Text)
        )
    );

    private static readonly Pack Pack = Pack(reflections: Every);

    [Theory]
    [InlineData("SECTOR", "education", "education")]
    [InlineData("SECTOR", "withheld", "withheld")]
    [InlineData("PLACES", "south north", "north south")]
    [InlineData("PLACES", "region north", "north region")]
    [InlineData("ONE", "confident", "confident")]
    [InlineData("ONE", "not-sure", "not-sure")]
    [InlineData("ONE", "not-my-part", "not-my-part")]
    [InlineData("COMMON", "not-sure", "i-do-not-know")]
    [InlineData("MANY", "c a", "a c")]
    [InlineData("MANY", "a a", "a")]
    [InlineData("MANY", "nothing", "nothing")]
    [InlineData("MANY", "not-sure", "not-sure")]
    [InlineData("SCALE", "1", "1")]
    [InlineData("SCALE", "10", "10")]
    [InlineData("SCALE", "not-sure", "not-sure")]
    public void An_answer_is_kept_once_and_in_the_order_in_which_it_is_shown(string item, string given, string kept) =>
        Assert.Equal(kept, string.Join(' ', Check(item, given.Split(' ')).Value));

    [Theory]
    [InlineData("ONE", "", "practice.problems.choose-one")]
    [InlineData("SCALE", "", "practice.problems.choose-one")]
    [InlineData("MANY", "", "practice.problems.choose-some")]
    [InlineData("PLACES", "", "practice.problems.choose-some")]
    [InlineData("ONE", "made-up", "practice.problems.not-listed")]
    [InlineData("ONE", "NOT-YET", "practice.problems.not-listed")]
    [InlineData("SECTOR", "not-sure", "practice.problems.not-listed")]
    [InlineData("PLACES", "not-sure", "practice.problems.not-listed")]
    [InlineData("SCALE", "0", "practice.problems.not-listed")]
    [InlineData("SCALE", "11", "practice.problems.not-listed")]
    [InlineData("SCALE", "5.5", "practice.problems.not-listed")]
    [InlineData("SCALE", "05", "practice.problems.not-listed")]
    [InlineData("ONE", "confident not-yet", "practice.problems.only-one")]
    [InlineData("SCALE", "3 4", "practice.problems.only-one")]
    [InlineData("MANY", "a nothing", "practice.problems.alone")]
    [InlineData("MANY", "a not-sure", "practice.problems.not-sure-alone")]
    [InlineData("PLACES", "north elsewhere", "practice.problems.alone")]
    [InlineData("MANY", "a b c", "practice.problems.at-most")]
    public void What_is_no_answer_is_refused_with_a_sentence_about_it(string item, string given, string words)
    {
        var outcome = Check(item, given.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((item, words), (outcome.Problem!.Field, outcome.Problem.Words));
    }

    [Fact]
    public void A_private_note_may_be_left_empty() => Assert.Equal([""], Check("TEXT").Value);

    [Fact]
    public void A_private_note_may_be_as_long_as_the_item_says_and_no_longer()
    {
        Assert.Null(Check("TEXT", new string('a', 300)).Problem);

        var problem = Check("TEXT", new string('a', 312)).Problem!;
        Assert.Equal("practice.problems.too-long", problem.Words);
        Assert.Equal(new object[] { 300, 12 }, problem.With);
    }

    [Fact]
    public void Line_ends_count_once_whichever_system_they_come_from() =>
        Assert.Null(Check("TEXT", string.Join("\r\n", Enumerable.Repeat("aaaa", 60)) + "a").Problem);

    [Fact]
    public void A_private_note_that_points_at_a_person_is_refused_and_says_with_what()
    {
        var problem = Check("TEXT", "Call the office on 07700 900123 tomorrow").Problem!;

        Assert.Equal("safeguards.found.phone", problem.Words);
        Assert.Equal("07700 900123", problem.With[0]);
    }

    [Fact]
    public void I_am_not_sure_is_always_there_once_and_not_my_part_comes_after_it()
    {
        foreach (var item in Every.Items.Where(item => item.Kind is not (ItemKind.Sector or ItemKind.Districts or ItemKind.Text)))
        {
            Assert.Single(AnswerCheck.Choices(Pack, Every, item), choice => choice.Unsure);
        }

        Assert.Equal(["not-sure", "not-my-part"], AnswerCheck.Choices(Pack, Every, Every.Find("ONE")!).TakeLast(2).Select(choice => choice.Code));
    }

    private static Kernel.Outcome<IReadOnlyList<string>> Check(string item, params string[] given) =>
        AnswerCheck.Check(Pack, Every, Every.Find(item)!, given, item);
}
