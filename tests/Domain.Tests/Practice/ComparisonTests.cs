using FsCheck;
using FsCheck.Fluent;
using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class ComparisonTests
{
    private static readonly PersonReflection Now = Questions(
        Section("open", Item("P3", ItemKind.Scale), Item("P8"), Item("P9"), Item("P10"), Item("P11"), Item("P23", ItemKind.Many)),
        Section("private", Item("P24")) with
        {
            Private = true,
        }
    );

    private static readonly VersionMapping FromOne = new()
    {
        From = "1",
        Items =
        [
            Fate("P3", "P3", Lodestar.Standards.Fate.Same),
            Fate("P7", "P8", Lodestar.Standards.Fate.Reworded),
            Fate("P9", "P9", Lodestar.Standards.Fate.Split),
            Fate("P9", "P10", Lodestar.Standards.Fate.Split),
            Fate(null, "P11", Lodestar.Standards.Fate.New),
            Fate("P12", null, Lodestar.Standards.Fate.Retired),
            Fate("P23", "P23", Lodestar.Standards.Fate.Same),
            Fate("P24", "P24", Lodestar.Standards.Fate.Same),
        ],
    };

    private static readonly Pack Pack = Pack(mappings: [FromOne], reflections: Now);

    [Theory]
    [InlineData("P3", "4", "7", Turn.Higher)]
    [InlineData("P3", "7", "7", Turn.Same)]
    [InlineData("P3", "7", "6", Turn.Lower)]
    [InlineData("P8", "not-yet", "confident", Turn.Higher)]
    [InlineData("P8", "could-help", "with-support", Turn.Lower)]
    public void Within_one_version_each_answer_is_compared_with_itself(string item, string before, string after, Turn turn) =>
        Assert.Equal(turn, Between(item, before, item, after, "2").Single().Turn);

    [Theory]
    [InlineData("P3", "P3", true)]
    [InlineData("P7", "P8", true)]
    [InlineData("P9", "P9", false)]
    [InlineData("P9", "P10", false)]
    [InlineData("P11", "P11", false)]
    [InlineData("P12", "P11", false)]
    public void Between_versions_only_what_stayed_the_same_or_was_reworded_compares(string was, string now, bool compares)
    {
        var scale = now == "P3";

        Assert.Equal(compares, Between(was, scale ? "4" : "not-yet", now, scale ? "6" : "confident", "1").Count == 1);
    }

    [Fact]
    public void A_version_that_nothing_is_known_of_compares_with_nothing() => Assert.Empty(Between("P3", "4", "P3", "6", "0"));

    [Fact]
    public void Private_answers_are_not_shown_again_and_so_not_compared() => Assert.Empty(Between("P24", "not-yet", "P24", "confident", "2"));

    [Theory]
    [InlineData("not-sure", "confident"), InlineData("confident", "not-sure"), InlineData("not-my-part", "confident")]
    public void An_answer_without_a_place_on_the_way_is_not_compared(string before, string after) => Assert.Empty(Between("P8", before, "P8", after, "2"));

    [Fact]
    public void Turning_the_two_round_turns_every_change_round() =>
        Prop.ForAll(Gen.Choose(1, 10).Two().ToArbitrary(), pair =>
            {
                var there = Between("P3", $"{pair.Item1}", "P3", $"{pair.Item2}", "2").Single().Turn;
                var back = Between("P3", $"{pair.Item2}", "P3", $"{pair.Item1}", "2").Single().Turn;
                return (int)there + (int)back == 2;
            })
            .Check(Config.QuickThrowOnFailure);

    private static IReadOnlyList<Change> Between(string was, string before, string now, string after, string version)
    {
        var earlier = AnswerSheet.Empty with { Answers = AnswerSheet.Empty.Answers.Add(was, [before]) };
        return Comparison.Between(Pack, Now, Sheet(Now, (now, [after])), earlier, version);
    }

    private static ItemFate Fate(string? was, string? now, Fate fate) =>
        new()
        {
            Was = was,
            Now = now,
            As = fate,
        };
}
