using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Audit.Pages;

/// <summary>The page of what was done, newest first.</summary>
[Authorize(AuditCan.ReadAudit)]
internal sealed class AuditListPage(AuditLog audit) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var filter = new AuditFilter(What: Given(What), Who: Given(Who), About: Given(About));
        var entries = new Queue<AuditEntry>();
        await foreach (var entry in audit.ReadAsync(filter).WithCancellation(stop))
        {
            entries.Enqueue(entry);
            if (entries.Count > Most)
            {
                entries.Dequeue();
            }
        }

        Entries = [.. entries.Reverse()];
    }

    /// <summary>The day and the minute, by the clock in the United Kingdom.</summary>
    public static string Moment(AuditEntry entry) => $"{Week.DayOf(entry.At):yyyy-MM-dd} {entry.At.UtcDateTime:HH:mm} UTC";

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
