using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>The page of what a person can do here, and of their own sign-in.</summary>
[Authorize(IdentityCan.KeepOwnAccount)]
internal sealed class AccountPage(
    Accounts accounts,
    Sessions sessions,
    SecondFactors second,
    Passkeys passkeys,
    OutsideAccounts outside,
    Settings settings,
    Words words
) : PageModel
{
    public Person Me => HttpContext.Me();

    /// <summary>Their posts, in words.</summary>
    public IReadOnlyList<string> Posts { get; private set; } = [];

    public int OpenSessions { get; private set; }

    /// <summary>How many recovery codes are left; null if there is no authenticator app.</summary>
    public int? RecoveryCodes { get; private set; }

    /// <summary>How many passkeys they have.</summary>
    public int Passkeys { get; private set; }

    public ProviderSettings? Provider => settings.Provider;

    /// <summary>True if they can sign in with an account elsewhere.</summary>
    public bool IsJoined { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var places = await accounts.PlacesAsync(stop);
        Posts = [.. Me.Posts.Select(post => PostWords.Of(words, post, places.Name(post)))];
        OpenSessions = await sessions.CountAsync(Me.Id, stop);
        IsJoined = Provider is not null && await outside.HasAsync(Me.Id, stop);
        Passkeys = (await passkeys.OfAsync(Me.Id, stop)).Count;
        RecoveryCodes = HttpContext.Session()!.HasApp ? await second.RecoveryCodesLeftAsync(Me.Id, stop) : null;
    }

    public async Task<IActionResult> OnPostPartAsync(CancellationToken stop)
    {
        if (Provider is null)
        {
            return NotFound();
        }

        await outside.PartAsync(Me, stop);
        return Redirect(IdentityLinks.Account);
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken stop)
    {
        await sessions.EndAllAsync(Me.Id, stop);
        await sessions.EndAsync(HttpContext, stop);
        return Redirect(IdentityLinks.SignIn());
    }
}
