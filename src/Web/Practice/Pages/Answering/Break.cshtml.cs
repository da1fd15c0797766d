using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Answering;

/// <summary>The page for a break: the place is kept, and the person can go on now or later.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class BreakPage(CurrentSitting current, Sittings sittings) : PageModel
{
    public OpenSitting Open => current.Open;

    /// <summary>True if the person has just come back with their code.</summary>
    public bool IsBack { get; private set; }

    public void OnGet() => IsBack = Request.Query.ContainsKey("back");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await sittings.LeaveAsync(HttpContext, stop);
        return Redirect(PracticeLinks.Ended);
    }

    /// <summary>Goes on with the rest of the reflection after the short start.</summary>
    public async Task<IActionResult> OnPostRestAsync(CancellationToken stop)
    {
        await sittings.WidenAsync(Open, stop);
        var whole = new Journey(Open.Reflection, Scope.Whole, Open.Answers);
        return Redirect(whole.FirstOpen is { } first ? PracticeLinks.Question(first.Id) : PracticeLinks.Check);
    }
}
