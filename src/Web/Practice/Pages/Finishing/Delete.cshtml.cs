using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Finishing;

/// <summary>The page for deleting one's own answers, at once and for good.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class DeletePage(CurrentSitting current, Sittings sittings, Sheets sheets) : PageModel
{
    public string Back => current.Open.IsSubmitted ? PracticeLinks.Result : PracticeLinks.Break;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sheets.DeleteAsync(current.Open.Sheet.Id, current.Open.Secret.Finder, stop);
        await sittings.LeaveAsync(HttpContext, stop);
        return Redirect(PracticeLinks.Deleted);
    }
}
