using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The second factor: a code of the authenticator app, or a recovery code.</summary>
[AllowAnonymous, EnableRateLimiting(RequestLimits.SignIns)]
internal sealed class SecondPage(Sessions sessions, SecondFactors second, Words words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IActionResult OnGet() =>
        HttpContext.Session() is { HasApp: true } ? Page() : Redirect(IdentityLinks.SignIn(Next));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (HttpContext.Session() is not { HasApp: true } open || !await sessions.MayTryAsync(open, stop))
        {
            return Redirect(IdentityLinks.SignIn(Next));
        }

        if (!await second.VerifyAsync(open.Person.Id, Code, stop))
        {
            ModelState.AddModelError(nameof(Code), words["identity.second.wrong"]);
            return this.AskAgain();
        }

        await sessions.BeginAsync(HttpContext, open.Person.Id, second: true, stop);
        return Redirect(IdentityLinks.Next(Next));
    }
}
