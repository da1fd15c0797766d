using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Home.Pages;

/// <summary>The page of what waits for the person who is signed in, and of the reflections that they may read.</summary>
[Authorize(TogetherCan.ReadTeams)]
internal sealed class WorkPage(Capabilities capabilities, MyWork work, Teams teams, ReflectionRounds rounds, Words words) : PageModel
{
    public IReadOnlyList<Waiting> Waiting { get; private set; } = [];

    public IReadOnlyList<(Round Round, Organisation Organisation, DateOnly LastDay)> ToBegin { get; private set; } = [];

    public IReadOnlyList<(TeamReflection Team, Round Round, Organisation Organisation)> Teams { get; private set; } = [];

    public bool Nothing => Waiting.Count + ToBegin.Count + Teams.Count == 0;

    /// <summary>The key of the words for a stage.</summary>
    public static string StageKey(TeamStage stage) =>
        stage switch
        {
            TeamStage.Writing => "together.stage.writing",
            TeamStage.Submitted => "together.stage.submitted",
            TeamStage.SignedOff => "together.stage.signed-off",
            _ => "together.stage.replied",
        };

    public async Task OnGetAsync(CancellationToken stop)
    {
        var me = HttpContext.Me();
        Teams = await work.TeamsAsync(me, stop);
        ToBegin = await work.ToBeginAsync(me, Teams, stop);
        Waiting = await capabilities.WaitingAsync(HttpContext.RequestServices, me, stop);
    }

    public async Task<IActionResult> OnPostBeginAsync(Guid round, Guid organisation, CancellationToken stop)
    {
        var me = HttpContext.Me();
        if (!me.OrganisationsWhereMay(TogetherCan.WriteTeams).Contains(organisation) || await rounds.ByIdAsync(round, stop) is not { } found)
        {
            return NotFound();
        }

        if (!(await work.ToBeginAsync(me, await work.TeamsAsync(me, stop), stop)).Any(one => one.Round.Id == round && one.Organisation.Id == organisation))
        {
            return Redirect(FrontLinks.Work);
        }

        var begun = await teams.BeginAsync(found, organisation, me, stop);
        if (begun.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            await OnGetAsync(stop);
            return this.AskAgain();
        }

        return Redirect(TogetherLinks.Tasks(begun.Value.Id));
    }
}
