namespace Lodestar.OtherAudits;

/// <summary>A pointer to evidence in a cell, as it is written and as people write it.</summary>
public class EvidenceLineTests
{
    [Theory]
    [InlineData("Policy", "Shared drive", "", null), InlineData("Training - level two", "Shared drive", "Deputy head", "2027-10-16")]
    [InlineData("A | B", "C \\ D\\", "", "2027-02-01"), InlineData("A\u00A0 - B", "C \u2013 D", "E", null), InlineData("\\|", "|\\", "", null)]
    public void What_is_written_is_read_as_it_was(string what, string held, string owner, string? day)
    {
        var reviewOn = day is null ? (DateOnly?)null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(new FilePointer("", what, held, owner, reviewOn), EvidenceLine.Read(EvidenceLine.Of(what, held, owner, reviewOn), "?"));
    }

    [Theory]
    [InlineData("Policy \u2013 Shared drive", "Policy", "Shared drive"), InlineData("Policy - Shared drive", "Policy", "Shared drive")]
    [InlineData("Policy - online safety \u2013 Shared drive", "Policy - online safety", "Shared drive")]
    [InlineData("Training \u2013 level two \u2013 Office", "Training \u2013 level two", "Office"), InlineData("Policy\u00A0- Office", "Policy", "Office")]
    [InlineData("Policy", "Policy", "?"), InlineData("Well-being policy", "Well-being policy", "?"), InlineData("Policy | ", "Policy", "?")]
    public void A_line_that_people_wrote_is_parted_at_its_last_dash(string line, string what, string held) =>
        Assert.Equal(new FilePointer("", what, held), EvidenceLine.Read(line, "?"));

    [Fact]
    public void A_day_may_be_written_out_and_four_parts_without_a_day_are_one_text()
    {
        Assert.Equal(new DateOnly(2027, 10, 16), EvidenceLine.Read("A | B | C | 16 October 2027", "?").ReviewOn);
        Assert.Equal(new FilePointer("", "A | B | C | spring", "?"), EvidenceLine.Read("A | B | C | spring", "?"));
    }
}
