using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Starting;

/// <summary>The page before the first question: how to leave quickly, and the code to come back with, which is shown only here.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class BeforePage(CurrentSitting current, Sittings sittings) : PageModel
{
    public string? Code => current.Open.Secret.Show;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var open = current.Open;
        await sittings.KeepAsync(open, open.Secret with { Show = null }, stop);
        return Redirect(open.GoOn);
    }
}
