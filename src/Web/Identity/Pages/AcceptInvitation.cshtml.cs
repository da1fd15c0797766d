using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for accepting an invitation. Opening the link changes nothing, because mail scanners open links too.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class AcceptInvitationPage(Invitations invitations, Accounts accounts, Sessions sessions, Words words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The invitation; null if the link no longer works.</summary>
    public Invitation? Offered { get; private set; }

    /// <summary>The place of the post, in words.</summary>
    public string Place { get; private set; } = "";

    /// <summary>True if there is already an account, which has a name.</summary>
    public bool IsKnown { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, CancellationToken stop)
    {
        await LookAsync(token, stop);
        return Offered is null ? new PageResult { StatusCode = StatusCodes.Status404NotFound } : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken stop)
    {
        var accepted = await invitations.AcceptAsync(token, Name, stop);
        if (accepted.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            await LookAsync(token, stop);
            return this.AskAgain();
        }

        if (accepted.Value is not { } taken)
        {
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        }

        if (!taken.IsNew)
        {
            return Redirect(IdentityLinks.Accepted);
        }

        await sessions.BeginAsync(HttpContext, taken.Account, second: false, stop);
        return Redirect(IdentityLinks.Account);
    }

    private async Task LookAsync(string token, CancellationToken stop)
    {
        Offered = await invitations.FindAsync(token, stop);
        if (Offered is not null)
        {
            Place = (await accounts.PlacesAsync(stop)).Name(new Post(Offered.Role, Offered.Place));
            IsKnown = await accounts.ByEmailAsync(Offered.EmailKey, stop) is not null;
        }
    }
}
