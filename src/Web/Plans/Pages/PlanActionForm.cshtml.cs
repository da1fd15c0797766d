using System.ComponentModel.DataAnnotations;
using Lodestar.Safeguards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Plans.Pages;

/// <summary>The page for the words, owner and day of an action. A new action may also say which item it follows from.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<PlanView>("organisation")]
internal sealed class PlanActionFormPage(Current<PlanView> current, ActionPlans plans, FreeText free, Words words) : PageModel
{
    public PlanView Open => current.Open;

    /// <summary>The action that is being changed; null for a new one.</summary>
    public TeamAction? Action { get; private set; }

    /// <summary>What was saved in the meantime, and what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    public int BasedOn { get; private set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "plans.day-name")]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    public string? Item { get; set; }

    public string Back => Action is null ? PlansLinks.Plan(Open.Organisation.Id) : PlansLinks.Action(Open.Organisation.Id, Action.Id);

    public IReadOnlyList<ChoiceItem> Items =>
        [
            new ChoiceItem { Value = "", Text = words["plans.item-none"] },
            .. Open.Pack.Organisation!.Items.Select(item => new ChoiceItem { Value = item.Id, Text = item.Title }),
        ];

    /// <summary>True right after a proposal was taken into the plan.</summary>
    public bool JustTaken { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, string? taken, CancellationToken stop)
    {
        JustTaken = taken is not null;
        if (!await LookAsync(id, stop))
        {
            return NotFound();
        }

        (BasedOn, Text, Owner, DueOn) = (Action?.Version ?? 0, Action?.Text, Action?.Owner, Action?.DueOn);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, int basedOn, CancellationToken stop)
    {
        BasedOn = basedOn;
        if (!await LookAsync(id, stop))
        {
            return NotFound();
        }

        var place = new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id);
        if (await free.ReplyAsync(this, place, [(nameof(Text), Text), (nameof(Owner), Owner)], stop) is { } reply)
        {
            return reply;
        }

        if (DueOn is { } day && DueOn != Action?.DueOn && (day < Open.Today.AddYears(-1) || day > Open.Today.AddYears(10)))
        {
            ModelState.AddModelError(nameof(DueOn), words["plans.day-far"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var wanted = new WantedAction(Text, Owner, DueOn, string.IsNullOrEmpty(Item) ? null : Item);
        var outcome = await plans.KeepAsync(Open, id ?? this.Mark(), basedOn, wanted, stop);
        if (outcome.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        if (outcome.Value.Theirs is { } theirs)
        {
            // Saving again from this page replaces their words, which were seen.
            Both = new TwoTexts(
                TwoTexts.Lines,
                Lines(new WantedAction(theirs.Text, theirs.Owner, theirs.DueOn, theirs.Item)),
                Lines(wanted with { Item = wanted.Item ?? theirs.Item }),
                PlansLinks.Plan(Open.Organisation.Id)
            )
            {
                Again = basedOn == 0,
            };
            BasedOn = theirs.Version;
            return this.AskWhich();
        }

        return Redirect(PlansLinks.Plan(Open.Organisation.Id));
    }

    private IReadOnlyList<TextLine> Lines(WantedAction action) =>
        [
            new(words["plans.text"], action.Text ?? ""),
            new(words["plans.owner"], action.Owner ?? ""),
            new(words["plans.due"], action.DueOn is { } day ? words.Day(day) : words["plans.no-day"]),
            new(words["plans.item"], action.Item is { } item ? Open.TitleOf(item) : ""),
        ];

    private async Task<bool> LookAsync(Guid? id, CancellationToken stop)
    {
        Action = id is { } one ? await plans.OneAsync(Open, one, stop) : null;
        return Open.MayWrite && (id is null || Action is not null);
    }
}
