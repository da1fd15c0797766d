using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>Something that changed, as a list shows it.</summary>
internal sealed record ChangeLine(string Id, string Title, string State, string? Preview)
{
    /// <summary>What changed between two layers.</summary>
    public static IReadOnlyList<ChangeLine> Of(Pack pack, LocalLayer now, LocalLayer before, Words words, bool preview) =>
        [
            .. from change in now.ChangesSince(before)
            let title = (now.Question(change.About) ?? before.Question(change.About))?.Title ?? PackItem.Of(pack, change.About)?.Title ?? ""
            let kind = PackBinder.KeyOf(change.Kind.ToString())
            let state = words[LocalQuestion.IsId(change.About) ? $"standards.local.state.{kind}" : $"standards.local.help-state.{kind}"]
            select new ChangeLine(
                change.About,
                title,
                state,
                preview && (now.Question(change.About) is not null || !LocalQuestion.IsId(change.About)) ? StandardsLinks.LocalPreview(change.About) : null
            ),
        ];
}

/// <summary>The page for publishing the draft, with what changes and a sentence about it.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalPublishPage(LocalDrafts drafts, FreeText free, Words words) : PageModel
{
    public OpenDraft Open { get; private set; } = null!;

    public IReadOnlyList<LocalFault> Faults { get; private set; } = [];

    public IReadOnlyList<ChangeLine> Lines => ChangeLine.Of(Open.Pack, Open.Next, Open.Newest, words, preview: true);

    /// <summary>The draft that the reader saw, so that nothing is published unseen.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    [BindProperty]
    public string? What { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        BasedOn = Open.Mark;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        if (await free.ReplyAsync(this, LocalText.Place, [(nameof(What), What)], stop) is { } reply)
        {
            return reply;
        }

        if (LocalText.Of(What).Length is 0 or > StoredLayer.LongestChanges)
        {
            ModelState.AddModelError(nameof(What), words["standards.local.publish.changes-missing", StoredLayer.LongestChanges]);
            return this.AskAgain();
        }

        var published = await drafts.PublishAsync(LocalText.Of(What), BasedOn ?? "", HttpContext.Me(), stop);
        if (published.Problem is { } problem)
        {
            await LookAsync(stop);
            BasedOn = Open.Mark;
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect(StandardsLinks.LocalVersion(published.Value));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Open = await drafts.OpenAsync(stop);
        Faults = drafts.Faults(Open);
    }
}
