using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>The page for signing in as anybody in the sample partnership. A real one has no such page.</summary>
[AllowAnonymous]
internal sealed class SampleSignInPage(Accounts accounts, Sessions sessions, Settings settings) : PageModel
{
    public IReadOnlyList<(Guid Account, string Name, Post Post, string Place)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!settings.Sample)
        {
            return NotFound();
        }

        var places = await accounts.PlacesAsync(stop);
        People = [.. (await accounts.AllAsync(stop)).Select(member => (member.Account, member.Name, member.Post, places.Name(member.Post)))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid account, CancellationToken stop)
    {
        if (!settings.Sample || await accounts.PersonAsync(account, stop) is null)
        {
            return NotFound();
        }

        await sessions.BeginAsync(HttpContext, account, second: true, stop);
        return Redirect(IdentityLinks.Account);
    }
}
