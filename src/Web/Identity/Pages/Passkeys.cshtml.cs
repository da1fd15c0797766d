using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Lodestar.Identity.Pages;

/// <summary>The page of a person's own passkeys. Adding one needs a script, removing one does not.</summary>
[Authorize(IdentityCan.KeepOwnAccount), EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class PasskeysPage(Passkeys passkeys, Accounts accounts, Sessions sessions, Words words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The token of what the browser was asked, filled in by a script.</summary>
    [BindProperty]
    public string? Token { get; set; }

    /// <summary>The browser's answer, filled in by a script.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public Person Me => HttpContext.Me();

    public IReadOnlyList<Passkey> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Mine = await passkeys.OfAsync(Me.Id, stop);
        return IsFresh ? Page() : Redirect(IdentityLinks.SignIn(IdentityLinks.Passkeys));
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken stop) =>
        IsFresh ? new JsonResult(await passkeys.AskForNewAsync(HttpContext, await accounts.AccountAsync(Me.Id, stop), stop)) : Forbid();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!IsFresh)
        {
            ModelState.AddModelError("", words["identity.again-first"]);
        }
        else if (await passkeys.AddAsync(HttpContext, Me, new Answer(Token, Credential), Name, stop) is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        if (ModelState.IsValid)
        {
            return Redirect(IdentityLinks.Passkeys);
        }

        ModelState.Remove(nameof(Credential));
        Mine = await passkeys.OfAsync(Me.Id, stop);
        return this.AskAgain();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? credential, CancellationToken stop)
    {
        await passkeys.RemoveAsync(Me, Read(credential), stop);
        return Redirect(IdentityLinks.Passkeys);
    }

    private bool IsFresh => sessions.IsFresh(HttpContext.Session()!);

    private static byte[] Read(string? written)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(written ?? "");
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
