using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>A time of the week when somebody reads what arrives, in minutes from midnight in the United Kingdom.</summary>
/// <param name="Day">The day of the week.</param>
/// <param name="From">The first minute.</param>
/// <param name="Until">The minute after the last.</param>
public sealed record WatchTime(DayOfWeek Day, int From, int Until);

/// <summary>The hours when a district's safeguarding leads read what arrives, which are never on a bank holiday.</summary>
/// <param name="All">Their times, in any order; they may overlap.</param>
/// <param name="IsHoliday">Says whether a day is a bank holiday.</param>
public sealed record WatchTimes(IReadOnlyList<WatchTime> All, Func<DateOnly, bool> IsHoliday)
{
    // Anyone who has hours has them every week, and bank holidays take the same weekday at most three weeks in a row.
    private const int DaysAhead = 29;

    /// <summary>True if somebody reads at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset moment) => On(Week.DayOf(moment)).Any(open => open.From <= moment && moment < open.Until);

    /// <summary>The next moment when somebody reads; null if nobody has hours.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) =>
        Days(Week.DayOf(moment), DaysAhead).SelectMany(On).Where(open => open.From > moment).Select(open => (DateTimeOffset?)open.From).Min();

    /// <summary>How long, between two moments, somebody could have read.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        var (day, last) = (Week.DayOf(from), Week.DayOf(until));
        var (read, seen) = (TimeSpan.Zero, from);
        foreach (var open in Days(day, Math.Max(0, last.DayNumber - day.DayNumber + 1)).SelectMany(On).OrderBy(open => open.From))
        {
            // Hours of two people that overlap are counted once.
            var (start, end) = (open.From > seen ? open.From : seen, open.Until < until ? open.Until : until);
            if (end > start)
            {
                (read, seen) = (read + (end - start), end);
            }
        }

        return read;
    }

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(first.AddDays);

    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> On(DateOnly day) =>
        IsHoliday(day) ? [] : All.Where(time => time.Day == day.DayOfWeek).Select(time => (Moment(day, time.From), Moment(day, time.Until)));

    private static DateTimeOffset Moment(DateOnly day, int minutes)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return new DateTimeOffset(local, Week.Zone.GetUtcOffset(local));
    }
}
