namespace Lodestar.Kernel;

/// <summary>The finest time that is kept about a person's answers: the week, named by its Monday.</summary>
public static class Week
{
    /// <summary>The time zone in which days begin and rounds open and close.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The date in the United Kingdom at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The first moment of a day in the United Kingdom.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight));
    }

    /// <summary>The Monday of the week in which a moment falls.</summary>
    public static DateOnly Of(DateTimeOffset moment) => Of(DayOf(moment));

    /// <summary>The Monday of the week in which a day falls.</summary>
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
