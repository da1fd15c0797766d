namespace Lodestar.Safeguards;

/// <summary>
/// Days on which offices in England and Wales are shut every year. Source: Banking and Financial Dealings Act 1971, schedule 1, with
/// the days given in lieu of those that fall on a weekend. One that is proclaimed for a single year is not known here.
/// </summary>
public static class BankHolidays
{
    /// <summary>True where a day is one of them, or is itself Christmas Day, Boxing Day or New Year's Day on a weekend.</summary>
    public static bool Has(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (12, 25) or (12, 26) => true,
        (1, 2 or 3) => day.DayOfWeek == DayOfWeek.Monday,

        // Where the 25th or the 26th falls on a weekend, the days after Boxing Day stand in for them.
        (12, 27) => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday,
        (12, 28) => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday,
        (5, <= 7 or >= 25) or (8, >= 25) => day.DayOfWeek == DayOfWeek.Monday,
        (3 or 4, _) => day == EasterOf(day.Year).AddDays(-2) || day == EasterOf(day.Year).AddDays(1),
        _ => false,
    };

    // Source: the anonymous Gregorian method, Nature, 20 April 1876, page 487.
    private static DateOnly EasterOf(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var lunar = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - (century / 4) - lunar + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * sunday)) / 451;
        var (month, day) = Math.DivRem(moon + sunday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
