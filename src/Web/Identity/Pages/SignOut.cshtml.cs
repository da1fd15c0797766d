using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>The page for signing out. Only its button signs out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(Sessions sessions) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sessions.EndAsync(HttpContext, stop);
        return Redirect("/");
    }
}
