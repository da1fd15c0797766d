namespace Lodestar.Kernel;

/// <summary>When something that happens again and again is due.</summary>
public sealed class Schedule
{
    private readonly Func<DateTimeOffset, DateTimeOffset> next;

    private Schedule(bool atOnce, Func<DateTimeOffset, DateTimeOffset> next) => (AtOnce, this.next) = (atOnce, next);

    /// <summary>True if it is due as soon as it exists; otherwise it waits for its first time.</summary>
    public bool AtOnce { get; }

    /// <summary>Due at once, and again whenever this much time has passed.</summary>
    public static Schedule Every(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new Schedule(atOnce: true, moment => moment + time);
    }

    /// <summary>
    /// Due once a day at a time in the United Kingdom. A time that is skipped in spring is due when the clocks go forward, and a time that
    /// comes twice in autumn is due the first time.
    /// </summary>
    public static Schedule Daily(TimeOnly time) => new(atOnce: false, moment =>
        {
            var day = Week.DayOf(moment);
            var today = MomentOf(day, time);
            return today > moment ? today : MomentOf(day.AddDays(1), time);
        });

    /// <summary>The first moment after this one when it is due.</summary>
    public DateTimeOffset After(DateTimeOffset moment) => next(moment);

    private static DateTimeOffset MomentOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Week.Zone.IsInvalidTime(local))
        {
            // The skipped hour begins where the time before it ends.
            while (Week.Zone.IsInvalidTime(local.AddMinutes(-1)))
            {
                local = local.AddMinutes(-1);
            }

            return new DateTimeOffset(local, Week.Zone.GetUtcOffset(local.AddMinutes(-1)));
        }

        var offset = Week.Zone.IsAmbiguousTime(local) ? Week.Zone.GetAmbiguousTimeOffsets(local).Max() : Week.Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
