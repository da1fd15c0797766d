using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page of the second step, which takes a code of the authenticator app or a recovery code.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SecondPage(Sessions sessions, SecondFactors second, SecondTries tries, Words words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IActionResult OnGet() => HttpContext.Session() is { HasApp: true } ? Page() : Redirect(IdentityLinks.SignIn(Next));

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (HttpContext.Session() is not { HasApp: true } open)
        {
            return Redirect(IdentityLinks.SignIn(Next));
        }

        var tried = await tries.BeginAsync(HttpContext, open, stop);
        if (tried == Tried.SessionIsOver)
        {
            return Redirect(IdentityLinks.AfterTries(Next));
        }

        if (tried == Tried.AccountWaits || !await second.VerifyAsync(open.Person.Id, Code, stop))
        {
            ModelState.AddModelError(nameof(Code), words[tried == Tried.AccountWaits ? "identity.second.wait" : "identity.second.wrong"]);
            return this.AskAgain();
        }

        await tries.ForgetAsync(HttpContext, open.Person.Id, stop);
        await sessions.BeginAsync(HttpContext, open.Person.Id, second: true, stop);
        return Redirect(IdentityLinks.Next(Next));
    }
}
