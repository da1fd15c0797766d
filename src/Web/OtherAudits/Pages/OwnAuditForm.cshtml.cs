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

    /// <summary>What this form saved before, beside what was typed since.</summary>
    public TwoTexts? Both { get; private set; }

    /// <summary>The version of what this form saved before; 0 if it saved nothing.</summary>
    public int BasedOn { get; private set; }

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

    public async Task<IActionResult> OnPostAsync(int basedOn, CancellationToken stop)
    {
        BasedOn = basedOn;
        if (await free.ReplyAsync(this, new TextPlace(Place, []), [(nameof(Title), Title), (nameof(Note), Note)], stop) is { } reply)
        {
            return reply;
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var id = this.Mark();
        var begun = await audits.BeginAsync(id, basedOn, Title, Note, HttpContext.Me(), stop);
        if (begun.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        if (begun.Value is { } there)
        {
            BasedOn = there.Version;
            Both = new TwoTexts(TwoTexts.Lines, Lines(there.Title, there.Note), Lines(Title, Note), OtherAuditsLinks.Change(id)) { Again = true };
            return this.AskWhich();
        }

        return Redirect(OtherAuditsLinks.Change(id));
    }

    private IReadOnlyList<TextLine> Lines(string? title, string? note) =>
        [new(words["other-audits.own.title"], title ?? ""), new(words["other-audits.own.note"], note ?? "")];
}
