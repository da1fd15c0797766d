using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page on the way to the provider: it says where the browser is going, and goes there.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class ElsewherePage(Settings settings, Sessions sessions, ILogger<ElsewherePage> log, Words words) : PageModel
{
    [BindProperty]
    public string? Next { get; set; }

    /// <summary>True to link the account elsewhere to one's own.</summary>
    [BindProperty]
    public bool Join { get; set; }

    /// <summary>The address at the provider.</summary>
    public string? Address { get; private set; }

    public string Name => settings.Provider?.Name ?? "";

    public IActionResult OnGet() => settings.Provider is null ? NotFound() : Redirect(IdentityLinks.SignIn());

    public async Task<IActionResult> OnPostAsync()
    {
        if (settings.Provider is null)
        {
            return NotFound();
        }

        var open = HttpContext.Session();
        if (Join && (open is not { Whole: true } || !sessions.IsFresh(open)))
        {
            return Redirect(IdentityLinks.SignIn());
        }

        try
        {
            Address = await Elsewhere.AddressAsync(HttpContext, Next, Join ? open!.Person.Id : null);
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException or IOException)
        {
            log.LogWarning("{Provider} could not be asked: {Reason}", Name, away.Message);
            ModelState.AddModelError("", words["identity.elsewhere.away", Name]);
            return this.AskAgain();
        }

        Response.Headers.Append("Refresh", $"0; url={Address}");
        return Page();
    }
}
