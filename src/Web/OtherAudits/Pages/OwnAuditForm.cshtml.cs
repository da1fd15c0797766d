using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page for starting the themes of an audit done elsewhere, from a common one or from nothing.</summary>
[Authorize(OtherAuditsCan.KeepAudits)]
internal sealed class OwnAuditFormPage(DescribedAudits audits, Packs packs, FreeText free, Words words) : PageModel
{
    /// <summary>The kind of page, for the message that tells the safeguarding lead where a text was written.</summary>
    public const string Place = "other-audits.place";

    /// <summary>Code of the audit from which to start; null if there is none.</summary>
    [FromQuery]
    public string? From { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<AuditStart> Starts => packs.Current(words.Language).AuditStarts;

    public void OnGet()
    {
        if (Starts.FirstOrDefault(start => start.Id == From) is { } start)
        {
            (Title, Note) = (start.Title, start.Web is { } web ? $"{start.Note}\n{web}" : start.Note);
        }
        else
        {
            From = null;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await free.ReplyAsync(this, new TextPlace(Place, []), [(nameof(Title), Title), (nameof(Note), Note)], stop) is { } reply)
        {
            return reply;
        }

        var begun = OwnAudit.Begin(Title, Note);
        if ((begun.Problem ?? (ModelState.IsValid ? await audits.AddAsync(begun.Value, HttpContext.Me(), stop) : null)) is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return ModelState.IsValid ? Redirect(OtherAuditsLinks.Change(begun.Value.Id)) : this.AskAgain();
    }
}
