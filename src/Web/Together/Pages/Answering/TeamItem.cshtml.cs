using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of one item: what it asks, what was said last time, and the answer.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamItemPage(Current<TeamView> current, TeamAnswers answers, EvidencePointers evidence, FreeText free, Words words) : PageModel
{
    private IReadOnlyList<EvidencePointer> pointers = [];

    public TeamView Open => current.Open;

    public OrganisationItem Item { get; private set; } = null!;

    public Standard Standard => Open.Pack.Standards.Standards.First(standard => standard.Id == Item.Standard);

    /// <summary>The newest version; null if nobody has answered yet.</summary>
    public TeamAnswer? Now { get; private set; }

    /// <summary>What was last said in an earlier round.</summary>
    public CarriedForward? Carried { get; private set; }

    /// <summary>What somebody else saved in the meantime, beside what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    /// <summary>When the unsaved words in the form were typed; null if there are none.</summary>
    public string? DraftOf { get; private set; }

    /// <summary>What the reader was typing when the last day passed, and when; null if there is nothing.</summary>
    public (AnswerWords Words, string? At)? Unsaved { get; private set; }

    /// <summary>The correction from which the current answer comes; null if it was not corrected.</summary>
    public TeamAnswer? Correction { get; private set; }

    /// <summary>True right after a save.</summary>
    public bool Saved { get; private set; }

    public int BasedOn { get; private set; }

    public bool IsCorrection => Open.MayCorrect;

    public bool MaySave => Open.MayWrite || Open.MayCorrect;

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? WorksWell { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty(Name = nameof(Evidence))]
    public IReadOnlyList<Guid> Evidence { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public AnswerWords Typed => AnswerForm.Read(Choice, Why, WorksWell, Next, [.. Evidence.Intersect(pointers.Select(pointer => pointer.Id))]);

    public IReadOnlyList<ChoiceItem> Choices =>
        [
            .. Open
                .Pack.Standards.Levels.Zip(Item.Levels)
                .Select(pair => new ChoiceItem
                {
                    Value = $"{pair.First.Number}",
                    Text = pair.First.Name,
                    Hint = new() { Text = pair.Second },
                }),
            new ChoiceItem { Value = AnswerForm.NotKnown, Text = words["together.not-known"] },
            new ChoiceItem
            {
                Value = AnswerForm.NotRelevant,
                Text = words["together.not-relevant"],
                Hint = new() { Text = words["together.not-relevant-hint"] },
            },
        ];

    public IReadOnlyList<ChoiceItem> Pointers =>
        [
            .. pointers
                .Where(pointer => !pointer.Retired || Evidence.Contains(pointer.Id))
                .Select(pointer => new ChoiceItem
                {
                    Value = $"{pointer.Id}",
                    Text = pointer.What,
                    Hint = new() { Text = pointer.Held },
                }),
        ];

    /// <summary>An answer in the form in which a page shows it.</summary>
    public ShownAnswer Shown(AnswerWords said) => ShownAnswer.Of(Open.Pack, said, pointers, words);

    /// <summary>A moment in words.</summary>
    public string Moment(DateTimeOffset at) => words.Moment(at);

    /// <summary>What to know before saying that an earlier answer is still true.</summary>
    public IEnumerable<string> CarriedNotes =>
        Carried is { } carried ? CarriedNote.Of(carried, Now?.Words, pointers, Open.Today, words).Select(note => note.Sentence) : [];

    public async Task<IActionResult> OnGetAsync(string item, string? saved, CancellationToken stop)
    {
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        BasedOn = Now?.Version ?? 0;
        var shown = Now?.Words ?? AnswerWords.Empty;
        var typed = await answers.DraftAsync(Open, item, stop);
        if (!MaySave && typed is { } unsaved && !unsaved.Words.SaysTheSame(shown))
        {
            // Nothing can be saved any longer, but the writer can still read and copy it.
            Unsaved = (unsaved.Words, Moment(unsaved.At));
        }
        else if (MaySave && typed is { } draft && !draft.Words.SaysTheSame(shown))
        {
            // If it was typed on a version that is no longer the newest, both are shown side by side at once.
            Both = Now is { } newer && draft.BasedOn < newer.Version ? Beside(newer, draft.Words) : null;
            (shown, DraftOf) = (draft.Words, Moment(draft.At));
        }

        Saved = saved is not null;
        (Choice, Why, WorksWell, Next, Evidence) = (AnswerForm.Choice(shown), shown.Why, shown.WorksWell, shown.Next, shown.Evidence);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, int basedOn, string? then, CancellationToken stop)
    {
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        BasedOn = basedOn;
        if (!MaySave)
        {
            // Somebody submitted it, or its time ended, while this was being typed. It is shown, so that it can be copied.
            Unsaved = Typed.SaysTheSame(Now?.Words ?? AnswerWords.Empty) ? null : (Typed, null);
            return Refused(new Problem("", Open.IsOpen ? "together.stage-moved" : "together.round-closed"));
        }

        if (
            await free.ReplyAsync(this, Place, [(nameof(Why), Why), (nameof(WorksWell), WorksWell), (nameof(Next), Next), (nameof(Reason), Reason)], stop) is
            { } reply
        )
        {
            return reply;
        }

        foreach (
            var problem in Typed
                .Problems(Open.Pack.Standards.Levels.Count)
                .Concat(IsCorrection && TeamReflection.ReasonProblem(Reason) is { } missing ? [missing] : [])
        )
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        if (IsCorrection && !Request.Form.ContainsKey(nameof(Reason)))
        {
            // The form was opened before it was submitted, and asked for no reason.
            ModelState.AddModelError("", words["together.item.submitted-meanwhile"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        if (then is null or "list" && Now is null && Typed.SaysTheSame(AnswerWords.Empty))
        {
            // Nothing was said, so there is nothing to keep.
            return Redirect(then is null && await NextAsync(stop) is { } further ? TogetherLinks.Item(Open.Id, further) : TogetherLinks.Tasks(Open.Id));
        }

        if (then == "evidence")
        {
            return await answers.KeepDraftAsync(Open, new WantedAnswer(item, basedOn, Typed), stop)
                ? Redirect(TogetherLinks.NewEvidence(Open.Id, item))
                : AskWhich(Now!, Typed);
        }

        return await SaveAsync(
            IsCorrection ? new WantedAnswer(item, basedOn, Typed, AnswerOrigin.Corrected, Reason!.Trim()) : new WantedAnswer(item, basedOn, Typed),
            then,
            stop
        );
    }

    /// <summary>Saves that what the last round said is still true.</summary>
    public async Task<IActionResult> OnPostStillTrueAsync(string item, int basedOn, CancellationToken stop)
    {
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        BasedOn = basedOn;
        return Open.MayWrite && Carried is { Holds: true } carried
            ? await SaveAsync(new WantedAnswer(item, basedOn, carried.Last.Words, AnswerOrigin.StillTrue), then: null, stop)
            : Refused(new Problem("", "together.stage-moved"));
    }

    /// <summary>Keeps what the other person saved and discards what was typed here.</summary>
    public async Task<IActionResult> OnPostTheirsAsync(string item, CancellationToken stop)
    {
        await answers.ForgetDraftAsync(Open, item, stop);
        return Redirect(TogetherLinks.Item(Open.Id, item));
    }

    /// <summary>Keeps what is being typed, for a script.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string item, int basedOn, CancellationToken stop)
    {
        if (!await LookAsync(item, stop) || !MaySave)
        {
            return new StatusCodeResult(StatusCodes.Status409Conflict);
        }

        var seen = await free.CheckAsync(Typed.Texts.Select(one => (one.Field, (string?)one.Text)), stop);
        var why = seen switch
        {
            // Anyone who stops reading has already read whom to call.
            { ReadsLikeDisclosure: true } => words["together.keep.worry"],
            { Problems: [var first, ..] } => words["together.keep.because", words[first]],
            { Failed: true } => words["safeguards.failed"],
            _ => Typed.Texts.FirstOrDefault(one => one.Text.Length > AnswerWords.Longest) is { Text: { } text }
                ? words["together.item.long", AnswerWords.Longest, text.Length]
                : null,
        };
        if (why is not null)
        {
            return new ContentResult
            {
                Content = why,
                ContentType = "text/plain; charset=utf-8",
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }

        if (Typed.SaysTheSame(Now?.Words ?? AnswerWords.Empty))
        {
            await answers.ForgetDraftAsync(Open, item, stop);
            return new StatusCodeResult(StatusCodes.Status204NoContent);
        }

        return new StatusCodeResult(
            await answers.KeepDraftAsync(Open, new WantedAnswer(item, basedOn, Typed), stop) ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict
        );
    }

    private TextPlace Place => new("together.place.team", Open.Organisation.Districts, Open.Organisation.Id);

    private async Task<IActionResult> SaveAsync(WantedAnswer wanted, string? then, CancellationToken stop)
    {
        var outcome = await answers.SaveAsync(Open, wanted, Carried, stop);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        if (outcome.Value.Theirs is { } theirs)
        {
            return AskWhich(theirs, wanted.Words);
        }

        if (then == "list")
        {
            return Redirect(TogetherLinks.Tasks(Open.Id));
        }

        var next = IsCorrection ? null : await NextAsync(stop);
        return Redirect(next is null ? $"{TogetherLinks.Item(Open.Id, Item.Id)}?saved" : TogetherLinks.Item(Open.Id, next));
    }

    // Saving again from this page puts the writer's words after theirs; both stay in the history.
    private PageResult AskWhich(TeamAnswer theirs, AnswerWords asked)
    {
        (Both, BasedOn) = (Beside(theirs, asked), theirs.Version);
        (Choice, Why, WorksWell, Next, Evidence) = (AnswerForm.Choice(asked), asked.Why, asked.WorksWell, asked.Next, asked.Evidence);
        return this.AskWhich();
    }

    private TwoTexts Beside(TeamAnswer theirs, AnswerWords mine) =>
        new("_TeamWords", Shown(theirs.Words), Shown(mine), Keep: null)
        {
            By = theirs.ByName,
            At = Moment(theirs.At),
            TakenOut = theirs.TakenOut,
        };

    // The next item without an answer in the same standard, so that people can go through them in order; then the list.
    private async Task<string?> NextAsync(CancellationToken stop)
    {
        var answered = await answers.NewestAsync(Open.Id, stop);
        return Open
            .Items.SkipWhile(item => item.Id != Item.Id)
            .Skip(1)
            .FirstOrDefault(item => item.Standard == Item.Standard && answered.GetValueOrDefault(item.Id)?.Kind is null)
            ?.Id;
    }

    private PageResult Refused(Problem problem)
    {
        ModelState.AddModelError(problem.Field, words[problem]);
        return this.AskAgain();
    }

    private async Task<bool> LookAsync(string item, CancellationToken stop)
    {
        if (Open.Item(item) is not { } found)
        {
            return false;
        }

        Item = found;
        Now = await answers.OneAsync(Open.Id, item, stop) is { } newest && (Open.IsOurs || !newest.Waits) ? newest : null;
        Correction = Now?.Reason is null
            ? null
            : (await answers.VersionsAsync(Open.Id, item, stop)).FirstOrDefault(version => version.Origin == AnswerOrigin.Corrected);
        pointers = await evidence.ReadAsync(Open, stop);
        Carried = (await answers.CarriedAsync(Open, stop)).GetValueOrDefault(item);
        return true;
    }
}
