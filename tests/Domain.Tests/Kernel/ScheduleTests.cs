using System.Globalization;

namespace Lodestar.Kernel;

/// <summary>When something that recurs is due, in days of the United Kingdom. The clocks go forward on 28 March 2027 and back on 31 October 2027.</summary>
public class ScheduleTests
{
    [Theory]
    [InlineData("2026-11-23T01:00Z", "2026-11-23T02:30Z")]
    [InlineData("2026-11-23T02:30Z", "2026-11-24T02:30Z")]
    [InlineData("2026-11-23T23:59Z", "2026-11-24T02:30Z")]
    [InlineData("2027-07-01T01:00Z", "2027-07-01T01:30Z")]
    [InlineData("2027-06-30T23:30Z", "2027-07-01T01:30Z")]
    [InlineData("2027-03-27T12:00Z", "2027-03-28T01:30Z")]
    [InlineData("2027-10-30T12:00Z", "2027-10-31T02:30Z")]
    public void What_is_due_each_night_is_due_at_that_time_of_the_United_Kingdom_winter_and_summer(string now, string due) =>
        Assert.Equal(At(due), Schedule.Daily(new TimeOnly(2, 30)).After(At(now)));

    [Theory]
    [InlineData("2027-03-27T12:00Z", "2027-03-28T01:00Z")]
    [InlineData("2027-03-28T01:00Z", "2027-03-29T00:30Z")]
    public void A_time_that_the_clocks_skip_in_spring_is_due_at_the_moment_they_go_forward(string now, string due) =>
        Assert.Equal(At(due), Schedule.Daily(new TimeOnly(1, 30)).After(At(now)));

    [Theory]
    [InlineData("2027-10-30T12:00Z", "2027-10-31T00:30Z")]
    [InlineData("2027-10-31T00:30Z", "2027-11-01T01:30Z")]
    [InlineData("2027-10-31T01:00Z", "2027-11-01T01:30Z")]
    public void A_time_that_comes_twice_in_autumn_is_due_the_first_time_alone(string now, string due) =>
        Assert.Equal(At(due), Schedule.Daily(new TimeOnly(1, 30)).After(At(now)));

    [Fact]
    public void Through_two_years_there_is_one_due_time_on_each_day_of_the_United_Kingdom()
    {
        var schedule = Schedule.Daily(new TimeOnly(1, 30));
        var due = new List<DateTimeOffset>();
        for (var moment = At("2026-12-31T12:00Z"); due.Count < 730; moment = due[^1])
        {
            due.Add(schedule.After(moment));
        }

        Assert.Equal(Enumerable.Range(0, 730).Select(day => new DateOnly(2027, 1, 1).AddDays(day)), due.Select(Week.DayOf));
    }

    [Fact]
    public void What_is_due_every_hour_is_due_an_hour_after_the_last_time_and_the_first_time_at_once()
    {
        var hourly = Schedule.Every(TimeSpan.FromHours(1));

        Assert.True(hourly.AtOnce);
        Assert.Equal(At("2027-03-28T01:45Z"), hourly.After(At("2027-03-28T00:45Z")));
        Assert.False(Schedule.Daily(TimeOnly.MinValue).AtOnce);
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Every(TimeSpan.Zero));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
