using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of one pointer to evidence: what it is, its location, its owner and its next review.</summary>
[Authorize(TogetherCan.WriteTeams), Opens<TeamView>]
internal sealed class EvidencePointerFormPage(Current<TeamView> current, EvidencePointers evidence, TeamAnswers answers, FreeText free, Words words) : PageModel
{
    public TeamView Open => current.Open;

    /// <summary>The pointer that is being changed; null for a new one.</summary>
    [FromQuery]
    public Guid? Pointer { get; set; }

    /// <summary>The item from which a new pointer is added; null if it was none.</summary>
    [FromQuery]
    public string? Item { get; set; }

    public string Back => Item is { } item && Open.Item(item) is not null ? TogetherLinks.Item(Open.Id, item) : TogetherLinks.Evidence(Open.Id);

    /// <summary>What was saved in the meantime, and what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    public int BasedOn { get; private set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Held { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty(BinderType = typeof(DateParts))]
    public DateOnly? ReviewOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Open.MayPoint)
        {
            return NotFound();
        }

        if (Pointer is { } id)
        {
            if ((await evidence.AllAsync(Open.Organisation.Id, stop)).FirstOrDefault(one => one.Id == id) is not { } found)
            {
                return NotFound();
            }

            (BasedOn, What, Held, Owner, ReviewOn) = (found.Version, found.What, found.Held, found.Owner, found.ReviewOn);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int basedOn, string? then, CancellationToken stop)
    {
        BasedOn = basedOn;
        if (!Open.MayPoint)
        {
            return NotFound();
        }

        if (then == "retire" && Pointer is { } old)
        {
            return await KeptAsync(await evidence.RetireAsync(Open, old, basedOn, stop), stop);
        }

        if (
            await free.ReplyAsync(
                this,
                new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id),
                [(nameof(What), What), (nameof(Held), Held), (nameof(Owner), Owner)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        return await KeptAsync(await evidence.KeepAsync(Open, Pointer ?? this.Mark(), basedOn, new WantedPointer(What, Held, Owner, ReviewOn), stop), stop);
    }

    private async Task<IActionResult> KeptAsync(Outcome<KeptPointer> kept, CancellationToken stop)
    {
        if (kept.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        if (kept.Value.Theirs is { } theirs)
        {
            // Saving again from this page replaces their words, which were seen and stay in the history.
            var change = (await evidence.VersionsAsync(Open.Organisation.Id, stop))[theirs.Id].FirstOrDefault();
            Both = new TwoTexts(
                TwoTexts.Lines,
                Lines(new WantedPointer(theirs.What, theirs.Held, theirs.Owner, theirs.ReviewOn)),
                Lines(new WantedPointer(What, Held, Owner, ReviewOn)),
                Back
            )
            {
                By = change?.ByName,
                At = change is null ? null : words.Moment(change.At),
                Again = BasedOn == 0,
            };
            BasedOn = theirs.Version;
            return this.AskWhich();
        }

        if (kept.Value.IsNew)
        {
            await TickAsync(kept.Value.Id, stop);
        }

        return Redirect(Back);
    }

    private IReadOnlyList<TextLine> Lines(WantedPointer pointer) =>
        [
            new(words["together.evidence.what"], pointer.What ?? ""),
            new(words["together.evidence.held"], pointer.Held ?? ""),
            new(words["together.evidence.owner"], pointer.Owner ?? ""),
            new(words["together.evidence.review-on"], pointer.ReviewOn is { } day ? words.Day(day) : words["together.evidence.no-review"]),
        ];

    // A pointer that was added from an item is ticked there, with everything else that was typed.
    private async Task TickAsync(Guid pointer, CancellationToken stop)
    {
        if (Item is { } item && Open.Item(item) is not null)
        {
            var newest = await answers.OneAsync(Open.Id, item, stop);
            var (said, basedOn) = await answers.DraftAsync(Open, item, stop) is { } draft
                ? (draft.Words, draft.BasedOn)
                : (newest?.Words ?? AnswerWords.Empty, newest?.Version ?? 0);
            await answers.KeepDraftAsync(Open, new WantedAnswer(item, basedOn, said with { Evidence = [.. said.Evidence, pointer] }), stop);
        }
    }
}
