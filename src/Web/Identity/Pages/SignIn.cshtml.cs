using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for asking for a code by e-mail.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SignInPage(SignIns signIns, Words words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>True for a person who just accepted an invitation and already has an account.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Accepted { get; set; }

    /// <summary>True for a person who typed too many wrong codes at the second step.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Tries { get; set; }

    /// <summary>True if this browser has a session that expired.</summary>
    public bool HasEnded => HttpContext.Session() is null && Sessions.Had(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Account.KeyOf(Email) is not { } key)
        {
            ModelState.AddModelError(nameof(Email), words["identity.email-wrong"]);
            return this.AskAgain();
        }

        await signIns.AskAsync(HttpContext, key, stop);
        return Redirect(IdentityLinks.CodeFor(Next));
    }
}
