using FsCheck;
using FsCheck.Fluent;
using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class ProfileTests
{
    private static readonly PersonReflection Three = Questions(
        Section(
            "all",
            Item("A1", standard: "first"),
            Item("A2", standard: "first"),
            Item("A3", standard: "first"),
            Item("A4", standard: "first"),
            Item("B1", ItemKind.Scale, standard: "second"),
            Item("C1", standard: "third"),
            Item("N1")
        )
    );

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
    [
        InlineData("1", 1),
        InlineData("3", 1),
        InlineData("4", 2),
        InlineData("6", 2),
        InlineData("7", 3),
        InlineData("8", 3),
        InlineData("9", 4),
        InlineData("10", 4)
    ]
    public void A_number_on_a_scale_stands_where_its_bands_say(string number, int standing) =>
        Assert.Equal(standing, ProfileOf(("B1", [number])).Standings.Single().Standing);

    [Fact]
    public void Not_being_sure_is_a_place_to_start() => Assert.Equal(1, ProfileOf(("A1", ["not-sure"])).Standings.Single().Standing);

    [Fact]
    public void What_is_not_part_of_ones_role_says_nothing() => Assert.Empty(ProfileOf(("A1", ["not-my-part"])).Standings);

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
        var reflection = Questions(
            Section("all", Item("M1", ItemKind.Many, standard: "first", answers: [Option("paper", 2), Option("wishes", 3), Option("nothing", 1, alone: true)]))
        );

        Assert.Equal(3, Profile.StandingOf(Pack(), reflection, reflection.Find("M1")!, Sheet(reflection, ("M1", ["paper", "wishes"]))));
        Assert.Equal(1, Profile.StandingOf(Pack(), reflection, reflection.Find("M1")!, Sheet(reflection, ("M1", ["nothing"]))));
    }

    [Fact]
    public void Whatever_is_answered_standings_fall_from_the_first_and_every_standard_is_there_once_or_named_as_not_looked_at() =>
        Prop.ForAll(Sheets.ToArbitrary(), sheet =>
            {
                var profile = Profile.Of(Pack(), Three, sheet);
                return profile.Standings.Zip(profile.Standings.Skip(1)).All(pair => pair.First.Standing >= pair.Second.Standing)
                    && profile.Standings.All(one => one.Standing is >= 1 and <= 4 && one.Answered > 0)
                    && profile
                        .Standings.Select(one => one.Standard.Id)
                        .Concat(profile.NotLookedAt.Select(standard => standard.Id))
                        .Order()
                        .SequenceEqual(["first", "second", "third"]);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_stronger_answer_never_lowers_a_standing() =>
        Prop.ForAll(Sheets.ToArbitrary(), Gen.Elements("A1", "A2", "A3", "A4", "C1").ToArbitrary(), Gen.Choose(0, 2).ToArbitrary(), (sheet, item, step) =>
            {
                string[] codes = ["not-yet", "with-support", "confident", "could-help"];
                var weaker = Profile.Of(Pack(), Three, sheet.With(Three.Find(item)!, [codes[step]]));
                var stronger = Profile.Of(Pack(), Three, sheet.With(Three.Find(item)!, [codes[step + 1]]));
                return weaker.Standings.All(one => stronger.Standings.Single(other => other.Standard.Id == one.Standard.Id).Standing >= one.Standing);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<AnswerSheet> Sheets =>
        Gen.Choose(0, int.MaxValue - 1)
            .Select(seed =>
            {
                var random = new System.Random(seed);
                return Three
                    .Items.Where(_ => random.Next(3) > 0)
                    .Aggregate(AnswerSheet.Empty, (sheet, item) =>
                    {
                        var choices = AnswerCheck.Choices(Pack(), Three, item);
                        return sheet.With(item, [choices[random.Next(choices.Count)].Code]);
                    });
            });

    private static Profile ProfileOf(params (string Item, string[] Values)[] answers) => Profile.Of(Pack(), Three, Sheet(Three, answers));
}
