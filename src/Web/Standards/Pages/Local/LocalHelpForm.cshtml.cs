using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>The page for help with an item of the pack in the partnership's own words, beside the pack's.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalHelpFormPage(LocalDrafts drafts, FreeText free, Words words) : PageModel
{
    public OpenDraft Open { get; private set; } = null!;

    public PackItem Item { get; private set; } = null!;

    /// <summary>True if the item has words of the partnership's own.</summary>
    public bool HasOwn => Open.Next.HelpWith(Item.Id) is not null;

    /// <summary>What somebody else saved in the meantime, beside what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    [BindProperty]
    public string? BasedOn { get; set; }

    [BindProperty]
    public string? Hint { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Good { get; set; }

    [BindProperty]
    public string? Poor { get; set; }

    public HelpText Typed =>
        new()
        {
            Item = Item.Id,
            Hint = LocalText.Of(Hint),
            Why = Item.TakesWhy ? LocalText.Of(Why) : "",
            Evidence = Item.Evidence.Count > 0 ? LocalText.Lines(Evidence) : [],
            Good = Item.Good is not null ? LocalText.Of(Good) : "",
            Poor = Item.Good is not null ? LocalText.Of(Poor) : "",
        };

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken stop)
    {
        if (!await FindAsync(item, stop))
        {
            return NotFound();
        }

        var now = Open.Next.HelpWith(item) ?? new HelpText { Item = item };
        (BasedOn, Hint, Why, Evidence, Good, Poor) = (Open.MarkOf(item), now.Hint, now.Why, string.Join('\n', now.Evidence), now.Good, now.Poor);
        foreach (var fault in await drafts.WhoAsync(item, stop) is null ? [] : drafts.Faults(Open).Where(fault => fault.About == item))
        {
            ModelState.AddModelError(fault.Problem.Field, words[fault.Problem]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, string? then, CancellationToken stop)
    {
        if (!await FindAsync(item, stop))
        {
            return NotFound();
        }

        if (then == "pack")
        {
            return await KeepAsync(new HelpText { Item = item }, StandardsLinks.Local, stop);
        }

        if (
            await free.ReplyAsync(
                this,
                LocalText.Place,
                [(nameof(Hint), Hint), (nameof(Why), Why), (nameof(Evidence), Evidence), (nameof(Good), Good), (nameof(Poor), Poor)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        return ModelState.IsValid ? await KeepAsync(Typed, then == "list" ? StandardsLinks.Local : StandardsLinks.LocalPreview(item), stop) : this.AskAgain();
    }

    private async Task<IActionResult> KeepAsync(HelpText help, string next, CancellationToken stop)
    {
        if (await drafts.KeepAsync(help, BasedOn ?? "", HttpContext.Me(), stop) is not { } problem)
        {
            return Redirect(next);
        }

        Open = await drafts.OpenAsync(stop);
        if (Open.MarkOf(Item.Id) == BasedOn)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        // Saving again from this page replaces their words.
        var who = await drafts.WhoAsync(Item.Id, stop);
        Both = new TwoTexts("_HelpWords", Open.Next.HelpWith(Item.Id) ?? new HelpText { Item = Item.Id }, Typed, StandardsLinks.LocalForm(Item.Id))
        {
            By = who?.ByName,
            At = who is null ? null : words.Moment(who.At),
        };
        BasedOn = Open.MarkOf(Item.Id);
        return this.AskWhich();
    }

    private async Task<bool> FindAsync(string item, CancellationToken stop)
    {
        Open = await drafts.OpenAsync(stop);
        Item = PackItem.Of(Open.Pack, item)!;
        return Item is not null;
    }
}
