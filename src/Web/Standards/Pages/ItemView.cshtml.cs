using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of one item that organisations reflect on, with its levels.</summary>
[AllowAnonymous]
internal sealed class ItemViewPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; private set; } = null!;

    public OrganisationItem Item { get; private set; } = null!;

    public Standard Standard => Pack.Standards.Standards.First(standard => standard.Id == Item.Standard);

    public bool IsRetired { get; private set; }

    public IReadOnlyList<string> Themes =>
        [.. Pack.Audits.SelectMany(audit => audit.Themes).Where(theme => Item.Section11.Contains(theme.Id)).Select(theme => $"{theme.Id} {theme.Title}")];

    public IReadOnlyList<GuidancePage> Guidance => [.. Pack.Guidance.Where(page => page.Tags.Intersect(Item.Tags).Any())];

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken stop)
    {
        if (await packs.EverAsync(words.Language, pack => pack.Organisation?.Items.FirstOrDefault(one => one.Id == item), stop) is not { } found)
        {
            return NotFound();
        }

        (Item, Pack, IsRetired) = found;
        return Page();
    }
}
