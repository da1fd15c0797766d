using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Safeguards;

/// <summary>Moments and durations in words, by the clock in the United Kingdom.</summary>
internal static class Moments
{
    /// <summary>A moment, for instance 'Monday 30 November 2026, 9:00'.</summary>
    public static string Of(Words words, DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Week.Zone);
        return words[
            "safeguards.moment",
            DayName(words, local.DayOfWeek),
            words.Day(DateOnly.FromDateTime(local.DateTime)),
            local.ToString("H:mm", CultureInfo.InvariantCulture)
        ];
    }

    /// <summary>How long something has waited, in hours and minutes.</summary>
    public static string Waiting(Words words, TimeSpan waits) =>
        waits switch
        {
            { TotalHours: < 1 } => words["safeguards.waits.minutes", (int)Math.Max(0, waits.TotalMinutes)],
            { TotalDays: < 2 } => words["safeguards.waits.hours", (int)waits.TotalHours],
            _ => words["safeguards.waits.days", (int)waits.TotalDays],
        };

    /// <summary>Name of a day of the week.</summary>
    public static string DayName(Words words, DayOfWeek day) => words[$"safeguards.days.{day}"];
}
