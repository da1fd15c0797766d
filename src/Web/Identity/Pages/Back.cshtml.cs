using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>Back from the provider.</summary>
[AllowAnonymous]
internal sealed class BackPage(Settings settings, Sessions sessions, IServiceProvider services, Words words) : PageModel
{
    public string Name => settings.Provider?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(string? code, string? state, string? iss, CancellationToken stop)
    {
        if (settings.Provider is null)
        {
            return NotFound();
        }

        var outside = services.GetRequiredService<OutsideAccounts>();
        try
        {
            var arrived = new Arrived(code ?? "", iss, settings.RootFor(Request) + IdentityLinks.Back);
            if (await outside.ReceiveAsync(HttpContext, state, arrived, stop) is not var (trip, who))
            {
                return Refuse("identity.elsewhere.wrong");
            }

            return trip.Join is { } account ? await JoinAsync(outside, who, account, stop) : await SignInAsync(outside, who, trip.Next, stop);
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException or IOException or JsonException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return Refuse("identity.elsewhere.away");
        }
    }

    private async Task<IActionResult> SignInAsync(OutsideAccounts outside, Outsider who, string? next, CancellationToken stop)
    {
        if (await outside.AccountOfAsync(who, stop) is not { } account)
        {
            return Refuse("identity.elsewhere.unknown");
        }

        await sessions.BeginAsync(HttpContext, account, second: false, stop);
        return Redirect(IdentityLinks.Next(next));
    }

    // Only whoever went joins, in the same session.
    private async Task<IActionResult> JoinAsync(OutsideAccounts outside, Outsider who, Guid account, CancellationToken stop) =>
        HttpContext.Session() is { Whole: true } open && open.Person.Id == account && await outside.JoinAsync(who, account, stop)
            ? Redirect(IdentityLinks.Account)
            : Refuse("identity.elsewhere.other");

    private PageResult Refuse(string why)
    {
        ModelState.AddModelError("", words[why, Name]);
        return this.AskAgain();
    }
}
