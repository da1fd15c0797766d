using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Practice.Pages.Starting;

/// <summary>The page for coming back with a return code.</summary>
[AllowAnonymous, EnableRateLimiting(PracticeLimits.Codes)]
internal sealed class ReturnPage(Sittings sittings, ReturnCodes codes, Words words) : PageModel
{
    public string Code { get; private set; } = "";

    public string? Error => ModelState.ErrorOf("code");

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken stop)
    {
        var opened = await codes.OpenAsync(code, "code", comesBack: true, stop);
        if (opened.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            Code = code ?? "";
            return this.AskAgain();
        }

        await sittings.ResumeAsync(HttpContext, opened.Value, stop);
        return Redirect(opened.Value.Sheet.Submitted is null ? PracticeLinks.Back : PracticeLinks.Result);
    }
}
