using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Invented.Pages;

/// <summary>The page of a lantern.</summary>
[Authorize(InventedCan.LightLanterns), EnableRateLimiting("lanterns")]
internal sealed class LanternViewPage(Lanterns lanterns) : PageModel
{
    public Lantern Lantern { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) =>
        !await FindAsync(id, stop) ? NotFound()
        : await lanterns.LightAsync(Lantern, HttpContext.Me(), stop) is null ? Redirect("/work")
        : Forbid();

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        Lantern = (await lanterns.OneAsync(id, HttpContext.Me(), stop))!;
        return Lantern is not null;
    }
}
