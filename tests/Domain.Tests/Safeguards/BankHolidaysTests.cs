namespace Lodestar.Safeguards;

/// <summary>Days on which nobody is said to read.</summary>
public class BankHolidaysTests
{
    // As GOV.UK lists them for England and Wales (gov.uk/bank-holidays), without those proclaimed for one year.
    [Theory]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void On_weekdays_they_are_those_that_are_published(int year, string published)
    {
        var found = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year && BankHolidays.Has(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        Assert.Equal(published, string.Join(' ', found.Select(day => $"{day:MM-dd}")));
    }
}
