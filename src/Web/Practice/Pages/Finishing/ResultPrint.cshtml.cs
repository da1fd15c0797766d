using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Finishing;

/// <summary>The result on paper, without experience, wellbeing, the private note and the return code.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class ResultPrintPage(CurrentSitting current, PersonalResults results) : PageModel
{
    public PersonalResult Result { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!current.Open.IsSubmitted)
        {
            return Redirect(PracticeLinks.Check);
        }

        var result = await results.OfAsync(current.Open, stop);

        // A next step for one's own wellbeing would disclose an answer about it.
        Result = result with { NextSteps = [.. result.NextSteps.Where(step => step.Read?.Tags.Contains(PersonalResults.ForYourself) != true)] };
        return Page();
    }
}
