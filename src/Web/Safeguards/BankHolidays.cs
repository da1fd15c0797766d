using PublicHoliday;

namespace Lodestar.Safeguards;

/// <summary>Days on which offices in England are closed.</summary>
internal static class BankHolidays
{
    private static readonly UKBankHoliday England = new();

    /// <summary>
    /// True if a day is a bank holiday, including one in lieu, or is itself Christmas Day, Boxing Day or New Year's Day on a weekend.
    /// </summary>
    public static bool Has(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (12, 25) or (12, 26) || England.IsPublicHoliday(day.ToDateTime(TimeOnly.MinValue));
}
