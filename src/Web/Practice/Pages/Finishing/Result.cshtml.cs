using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Practice.Pages.Finishing;

/// <summary>The page that a person leaves with: strengths first, at most three next steps, and no score.</summary>
[AllowAnonymous, NeedsSitting, EnableRateLimiting(PracticeLimits.Codes)]
internal sealed class ResultPage(CurrentSitting current, Sittings sittings, ReturnCodes codes, PersonalResults results, Words words) : PageModel
{
    public OpenSitting Open => current.Open;

    public PersonalResult Result { get; private set; } = null!;

    /// <summary>The earlier code, as it was typed.</summary>
    public string Earlier { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Open.IsSubmitted)
        {
            return Redirect(PracticeLinks.Check);
        }

        Result = await results.OfAsync(Open, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? earlier, CancellationToken stop)
    {
        if (!Open.IsSubmitted)
        {
            return Redirect(PracticeLinks.Check);
        }

        var opened = await codes.OpenAsync(earlier, nameof(earlier), comesBack: false, stop);
        var problem = opened.Problem
            ?? (
                opened.Value.Sheet.Id == Open.Sheet.Id ? new Kernel.Problem(nameof(earlier), "practice.result.same-code")
                : opened.Value.Sheet.Reflection != Open.Sheet.Reflection ? new Kernel.Problem(nameof(earlier), "practice.result.other-reflection")
                : null
            );
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            Earlier = earlier ?? "";
            Result = await results.OfAsync(Open, stop);
            return this.AskAgain();
        }

        await sittings.KeepAsync(Open, Open.Secret with { Earlier = opened.Value.Sheet.Id }, stop);
        return Redirect(PracticeLinks.Result + "#changes");
    }
}
