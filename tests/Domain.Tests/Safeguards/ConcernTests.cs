namespace Lodestar.Safeguards;

/// <summary>When leads read, and who is told of a concern when.</summary>
public class ConcernTests
{
    // A Friday in November; clocks go forward on 28 March 2027.
    private static readonly DateTimeOffset Friday = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<DateOnly> Holidays = [new(2026, 12, 25), new(2026, 12, 26), new(2026, 12, 28), new(2027, 3, 26), new(2027, 3, 29)];
    private static readonly WatchTimes Office = new(
        [
            .. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Friday }.Select(day => new WatchTime(day, 9 * 60, 17 * 60)),
            new WatchTime(DayOfWeek.Friday, 16 * 60, 18 * 60),
        ],
        Holidays.Contains
    );

    [Theory]
    [
        InlineData("2026-11-27T09:00Z", true),
        InlineData("2026-11-27T08:59Z", false),
        InlineData("2026-11-27T17:59Z", true),
        InlineData("2026-11-27T18:00Z", false),
        InlineData("2026-11-28T12:00Z", false),
        InlineData("2026-12-25T12:00Z", false)
    ]
    public void Somebody_reads_from_the_first_minute_to_the_last(string moment, bool open) => Assert.Equal(open, Office.IsOpenAt(At(moment)));

    [Theory]
    [
        InlineData("2026-11-27T18:00Z", "2026-11-30T09:00Z"),
        InlineData("2026-11-30T08:00Z", "2026-11-30T09:00Z"),
        InlineData("2026-11-30T09:00Z", "2026-12-01T09:00Z"),
        InlineData("2027-03-27T12:00Z", "2027-03-30T08:00Z"),
        InlineData("2026-12-25T12:00Z", "2026-12-29T09:00Z")
    ]
    public void The_next_hours_are_found_over_a_weekend_over_bank_holidays_and_where_clocks_change(string moment, string next) =>
        Assert.Equal(At(next), Office.NextAfter(At(moment)));

    [Fact]
    public void Without_hours_nobody_reads_ever() => Assert.Null(new WatchTimes([], Holidays.Contains).NextAfter(Friday));

    [Theory]
    [
        InlineData("2026-11-27T16:30Z", "2026-11-27T17:00Z", 30),
        InlineData("2026-11-27T15:00Z", "2026-11-27T19:00Z", 180),
        InlineData("2026-11-27T17:30Z", "2026-11-30T09:20Z", 50),
        InlineData("2026-11-28T00:00Z", "2026-11-29T00:00Z", 0),
        InlineData("2026-11-27T12:00Z", "2026-11-27T11:00Z", 0)
    ]
    public void Hours_that_overlap_count_once(string from, string until, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Office.Between(At(from), At(until)));

    [Fact]
    public void The_lead_is_told_after_a_moment_for_second_thoughts_and_at_once_where_the_writer_asks()
    {
        var concern = New();

        Assert.Null(concern.ToTell(Office, Friday.AddMinutes(4)));
        Assert.Equal(ConcernTold.Lead, concern.ToTell(Office, Friday.AddMinutes(5)));
        Assert.True(concern.AskContact(Guid.NewGuid()));
        Assert.Equal(ConcernTold.Lead, concern.ToTell(Office, Friday));
        Assert.True(concern.See());
        Assert.Null(concern.ToTell(Office, Friday.AddDays(9)));
    }

    [Fact]
    public void Of_somebody_who_writes_for_themself_only_the_hour_is_kept_and_nobody_can_be_contacted()
    {
        var concern = Concern.Raise("a.place", "leeds", Guid.NewGuid(), forThemself: true, Friday.AddMinutes(44));

        Assert.Equal(Friday, concern.At);
        Assert.Equal(Friday, concern.Kept(Friday.AddMinutes(59)));
        Assert.Null(concern.Organisation);
        Assert.False(concern.AskContact(Guid.NewGuid()));
        Assert.Null(concern.Writer);
    }

    [Fact]
    public void What_was_dealt_with_is_not_opened_again()
    {
        var concern = New();

        Assert.True(concern.DealWith(Friday));
        Assert.False(concern.DealWith(Friday.AddDays(1)));
        Assert.False(concern.See());
        Assert.False(concern.AskContact(Guid.NewGuid()));
        Assert.Equal((ConcernState.DealtWith, Friday), (concern.State, concern.Closed));
    }

    private static Concern New() => Concern.Raise("a.place", "leeds", Guid.NewGuid(), forThemself: false, Friday);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
