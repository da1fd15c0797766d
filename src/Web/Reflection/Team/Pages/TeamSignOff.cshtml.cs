using Lodestar.Identity;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>A named senior person signs off what was submitted, or sends it back with a reason.</summary>
[Authorize(Can.SignOff), OpensTeam]
internal sealed class TeamSignOffPage(CurrentTeam current, Teams teams, TeamAnswers answers, Accounts accounts, TeamMail mail, FreeText free, TimeProvider clock, Words words) : PageModel
{
    public OpenTeam Open => current.Open;

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What there was to read when the page was opened.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public IReadOnlyList<StandardCount> Standards { get; private set; } = [];

    /// <summary>Who submitted it, and when.</summary>
    public TeamStep? Submitted { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        Seen = await teams.MarkAsync(Open, stop);
        return Open.MaySignOff ? Page() : Redirect(TeamLinks.Tasks(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken stop)
    {
        await LookAsync(stop);
        if (await free.ReplyAsync(this, new TextPlace("reflection.place.team", Open.Organisation.Districts, Open.Organisation.Id), [(nameof(Reason), Reason)], stop) is { } reply)
        {
            return reply;
        }

        if (!Open.MaySignOff)
        {
            if (string.IsNullOrWhiteSpace(Reason))
            {
                return Redirect(TeamLinks.Tasks(Open.Id));
            }

            // Signed off, taken back or given to somebody else in the meantime: what was written is shown to be copied.
            ModelState.AddModelError("", words["reflection.team.stage-moved"]);
            return this.AskAgain();
        }

        var back = then != "sign";
        var now = await teams.MarkAsync(Open, stop);
        if (Seen != now)
        {
            Seen = now;
            ModelState.Remove(nameof(Seen));
            ModelState.AddModelError("", words["reflection.team.sign-off.changed"]);
            return this.AskAgain();
        }

        foreach (var lead in (await accounts.InAsync($"{Open.Organisation.Id:D}", stop)).Where(member => member.Post.Role == Role.OrganisationLead))
        {
            mail.Note(HttpContext, lead.Email, Open, back ? "reflection.team.mail.sent-back" : "reflection.team.mail.signed-off", TeamLinks.Tasks(Open.Id));
        }

        var problem = back
            ? await teams.SendBackAsync(Open, Reason, stop)
            : await teams.MoveAsync(Open, team => team.SignOff(clock.GetUtcNow()), TeamStepKind.SignedOff, said: null, stop);
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        mail.Soon();
        return Redirect(TeamLinks.Tasks(Open.Id));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Standards = StandardCount.In(Open, await answers.NewestAsync(Open.Id, stop));
        Submitted = (await teams.StepsAsync(Open.Id, stop)).FirstOrDefault(step => step.Kind is TeamStepKind.Submitted);
    }
}
