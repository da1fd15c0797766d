using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Safeguards.Pages;

/// <summary>The hours of one day as somebody types them.</summary>
internal sealed class DayHours
{
    public string? From { get; set; }

    public string? Until { get; set; }
}

/// <summary>The page on which a safeguarding lead says when they read what arrives.</summary>
[Authorize(SafeguardsCan.AnswerConcerns)]
internal sealed class HoursPage(Watches watches, Words words) : PageModel
{
    /// <summary>The days of the week, from Monday.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    [BindProperty]
    public List<DayHours> Days { get; set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var hours = (await watches.HoursOfAsync(HttpContext.Me().Id, stop)).ToDictionary(time => time.Day);
        Days =
        [
            .. Week.Select(day =>
                hours.TryGetValue(day, out var time) ? new DayHours { From = Written(time.From), Until = Written(time.Until) } : new DayHours()
            ),
        ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Days = [.. Days.Take(Week.Count), .. Enumerable.Range(0, Math.Max(0, Week.Count - Days.Count)).Select(_ => new DayHours())];
        var times = Week.Select(Read).ToList();
        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        await watches.SetAsync(HttpContext.Me(), [.. times.OfType<WatchTime>()], stop);
        return Redirect(SafeguardsLinks.Concerns);
    }

    // Null for a day without hours, and if what was typed cannot be kept.
    private WatchTime? Read(DayOfWeek day, int place)
    {
        var (typed, name) = (Days[place], Moments.DayName(words, day));
        if (string.IsNullOrWhiteSpace(typed.From) && string.IsNullOrWhiteSpace(typed.Until))
        {
            return null;
        }

        if (Minutes(typed.From) is not { } from || Minutes(typed.Until) is not { } until)
        {
            ModelState.AddModelError(
                $"Days[{place}].{(Minutes(typed.From) is null ? nameof(DayHours.From) : nameof(DayHours.Until))}",
                words["safeguards.hours.both", name]
            );
            return null;
        }

        if (until <= from)
        {
            ModelState.AddModelError($"Days[{place}].{nameof(DayHours.Until)}", words["safeguards.hours.order", name]);
            return null;
        }

        return new WatchTime(day, from, until);
    }

    private static int? Minutes(string? typed) =>
        TimeOnly.TryParseExact((typed ?? "").Trim(), ["H:mm", "HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : null;

    private static string Written(int minutes) => new TimeOnly(minutes / 60, minutes % 60).ToString("HH:mm", CultureInfo.InvariantCulture);
}
