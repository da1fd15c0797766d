using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>The page to which the provider sends people back, after <see cref="Elsewhere"/> has checked what came.</summary>
[AllowAnonymous]
internal sealed class BackPage(OutsideAccounts outside, Settings settings, Sessions sessions, Words words) : PageModel
{
    public string Name => settings.Provider?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (settings.Provider is null)
        {
            return NotFound();
        }

        return HttpContext.Features.Get<CameBack>() switch
        {
            { Who: { } who, Join: { } account } => await JoinAsync(who, account, stop),
            { Who: { } who } back => await SignInAsync(who, back.Next, stop),
            { IsAway: true } => Refuse("identity.elsewhere.away"),
            _ => Refuse("identity.elsewhere.wrong"),
        };
    }

    private async Task<IActionResult> SignInAsync(Outsider who, string? next, CancellationToken stop)
    {
        if (await outside.AccountOfAsync(who, stop) is not { } account)
        {
            return Refuse("identity.elsewhere.unknown");
        }

        await sessions.BeginAsync(HttpContext, account, second: false, stop);
        return Redirect(IdentityLinks.Next(next));
    }

    // Link the outside account only if the person coming back is the one who left, in the same session.
    private async Task<IActionResult> JoinAsync(Outsider who, Guid account, CancellationToken stop) =>
        HttpContext.Session() is { Whole: true } open && open.Person.Id == account && await outside.JoinAsync(who, account, stop)
            ? Redirect(IdentityLinks.Account)
            : Refuse("identity.elsewhere.other");

    private PageResult Refuse(string why)
    {
        ModelState.AddModelError("", words[why, Name]);
        return this.AskAgain();
    }
}
