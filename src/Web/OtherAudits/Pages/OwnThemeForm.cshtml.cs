using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page for a theme of one of the partnership's own audits, and the items that answer it.</summary>
[Authorize(OtherAuditsCan.KeepAudits)]
internal sealed class OwnThemeFormPage(DescribedAudits audits, Packs packs, FreeText free, Words words) : PageModel
{
    private const string New = "new";

    public OwnAudit Audit { get; private set; } = null!;

    /// <summary>The theme that is being changed; null for a new one.</summary>
    public OwnTheme? Theme { get; private set; }

    [BindProperty]
    public int BasedOn { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(Name = nameof(Items))]
    public IReadOnlyList<string> Items { get; set; } = [];

    public IReadOnlyList<ChoiceItem> Choices =>
        [
            .. from standard in Pack.Standards.Standards
            from choice in Pack.Organisation!.Items.Where(item => item.Standard == standard.Id)
                .Select(item => new ChoiceItem
                {
                    Value = item.Id,
                    Text = item.Title,
                    Hint = new() { Text = item.Question },
                })
                .Prepend(new ChoiceItem { Divider = standard.Title })
            select choice,
        ];

    private Pack Pack { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string theme, CancellationToken stop)
    {
        if (!await FindAsync(id, theme, stop))
        {
            return NotFound();
        }

        (Title, Items, BasedOn) = (Theme?.Title, Theme?.Items ?? [], Audit.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string theme, string? then, CancellationToken stop)
    {
        if (!await FindAsync(id, theme, stop))
        {
            return NotFound();
        }

        if (then == "take-out-theme" && Theme is not null)
        {
            Audit.TakeOut(Theme.Id);
            return await audits.ChangeAsync(Audit, HttpContext.Me(), stop) is { } moved ? Refused(moved) : Redirect(OtherAuditsLinks.Change(id));
        }

        if (await free.ReplyAsync(this, new TextPlace(OwnAuditFormPage.Place, []), [(nameof(Title), Title)], stop) is { } reply)
        {
            return reply;
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        string[] chosen = [.. Pack.Organisation!.Items.Select(item => item.Id).Intersect(Items)];
        var problem =
            BasedOn == Audit.Version ? Audit.Keep(Theme?.Id, Title, chosen) ?? await audits.ChangeAsync(Audit, HttpContext.Me(), stop) : DescribedAudits.Moved;
        if (problem == DescribedAudits.Moved && await FindAsync(id, theme, stop) && Audit.Holds(Theme?.Id, Title, chosen))
        {
            // The same form again: what it says is there, whatever else changed since.
            problem = null;
        }

        return problem is not null ? Refused(problem) : Redirect(then == "another" ? OtherAuditsLinks.NewTheme(id) : OtherAuditsLinks.Change(id));
    }

    private PageResult Refused(Problem problem)
    {
        ModelState.AddModelError(problem.Field, words[problem]);
        return this.AskAgain();
    }

    private async Task<bool> FindAsync(Guid id, string theme, CancellationToken stop)
    {
        Pack = await packs.NewestAsync(words.Language, stop);
        Audit = (await audits.OneAsync(id, stop))!;
        Theme = Audit?.Themes.FirstOrDefault(one => one.Id == theme);
        return Audit is not null && (Theme is not null || theme == New);
    }
}
