using System.ComponentModel.DataAnnotations;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for giving one organisation more days, with a reason that the organisation can read.</summary>
[Authorize(RoundsCan.RunRounds), Opens<Round>]
internal sealed class ExtendRoundPage(Current<Round> current, ReflectionRounds rounds, RoundParts parts, FreeText free, Words words) : PageModel
{
    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "running-rounds.extend.closes")]
    public DateOnly? ClosesOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Round Round => current.Open;

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The extension it had before; null if there was none.</summary>
    public RoundExtension? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid organisation, CancellationToken stop) => await FindAsync(organisation, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid organisation, CancellationToken stop)
    {
        if (!await FindAsync(organisation, stop))
        {
            return NotFound();
        }

        if (await free.ReplyAsync(this, new TextPlace("running-rounds.place.extension", Organisation.Districts), [(nameof(Reason), Reason)], stop) is { } reply)
        {
            return reply;
        }

        if (ModelState.IsValid)
        {
            if (await rounds.ExtendAsync(Round, Organisation, ClosesOn, Reason, HttpContext.Me(), stop) is not { } problem)
            {
                return Redirect($"{RunningRoundsLinks.RunRound(id)}#organisations");
            }

            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return this.AskAgain();
    }

    private async Task<bool> FindAsync(Guid organisation, CancellationToken stop)
    {
        if (
            !Round.Organisations
            || (await parts.OrganisationsAsync(Round, HttpContext.Me(), stop)).FirstOrDefault(one => one.Id == organisation) is not { } found
        )
        {
            return false;
        }

        Organisation = found;
        Before = await rounds.ExtensionAsync(Round.Id, organisation, stop);
        return true;
    }
}
