using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>Signing in with a passkey, called by the script of the sign-in page.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SignInPasskeyPage(Passkeys passkeys, Sessions sessions, Words words) : PageModel
{
    /// <summary>The token of what the browser was asked.</summary>
    [BindProperty]
    public string? Token { get; set; }

    /// <summary>The browser's answer.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IActionResult OnGet() => Redirect(IdentityLinks.SignIn(Next));

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken stop) => new JsonResult(await passkeys.AskAsync(HttpContext, stop));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await passkeys.VerifyAsync(HttpContext, new Answer(Token, Credential), stop) is not { } account)
        {
            ModelState.AddModelError("", words["identity.passkeys.wrong"]);
            return this.AskAgain();
        }

        await sessions.BeginAsync(HttpContext, account, second: true, stop);
        return Redirect(IdentityLinks.Next(Next));
    }
}
