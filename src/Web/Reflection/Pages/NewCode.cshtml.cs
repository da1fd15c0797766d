using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Reflection.Pages;

/// <summary>A new return code in place of one that was lost or seen by someone; the old one opens nothing any more.</summary>
[AllowAnonymous, NeedsSitting, EnableRateLimiting(RequestLimits.Codes)]
internal sealed class NewCodePage(CurrentSitting current, Sittings sittings, ReturnCodes codes) : PageModel
{
    public string? Code => current.Open.Secret.Show;

    public string GoOn => current.Open.IsSubmitted ? ReflectionLinks.Result : ReflectionLinks.Break;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var open = current.Open;
        var code = await codes.ReplaceAsync(open.Sheet.Id, open.Secret.Finder, stop);
        await sittings.KeepAsync(open, open.Secret with { Finder = codes.FinderOf(code), Show = code.ToString() }, stop);
        return Redirect(ReflectionLinks.NewCode);
    }

    public async Task<IActionResult> OnPostDoneAsync(CancellationToken stop)
    {
        var open = current.Open;
        await sittings.KeepAsync(open, open.Secret with { Show = null }, stop);
        return Redirect(GoOn);
    }
}
