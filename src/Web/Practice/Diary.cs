using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Lodestar.Practice;

/// <summary>
/// Two dates for a person's own diary, as an iCalendar file (RFC 5545). It does not say what it is for, in case others see the diary.
/// </summary>
internal static class Diary
{
    /// <summary>After how many months it is worth looking back at a small next step.</summary>
    private const int StepMonths = 3;

    /// <summary>The founding project asked for a reflection twice a year.</summary>
    private const int AgainMonths = 6;

    /// <summary>Writes the file.</summary>
    public static string File(DateOnly today, DateTimeOffset now, string step, string again, string address)
    {
        var calendar = new Calendar { ProductId = "-//Lodestar//Reflection//EN" };
        calendar.Events.Add(Event(today.AddMonths(StepMonths), now, step, address));
        calendar.Events.Add(Event(today.AddMonths(AgainMonths), now, again, address));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(DateOnly day, DateTimeOffset now, string summary, string address) =>
        new()
        {
            Uid = $"{Guid.NewGuid():N}@lodestar",
            DtStamp = new CalDateTime(now.UtcDateTime),
            Start = new CalDateTime(Workday(day)),
            Summary = summary,
            Url = new Uri(address),
            Transparency = TransparencyType.Transparent,
        };

    private static DateOnly Workday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
}
