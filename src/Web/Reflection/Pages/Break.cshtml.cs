using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Pages;

/// <summary>A break: the place is kept, and the person may go on now or later.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class BreakPage(CurrentSitting current, Sittings sittings) : PageModel
{
    public string GoOn => current.Open.Journey.FirstOpen is { } first ? ReflectionLinks.Question(first.Id) : ReflectionLinks.Check;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sittings.LeaveAsync(HttpContext, stop);
        return Redirect(ReflectionLinks.Ended);
    }
}
