using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Reflection;

public class ProfileTests
{
    private static readonly PersonReflection Three = Questions(Section("all",
        Item("A1", standard: "first"), Item("A2", standard: "first"), Item("A3", standard: "first"), Item("A4", standard: "first"),
        Item("B1", ItemKind.Scale, standard: "second"),
        Item("C1", standard: "third"),
        Item("N1")));

    [Theory]
    [InlineData("not-yet", "1")]
    [InlineData("not-yet could-help", "1")]
    [InlineData("not-yet confident could-help", "3")]
    [InlineData("with-support confident confident could-help", "3")]
    [InlineData("not-yet not-yet could-help could-help", "1")]
    public void A_standing_is_the_middle_answer_and_of_two_the_lower_so_that_one_strong_answer_hides_nothing(string answers, string standing)
    {
        var given = answers.Split(' ').Select((code, place) => ($"A{place + 1}", new[] { code })).ToArray();

        Assert.Equal(int.Parse(standing), ProfileOf(given).Standings.Single().Standing);
    }

    [Theory]
    [InlineData("1", 1), InlineData("3", 1), InlineData("4", 2), InlineData("6", 2), InlineData("7", 3), InlineData("8", 3), InlineData("9", 4), InlineData("10", 4)]
    public void A_number_on_a_scale_stands_where_its_bands_say(string number, int standing) =>
        Assert.Equal(standing, ProfileOf(("B1", [number])).Standings.Single().Standing);

    [Fact]
    public void Not_being_sure_is_a_place_to_start() =>
        Assert.Equal(1, ProfileOf(("A1", ["not-sure"])).Standings.Single().Standing);

    [Fact]
    public void What_is_not_part_of_ones_role_says_nothing() =>
        Assert.Empty(ProfileOf(("A1", ["not-my-part"])).Standings);

    [Fact]
    public void Strengths_come_first_and_equals_stay_in_the_order_of_the_pack()
    {
        var profile = ProfileOf(("A1", ["not-yet"]), ("B1", ["10"]), ("C1", ["not-yet"]));

        Assert.Equal(["second", "first", "third"], profile.Standings.Select(one => one.Standard.Id));
    }

    [Fact]
    public void What_was_not_answered_is_named_as_not_looked_at_and_never_counted_as_low()
    {
        var profile = ProfileOf(("A1", ["could-help"]));

        Assert.Equal(["first"], profile.Standings.Select(one => one.Standard.Id));
        Assert.Equal(["second", "third"], profile.NotLookedAt.Select(standard => standard.Id));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_asked_does_not_count()
    {
        var reflection = Questions(Section("all", Item("N1"), Item("A1", standard: "first", showWhen: [When("N1", "confident")])));

        Assert.Empty(Profile.Of(Pack(), reflection, Sheet(reflection, ("N1", ["not-yet"]), ("A1", ["could-help"]))).Standings);
    }

    [Fact]
    public void Of_several_answers_the_furthest_stands()
    {
        var reflection = Questions(Section("all", Item("M1", ItemKind.Many, standard: "first", answers: [Option("paper", 2), Option("wishes", 3), Option("nothing", 1, alone: true)])));

        Assert.Equal(3, Profile.StandingOf(Pack(), reflection, reflection.Find("M1")!, Sheet(reflection, ("M1", ["paper", "wishes"]))));
        Assert.Equal(1, Profile.StandingOf(Pack(), reflection, reflection.Find("M1")!, Sheet(reflection, ("M1", ["nothing"]))));
    }

    private static Profile ProfileOf(params (string Item, string[] Values)[] answers) => Profile.Of(Pack(), Three, Sheet(Three, answers));
}
