using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>Asking for a code by e-mail.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SignInPage(SignIns signIns, Words words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>True for somebody who took an invitation just now and has an account already.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Accepted { get; set; }

    /// <summary>True for somebody who typed too many wrong codes of a second step.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Tries { get; set; }

    /// <summary>True where this browser has a session that ended by itself.</summary>
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
