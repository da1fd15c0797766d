using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>The page of what was published under a number, and what it changed.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalVersionPage(LocalDrafts drafts, Packs packs, Words words) : PageModel
{
    public PublishedLayer Published { get; private set; } = null!;

    public LocalLayer Layer { get; private set; } = null!;

    /// <summary>The pack for which it was written, with the layer on top.</summary>
    public Pack Pack { get; private set; } = null!;

    public IReadOnlyList<ChangeLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken stop)
    {
        Published = (await drafts.PublishedAsync(stop)).FirstOrDefault(one => one.Number == number)!;
        if (Published is null)
        {
            return NotFound();
        }

        Layer = (await drafts.LayerAsync(number, stop))!;
        Pack = packs.Version(Published.PackVersion, words.Language);
        Lines = ChangeLine.Of(Pack, Layer, (await drafts.LayerAsync(number - 1, stop))!, words, preview: false);
        return Page();
    }
}
