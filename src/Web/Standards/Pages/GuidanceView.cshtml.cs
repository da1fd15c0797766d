using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>A page of guidance, for reading or printing.</summary>
[AllowAnonymous]
internal sealed class GuidanceViewPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; private set; } = null!;

    public GuidancePage Guidance { get; private set; } = null!;

    public bool IsRetired { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (await packs.EverAsync(words.Language, pack => pack.Guidance.FirstOrDefault(one => one.Id == id), stop) is not { } found)
        {
            return NotFound();
        }

        (Guidance, Pack, IsRetired) = found;
        return Page();
    }
}
