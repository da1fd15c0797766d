namespace Lodestar.Rounds;

/// <summary>
/// How often a partnership holds rounds, and what it proposes for the next one. The report says 'biannually', which is read as twice a year.
/// </summary>
/// <param name="PerYear">Rounds in a year.</param>
public readonly record struct RoundCadence(int PerYear)
{
    /// <summary>The usual number of rounds a year.</summary>
    public const int Usual = 2;

    /// <summary>The most rounds a year.</summary>
    public const int Most = 12;

    /// <summary>How many days a proposed round lasts: six weeks, or less if rounds come more often.</summary>
    public int Days => Math.Min(42, 365 / PerYear / 2);

    /// <summary>The key of the words for a proposed title, such as <c>running-rounds.open.title-autumn</c>.</summary>
    /// <param name="day">The day the round opens.</param>
    /// <returns>The key, and the year for the title.</returns>
    public (string Words, int Year) Title(DateOnly day) =>
        PerYear switch
        {
            1 => ("running-rounds.open.title-year", day.Year),
            2 => (
                day.Month is >= 3 and <= 8 ? "running-rounds.open.title-spring" : "running-rounds.open.title-autumn",
                day.Month <= 2 ? day.Year - 1 : day.Year
            ),
            3 or 4 => (
                day.Month switch
                {
                    <= 2 or 12 => "running-rounds.open.title-winter",
                    <= 5 => "running-rounds.open.title-spring",
                    <= 8 => "running-rounds.open.title-summer",
                    _ => "running-rounds.open.title-autumn",
                },
                day.Month <= 2 ? day.Year - 1 : day.Year
            ),
            _ => ("running-rounds.open.title-month", day.Year),
        };

    /// <summary>The day when the next round is due, given the day on which the last one opened.</summary>
    public DateOnly NextAfter(DateOnly opened) => opened.AddMonths(12 / PerYear);
}
