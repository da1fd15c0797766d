using Lodestar.Kernel;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for closing a round before its last day, which says what that means.</summary>
[Authorize(RoundsCan.RunRounds), Opens<Round>]
internal sealed class CloseRoundPage(Current<Round> current, ReflectionRounds rounds) : PageModel
{
    public Round Round => current.Open;

    private bool MayClose => ReflectionRounds.RunsAll(HttpContext.Me(), Round);

    public IActionResult OnGet() => MayClose ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!MayClose)
        {
            return NotFound();
        }

        // If the button is pressed again, the round is already closed.
        await rounds.CloseAsync(Round.Id, HttpContext.Me(), stop);
        return Redirect(RunningRoundsLinks.RunRound(id));
    }
}
