using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class AnswerSheetTests
{
    private static readonly PersonReflection All = Questions(
        Section("all", Item("P1", ItemKind.Sector), Item("P2", ItemKind.Districts), Item("P8"), Item("P28", ItemKind.Text))
    );

    [Fact]
    public void Sector_districts_and_the_private_note_never_stand_among_the_answers()
    {
        var sheet = Sheet(All, ("P1", ["education"]), ("P2", ["north"]), ("P8", ["confident"]), ("P28", ["Ask the team"]));

        Assert.Equal(["P8"], sheet.Answers.Keys);
        Assert.Equal(("education", "north", "Ask the team"), (sheet.Sector, sheet.Districts.Single(), sheet.Note));
    }

    [Fact]
    public void A_later_entry_lies_over_an_earlier_one_and_leaves_the_rest()
    {
        var first = Sheet(All, ("P1", ["education"]), ("P8", ["not-yet"]));
        var second = Sheet(All, ("P8", ["confident"]), ("P2", ["south"]));

        var both = first.With(second);

        Assert.Equal(("education", "south", "confident"), (both.Sector, both.Districts.Single(), both.Answers["P8"].Single()));
    }

    [Fact]
    public void The_skipped_sections_are_those_of_the_last_entry()
    {
        var skipped = AnswerSheet.Empty with { Skipped = AnswerSheet.Empty.Skipped.Add("wellbeing") };

        Assert.Equal(["wellbeing"], AnswerSheet.Empty.With(skipped).Skipped);
        Assert.Empty(skipped.With(AnswerSheet.Empty).Skipped);
    }

    [Theory]
    [InlineData("north", "north"), InlineData("north south", "several"), InlineData("", "withheld"), InlineData("region", "region")]
    public void A_person_counts_once_whatever_the_number_of_districts(string districts, string group) =>
        Assert.Equal(group, (AnswerSheet.Empty with { Districts = [.. districts.Split(' ', StringSplitOptions.RemoveEmptyEntries)] }).DistrictGroup);
}
