using Lodestar.Safeguards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Plans.Pages;

/// <summary>The page of one action with everything that happened to it, on which it can be moved on.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<PlanView>("organisation")]
internal sealed class PlanActionViewPage(Current<PlanView> current, ActionPlans plans, FreeText free, Words words) : PageModel
{
    public PlanView Open => current.Open;

    public TeamAction Action { get; private set; } = null!;

    public IReadOnlyList<TeamActionStep> Steps { get; private set; } = [];

    public int BasedOn { get; private set; }

    public bool Late => Action.IsOverdueOn(Open.Today);

    [BindProperty]
    public ActionStage? Stage { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public int? ProposedLevel { get; set; }

    public IReadOnlyList<ChoiceItem> Levels =>
        [
            new ChoiceItem { Value = "", Text = words["plans.level-none"] },
            .. Open.Pack.Standards.Levels.Select(level => new ChoiceItem { Value = $"{level.Number}", Text = level.Name }),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await LookAsync(id, stop))
        {
            return NotFound();
        }

        (BasedOn, Stage, ProposedLevel) = (Action.Version, Action.Stage, Action.ProposedLevel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int basedOn, CancellationToken stop)
    {
        BasedOn = basedOn;
        if (!Open.MayWrite || !await LookAsync(id, stop))
        {
            return NotFound();
        }

        var place = new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id);
        if (await free.ReplyAsync(this, place, [(nameof(Said), Said)], stop) is { } reply)
        {
            return reply;
        }

        if (Stage is not { } stage || !Enum.IsDefined(stage))
        {
            ModelState.AddModelError(nameof(Stage), words["plans.choose-stage"]);
        }

        if (ProposedLevel is { } level && Open.LevelName(level) is null)
        {
            ModelState.AddModelError(nameof(ProposedLevel), words["together.reply.choose"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var outcome = await plans.MoveAsync(Open, id, basedOn, Stage!.Value, Said, Action.Item is null ? null : ProposedLevel, stop);
        if (outcome.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field is "" or nameof(ProposedLevel) ? problem.Field : nameof(Said), words[problem]);
            return this.AskAgain();
        }

        if (outcome.Value.Theirs is { } theirs)
        {
            // The page shows what they did above the form, which keeps what was typed.
            await LookAsync(id, stop);
            BasedOn = theirs.Version;
            ModelState.SetModelValue(nameof(BasedOn), BasedOn, $"{BasedOn}");
            ModelState.AddModelError("", words["plans.conflict-stage"]);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }

        return Redirect(PlansLinks.Action(Open.Organisation.Id, id));
    }

    private async Task<bool> LookAsync(Guid id, CancellationToken stop)
    {
        if (await plans.OneAsync(Open, id, stop) is not { } found)
        {
            return false;
        }

        Action = found;
        Steps = await plans.StepsAsync(id, stop);
        return true;
    }
}
