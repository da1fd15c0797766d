using Lodestar.Rounds;
using static Lodestar.Given;

namespace Lodestar.RunningRounds;

/// <summary>What those who run a round can do with it.</summary>
public class RunningTests
{
    private static readonly Guid Kite = Guid.NewGuid();
    private static readonly Round Autumn = Round.Past(
        new NewRound("Autumn 2026", "practitioner", ["north"], "2", Today.AddDays(-10), Today.AddDays(10), Organisations: true),
        "bcdf-2345"
    );

    [Fact]
    public void An_organisation_writes_until_the_last_day_or_a_later_one_of_its_own()
    {
        var longer = RoundExtension.Give(Autumn, Kite, Today.AddDays(20), "Inspection", Guid.Empty, Today).Value;

        Assert.False(Autumn.IsOpenFor(Kite, null, Today.AddDays(-11)));
        Assert.True(Autumn.IsOpenFor(Kite, null, Today.AddDays(10)));
        Assert.False(Autumn.IsOpenFor(Kite, null, Today.AddDays(11)));
        Assert.True(Autumn.IsOpenFor(Kite, longer, Today.AddDays(20)));
        Assert.False(Autumn.IsOpenFor(Kite, longer, Today.AddDays(21)));
        Assert.False(Autumn.IsOpenFor(Guid.NewGuid(), longer, Today.AddDays(11)));
        Assert.False(Round.Past(new NewRound("Alone", "practitioner", ["north"], "2", Today, Today), "bcdf-2346").IsOpenFor(Kite, null, Today));
    }

    [Theory]
    [InlineData(10, "Inspection", "day"), InlineData(-11, "Inspection", "day"), InlineData(367, "Inspection", "day"), InlineData(20, " ", "reason")]
    public void More_days_are_later_than_the_last_and_have_a_reason(int days, string reason, string problem) =>
        Assert.Equal($"rounds.extend-{problem}", RoundExtension.Give(Autumn, Kite, Today.AddDays(days), reason, Guid.Empty, Today).Problem!.Words);

    [Fact]
    public void The_last_day_moves_forward_only_and_not_once_it_has_passed()
    {
        var round = Round.Past(new NewRound("Autumn", "practitioner", ["north"], "2", Today.AddDays(-10), Today.AddDays(10)), "bcdf-2345");

        Assert.Equal("rounds.later", round.CloseLater(Today.AddDays(10), Today)!.Words);
        Assert.Equal("rounds.later", round.CloseLater(Today.AddDays(400), Today)!.Words);
        Assert.Equal("rounds.is-over", round.CloseLater(Today.AddDays(40), Today.AddDays(11))!.Words);
        Assert.Null(round.CloseLater(Today.AddDays(11), Today));
        Assert.Equal(Today.AddDays(11), round.ClosesOn);
    }

    [Theory]
    [
        InlineData(1, 11, "year", 2026),
        InlineData(2, 11, "autumn", 2026),
        InlineData(2, 4, "spring", 2026),
        InlineData(2, 1, "autumn", 2025),
        InlineData(4, 7, "summer", 2026),
        InlineData(4, 1, "winter", 2025),
        InlineData(12, 7, "month", 2026)
    ]
    public void A_title_is_proposed_from_how_often_rounds_are_held(int perYear, int month, string words, int year) =>
        Assert.Equal(($"running-rounds.open.title-{words}", year), new RoundCadence(perYear).Title(new DateOnly(2026, month, 15)));

    [Fact]
    public void Twice_a_year_the_next_round_is_due_after_six_months_and_lasts_six_weeks()
    {
        var cadence = new RoundCadence(RoundCadence.Usual);

        Assert.Equal((new DateOnly(2027, 5, 23), 42), (cadence.NextAfter(new DateOnly(2026, 11, 23)), cadence.Days));
        Assert.Equal(15, new RoundCadence(12).Days);
    }

    [Fact]
    public void A_letter_names_each_organisation_and_reads_no_place_twice()
    {
        var letter = new RoundLetter("[Round]", "[organisation], [link], [last day], [unknown]").For(
            new LetterFacts("Kite [link]", "Autumn", "1 May", "9 May", "https://x")
        );

        Assert.Equal(new RoundLetter("Autumn", "Kite [link], https://x, 9 May, [unknown]"), letter);
    }

    [Theory]
    [
        InlineData("", "Hello", "Subject"),
        InlineData("a\nb", "Hello", "Subject"),
        InlineData("Hello", " ", "Text"),
        InlineData("[Round] [organisation]", "[last day] [lastday]", "Text"),
        InlineData("[taken out]", "[link], [First day]; [ ]\n[]", "Subject", "Text")
    ]
    public void A_letter_has_a_subject_in_one_line_and_a_text(string subject, string text, params string[] fields) =>
        Assert.Equal(fields, new RoundLetter(subject, text).Problems().Select(problem => problem.Field));
}
