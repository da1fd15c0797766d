using System.Text;

namespace Lodestar.Practice;

/// <summary>Two dates for a person's own diary, as an iCalendar file (RFC 5545). It says nothing about what it is for, in case the diary is shared.</summary>
internal static class Diary
{
    /// <summary>After this many months a small next step is worth a look back.</summary>
    private const int StepMonths = 3;

    /// <summary>The founding project asked for a reflection twice a year.</summary>
    private const int AgainMonths = 6;

    public static string File(DateOnly today, DateTimeOffset now, string step, string again, string address)
    {
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Lodestar//Reflection//EN",
            .. Event(today.AddMonths(StepMonths), now, step, address),
            .. Event(today.AddMonths(AgainMonths), now, again, address),
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Fold(line) + "\r\n"));
    }

    private static string[] Event(DateOnly day, DateTimeOffset now, string summary, string address) =>
    [
        "BEGIN:VEVENT",
        $"UID:{Guid.NewGuid():N}@lodestar",
        $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}",
        $"DTSTART;VALUE=DATE:{Workday(day):yyyyMMdd}",
        $"SUMMARY:{Escape(summary)}",
        $"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ];

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A line holds at most 75 bytes; what is longer goes on after a line end and a space.
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
