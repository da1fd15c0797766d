using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page of one of the partnership's own audits, with its themes.</summary>
[Authorize(OtherAuditsCan.KeepAudits)]
internal sealed class OwnAuditViewPage(DescribedAudits audits, Packs packs, FreeText free, Words words) : PageModel
{
    private Pack pack = null!;

    public OwnAudit Audit { get; private set; } = null!;

    /// <summary>The version that the reader saw, so that somebody else's newer changes are not overwritten.</summary>
    [BindProperty]
    public int BasedOn { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The titles of the items that answer a theme.</summary>
    public string Titles(OwnTheme theme)
    {
        ArgumentNullException.ThrowIfNull(theme);
        return string.Join(", ", (pack.Organisation?.Items ?? []).Where(item => theme.Items.Contains(item.Id)).Select(item => item.Title));
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        (Title, Note, BasedOn) = (Audit.Title, Audit.Note, Audit.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        if (await free.ReplyAsync(this, new TextPlace(OwnAuditFormPage.Place, []), [(nameof(Title), Title), (nameof(Note), Note)], stop) is { } reply)
        {
            return reply;
        }

        var problem =
            BasedOn != Audit.Version ? DescribedAudits.Moved
            : ModelState.IsValid ? Audit.Describe(Title, Note) ?? await audits.ChangeAsync(Audit, HttpContext.Me(), stop)
            : null;
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return ModelState.IsValid ? Redirect(OtherAuditsLinks.Change(id)) : this.AskAgain();
    }

    /// <summary>Removes the audit; no answer is deleted.</summary>
    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return Redirect(OtherAuditsLinks.Audits);
        }

        if (BasedOn != Audit.Version)
        {
            (Title, Note) = (Audit.Title, Audit.Note);
            ModelState.AddModelError("", words[DescribedAudits.Moved]);
            return this.AskAgain();
        }

        await audits.TakeOutAsync(Audit, HttpContext.Me(), stop);
        return Redirect(OtherAuditsLinks.Audits);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        pack = await packs.NewestAsync(words.Language, stop);
        Audit = (await audits.OneAsync(id, stop))!;
        return Audit is not null;
    }
}
