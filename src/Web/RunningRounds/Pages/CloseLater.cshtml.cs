using System.ComponentModel.DataAnnotations;
using Lodestar.Kernel;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for moving the last day of a round to a later one.</summary>
[Authorize(RoundsCan.RunRounds), Opens<Round>]
internal sealed class CloseLaterPage(Current<Round> current, ReflectionRounds rounds, Words words) : PageModel
{
    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "running-rounds.later.day")]
    public DateOnly? ClosesOn { get; set; }

    public Round Round => current.Open;

    private bool MayProlong => ReflectionRounds.RunsAll(HttpContext.Me(), Round) && !Round.IsOverOn(rounds.Today);

    public IActionResult OnGet() => MayProlong ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!MayProlong)
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
}
