using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for typing the code that came by e-mail.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SignInCodePage(SignIns signIns, Sessions sessions, Words words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>The address that was typed; null if this browser asked for no code.</summary>
    public string? Typed { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => Typed = await signIns.TypedAsync(HttpContext, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await signIns.VerifyAsync(HttpContext, Code, stop) is not { } account)
        {
            ModelState.AddModelError(nameof(Code), words["identity.code.wrong"]);
            await OnGetAsync(stop);
            return this.AskAgain();
        }

        await sessions.BeginAsync(HttpContext, account, second: false, stop);
        return Redirect(IdentityLinks.Next(Next));
    }
}
