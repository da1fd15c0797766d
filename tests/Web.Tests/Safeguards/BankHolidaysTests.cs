namespace Lodestar.Safeguards;

/// <summary>Days on which nobody is expected to read.</summary>
public class BankHolidaysTests
{
    // As GOV.UK lists them for England and Wales (gov.uk/bank-holidays); those of years it does not list yet as the Banking and
    // Financial Dealings Act 1971 has them, days in lieu included.
    [Theory]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData(2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26")]
    [InlineData(2030, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26")]
    public void On_weekdays_they_are_those_that_are_published(int year, string published)
    {
        var found = Enumerable
            .Range(0, 366)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.Year == year && BankHolidays.Has(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        Assert.Equal(published, string.Join(' ', found.Select(day => $"{day:MM-dd}")));
    }

    [Fact]
    public void Christmas_boxing_day_and_new_year_are_days_off_on_a_weekend_too() =>
        Assert.All([new DateOnly(2026, 12, 26), new DateOnly(2027, 12, 25), new DateOnly(2027, 12, 26), new DateOnly(2028, 1, 1)], day =>
            Assert.True(BankHolidays.Has(day))
        );
}
