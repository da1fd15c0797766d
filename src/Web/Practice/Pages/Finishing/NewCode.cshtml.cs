using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Finishing;

/// <summary>The page for a new return code in place of one that was lost or seen by somebody. The old code then opens nothing.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class NewCodePage(CurrentSitting current, Sittings sittings) : PageModel
{
    public string? Code => current.Open.Secret.Show;

    public string GoOn => current.Open.IsSubmitted ? PracticeLinks.Result : PracticeLinks.Break;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sittings.ReplaceCodeAsync(current.Open, stop);
        return Redirect(PracticeLinks.NewCode);
    }

    public async Task<IActionResult> OnPostDoneAsync(CancellationToken stop)
    {
        var open = current.Open;
        await sittings.KeepAsync(open, open.Secret with { Show = null }, stop);
        return Redirect(GoOn);
    }
}
