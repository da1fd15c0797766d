using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>The page on which a named senior person signs off what was submitted, or sends it back with a reason.</summary>
[Authorize(TogetherCan.SignOff), Opens<TeamView>]
internal sealed class TeamSignOffPage(Current<TeamView> current, Teams teams, TeamAnswers answers, FreeText free, TimeProvider clock, Words words) : PageModel
{
    public TeamView Open => current.Open;

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The mark of what there was to read when the page was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public IReadOnlyList<StandardCount> Standards { get; private set; } = [];

    /// <summary>Who submitted it, and when.</summary>
    public TeamStep? Submitted { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        Seen = await teams.MarkAsync(Open, stop);
        return Open.MaySignOff ? Page() : Redirect(TogetherLinks.Tasks(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken stop)
    {
        await LookAsync(stop);
        if (
            await free.ReplyAsync(
                this,
                new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id),
                [(nameof(Reason), Reason)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        if (!Open.MaySignOff)
        {
            if (string.IsNullOrWhiteSpace(Reason))
            {
                return Redirect(TogetherLinks.Tasks(Open.Id));
            }

            // It was signed off, taken back or given to somebody else in the meantime. What was written is shown, so that it can be copied.
            ModelState.AddModelError("", words["together.stage-moved"]);
            return this.AskAgain();
        }

        var back = then != "sign";
        var now = await teams.MarkAsync(Open, stop);
        if (Seen != now)
        {
            Seen = now;
            ModelState.Remove(nameof(Seen));
            ModelState.AddModelError("", words["together.sign-off.changed"]);
            return this.AskAgain();
        }

        var problem = back
            ? await teams.SendBackAsync(Open, Reason, stop)
            : await teams.MoveAsync(Open, team => team.SignOff(clock.GetUtcNow()), TeamStepKind.SignedOff, said: null, stop);
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect(TogetherLinks.Tasks(Open.Id));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Standards = StandardCount.In(Open, await answers.NewestAsync(Open.Id, stop));
        Submitted = (await teams.StepsAsync(Open.Id, stop)).FirstOrDefault(step => step.Kind is TeamStepKind.Submitted);
    }
}
