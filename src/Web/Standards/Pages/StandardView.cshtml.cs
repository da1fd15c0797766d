using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of one standard: what it asks, why, and its items.</summary>
[AllowAnonymous]
internal class StandardViewPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; private set; } = null!;

    public Standard Standard { get; private set; } = null!;

    /// <summary>Its place among the standards, from 1.</summary>
    public int Number => Pack.Standards.Standards.TakeWhile(one => one.Id != Standard.Id).Count() + 1;

    /// <summary>True if a later version no longer has the standard.</summary>
    public bool IsRetired { get; private set; }

    public IReadOnlyList<OrganisationItem> Items => [.. (Pack.Organisation?.Items ?? []).Where(item => item.Standard == Standard.Id)];

    public IReadOnlyList<GuidancePage> Guidance => [.. Pack.Guidance.Where(page => page.Standards.Contains(Standard.Id))];

    public async Task<IActionResult> OnGetAsync(string standard, CancellationToken stop)
    {
        if (await packs.EverAsync(words.Language, pack => pack.Standards.Standards.FirstOrDefault(one => one.Id == standard), stop) is not { } found)
        {
            return NotFound();
        }

        (Standard, Pack, IsRetired) = found;
        return Page();
    }
}
