using Lodestar.Identity;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Plans.Pages;

/// <summary>The page of an organisation's plan: overdue actions first, what the newest reflection suggests, and downloads.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<PlanView>("organisation")]
internal sealed class PlanViewPage(Current<PlanView> current, ActionPlans plans, Sessions sessions, Words words) : PageModel
{
    /// <summary>The number of proposals that are shown at once; the others are one click away.</summary>
    public const int ProposalsShown = 3;

    private static readonly (string Part, string Key)[] AllParts =
    [
        ("to-do", "plans.part-to-do"),
        ("done", "plans.part-done"),
        ("dropped", "plans.part-dropped"),
        ("all", "plans.part-all"),
    ];

    public PlanView Open => current.Open;

    public IReadOnlyList<TeamAction> Actions { get; private set; } = [];

    public IReadOnlyList<PlanProposal> Proposals { get; private set; } = [];

    /// <summary>The part of the plan that is shown: to-do, done, dropped or all.</summary>
    public string Part { get; private set; } = "";

    public IReadOnlyList<(string Part, string Key, int Count)> Parts { get; private set; } = [];

    public async Task OnGetAsync(string? part, CancellationToken stop)
    {
        var all = await plans.AllAsync(Open, stop);
        Parts = [.. AllParts.Select(one => (one.Part, one.Key, all.Count(action => IsIn(action, one.Part))))];
        Part = AllParts.FirstOrDefault(one => one.Part == part, AllParts[0]).Part;
        Actions = [.. all.Where(action => IsIn(action, Part))];
        Proposals = await plans.ProposalsAsync(Open, stop);
    }

    /// <summary>Adds a proposal to the plan and goes on to its owner and day, or leaves it for now.</summary>
    public async Task<IActionResult> OnPostAsync(string? item, string? then, CancellationToken stop)
    {
        if (!Open.MayWrite || item is null)
        {
            return NotFound();
        }

        var action = await plans.DecideAsync(Open, item, take: then == "take", stop);
        return Redirect(
            then == "take" && action is { } taken ? $"{PlansLinks.ChangeAction(Open.Organisation.Id, taken)}?taken" : PlansLinks.Plan(Open.Organisation.Id)
        );
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken stop) => DownloadAsync("csv", stop);

    public Task<IActionResult> OnGetWorkbookAsync(CancellationToken stop) => DownloadAsync("xlsx", stop);

    private async Task<IActionResult> DownloadAsync(string form, CancellationToken stop) =>
        sessions.Again(HttpContext) is { } again
            ? Redirect(again)
            : Download.Of(
                PlanTable.Of(Open, await plans.AllAsync(Open, stop), await plans.LastStepsAsync(Open, stop), words),
                $"{Open.Organisation.Name} plan",
                form
            );

    private static bool IsIn(TeamAction action, string part) =>
        part switch
        {
            "to-do" => action.IsOpen,
            "done" => action.Stage == ActionStage.Done,
            "dropped" => action.Stage == ActionStage.Dropped,
            _ => true,
        };
}
