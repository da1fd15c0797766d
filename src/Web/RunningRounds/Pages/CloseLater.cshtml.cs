using System.ComponentModel.DataAnnotations;
using Lodestar.Kernel;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for moving the last day of a round to a later one.</summary>
[Authorize(RoundsCan.RunRounds)]
internal sealed class CloseLaterPage(ReflectionRounds rounds, Words words) : PageModel
{
    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "running-rounds.later.day")]
    public DateOnly? ClosesOn { get; set; }

    public Round Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        if (ClosesOn is null && ModelState.ErrorOf(nameof(ClosesOn)) is null)
        {
            ModelState.AddModelError(nameof(ClosesOn), words["running-rounds.open.closes-missing"]);
        }

        if (ModelState.IsValid)
        {
            if (await rounds.CloseLaterAsync(id, ClosesOn!.Value, HttpContext.Me(), stop) is not { } problem)
            {
                return Redirect(RunningRoundsLinks.RunRound(id));
            }

            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return this.AskAgain();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (
            await rounds.RunByAsync(HttpContext.Me(), id, stop) is not { } found
            || !ReflectionRounds.RunsAll(HttpContext.Me(), found)
            || found.IsOverOn(rounds.Today)
        )
        {
            return false;
        }

        Round = found;
        return true;
    }
}
