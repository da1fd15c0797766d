using static Lodestar.Given;

namespace Lodestar.Rounds;

public class RoundTests
{
    private static readonly NewRound Autumn = new("Autumn 2026", "practitioner", ["north"], "2", Today, Today.AddDays(30));

    [Fact]
    public void A_round_is_open_from_its_first_day_to_the_end_of_its_last()
    {
        var round = Round.Open(Autumn, [], Today).Value;

        Assert.False(round.IsOpenOn(Today.AddDays(-1)));
        Assert.True(round.IsOpenOn(Today));
        Assert.True(round.IsOpenOn(Today.AddDays(30)));
        Assert.False(round.IsOpenOn(Today.AddDays(31)));
        Assert.True(round.IsOverOn(Today.AddDays(31)));
    }

    [Theory]
    [InlineData("", "rounds.title")]
    [InlineData("  ", "rounds.title")]
    public void A_round_needs_a_title(string title, string words) => Assert.Equal(words, Round.Open(Autumn with { Title = title }, [], Today).Problem!.Words);

    [Fact]
    public void A_title_has_at_most_120_characters() =>
        Assert.Equal("rounds.title", Round.Open(Autumn with { Title = new string('a', 121) }, [], Today).Problem!.Words);

    [Fact]
    public void A_round_needs_a_district() => Assert.Equal("rounds.districts", Round.Open(Autumn with { Districts = [] }, [], Today).Problem!.Words);

    [Fact]
    public void A_round_closes_neither_before_it_opens_nor_in_the_past()
    {
        Assert.Equal("rounds.opens", Round.Open(Autumn with { ClosesOn = Today.AddDays(-1), OpensOn = Today.AddDays(-9) }, [], Today).Problem!.Words);
        Assert.Equal("rounds.closes", Round.Open(Autumn with { OpensOn = Today.AddDays(31) }, [], Today).Problem!.Words);
        Assert.Null(Round.Open(Autumn with { ClosesOn = Today }, [], Today).Problem);
    }

    [Fact]
    public void No_round_opens_for_a_district_whose_front_door_nobody_has_confirmed()
    {
        var problem = Round.Open(Autumn, ["north"], Today).Problem!;

        Assert.Equal(("rounds.front-door", "north"), (problem.Words, problem.With[0]));
    }

    [Fact]
    public void Closing_ends_a_round_at_once_and_never_makes_it_longer()
    {
        var round = Round.Open(Autumn, [], Today).Value;
        round.CloseNow(Today.AddDays(5));
        round.CloseNow(Today.AddDays(9));

        Assert.Equal(Today.AddDays(4), round.ClosesOn);
        Assert.False(round.IsOpenOn(Today.AddDays(5)));
    }
}
