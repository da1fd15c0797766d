using Lodestar.Kernel;
using Lodestar.Rounds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for closing a round before its last day, which says what that means.</summary>
[Authorize(RoundsCan.RunRounds)]
internal sealed class CloseRoundPage(ReflectionRounds rounds) : PageModel
{
    public Round Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        // If the button is pressed again, the round is already closed.
        await rounds.CloseAsync(Round.Id, HttpContext.Me(), stop);
        return Redirect(RunningRoundsLinks.RunRound(id));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.RunByAsync(HttpContext.Me(), id, stop) is not { } found || !ReflectionRounds.RunsAll(HttpContext.Me(), found))
        {
            return false;
        }

        Round = found;
        return true;
    }
}
