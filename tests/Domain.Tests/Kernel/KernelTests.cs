namespace Lodestar.Kernel;

public class KernelTests
{
    [Theory]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23")]
    [InlineData("2026-11-29T23:59:59Z", "2026-11-23")]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-16")]
    [InlineData("2026-07-05T23:30:00Z", "2026-07-06")]
    public void A_week_is_named_by_its_monday_as_the_clock_stands_in_the_united_kingdom(string moment, string monday) =>
        Assert.Equal(DateOnly.Parse(monday), Week.Of(DateTimeOffset.Parse(moment)));

    [Theory]
    [
        InlineData("2026-11-23", "2026-11-23T00:00:00Z"),
        InlineData("2026-07-06", "2026-07-05T23:00:00Z"),
        InlineData("2026-03-29", "2026-03-29T00:00:00Z"),
        InlineData("2026-10-25", "2026-10-24T23:00:00Z")
    ]
    public void A_day_begins_as_the_clock_stands_in_the_united_kingdom(string day, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment), Week.StartOf(DateOnly.Parse(day)));

    [Fact]
    public void An_outcome_is_a_value_or_a_problem_and_a_problem_has_no_value()
    {
        Outcome<int> done = 5;
        Outcome<int> refused = new Problem("field", "words");

        Assert.Equal((5, null), (done.Value, done.Problem));
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }

    [Theory]
    [
        InlineData("bcdf-2345", "bcdf-2345"),
        InlineData("BCDF2345", "bcdf-2345"),
        InlineData(" bcdf 2345 ", "bcdf-2345"),
        InlineData("bcd", "bcd"),
        InlineData("../../etc", "etc")
    ]
    public void A_join_code_may_be_typed_with_capitals_and_without_its_hyphen(string typed, string code) => Assert.Equal(code, JoinCode.Normalise(typed));

    [Fact]
    public void Join_codes_spell_no_word_and_are_not_given_twice()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => JoinCode.New()).ToList();

        Assert.All(codes, code => Assert.Matches("^[bcdfghjkmnpqrstvwxyz2-9]{4}-[bcdfghjkmnpqrstvwxyz2-9]{4}$", code));
        Assert.Equal(1000, codes.Distinct().Count());
    }
}
