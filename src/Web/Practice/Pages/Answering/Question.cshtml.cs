using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Lodestar.Practice.Pages.Answering;

/// <summary>One page of the journey: a gentle note, one question, or all questions of a section.</summary>
[AllowAnonymous, NeedsSitting]
internal sealed class QuestionPage(CurrentSitting current, Sittings sittings, FreeText free, Words words) : PageModel
{
    public OpenSitting Open => current.Open;

    public Step Step { get; private set; } = null!;

    public IReadOnlyList<AskedItem> Asked { get; private set; } = [];

    /// <summary>True if an answer was given that is not shown again.</summary>
    public bool Hides => Journey.ItemsOf(Step).Any(Open.Hides);

    /// <summary>Which part of the journey this is, and how many there are.</summary>
    public (int Number, int Of) Part
    {
        get
        {
            var parts = Open.Journey.Steps.Select(step => step.Section).Distinct().ToList();
            return (parts.IndexOf(Step.Section) + 1, parts.Count);
        }
    }

    /// <summary>Feedback on the answer given on the page before.</summary>
    public IReadOnlyList<string> Thoughts { get; private set; } = [];

    /// <summary>True if something that points at a person was just taken out.</summary>
    public bool TookOut => free.TakenOut.Count > 0;

    public string Back => Open.Journey.Before(Step) is { } before ? PracticeLinks.Question(before.Id) : PracticeLinks.Before;

    public IActionResult OnGet(string step, string? after)
    {
        // It is not on this person's way: a page that depends on another answer, or an old bookmark.
        if (Open.Journey.Find(step) is not { } found)
        {
            return Redirect(Open.GoOn);
        }

        // Whether it was asked would disclose an earlier answer.
        if (found is QuestionStep { Item.ShowWhen.Count: > 0 } && Journey.ItemsOf(found).Any(Open.Hides))
        {
            return Redirect(Open.GoOn);
        }

        Show(found, form: null);
        // A gentle note is on a page of its own.
        Thoughts =
            after is not null && found is not NoteStep && Open.Journey.Before(found) is QuestionStep before && before.Id == after
                ? Open.ThoughtsOn(before.Item)
                : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string step, string? then, CancellationToken stop)
    {
        if (Open.Journey.Find(step) is not { } found)
        {
            return Redirect(Open.GoOn);
        }

        if (found is NoteStep)
        {
            return await AnswerNoteAsync(found, skip: then == "skip", stop);
        }

        var texts = Journey
            .ItemsOf(found)
            .Where(item => item.Kind == ItemKind.Text)
            .Select(item => (item.Id, (string?)Request.Form[item.Id].ToString()))
            .ToList();
        if (texts.Count > 0 && await free.ReplyAsync(this, Place, texts, stop) is { } reply)
        {
            Show(found, Left());
            return reply;
        }

        var added = AnswerSheet.Empty with { Skipped = Open.Answers.Skipped };
        foreach (var item in Journey.ItemsOf(found))
        {
            var given = Request.Form[item.Id].Select(value => value ?? "").ToList();

            // Anyone who takes a break need not finish the page first, and an answer that is not shown again may stay.
            if ((then == "break" || Open.Hides(item)) && given.TrueForAll(string.IsNullOrEmpty))
            {
                continue;
            }

            var outcome = AnswerCheck.Check(Open.Pack, Open.Reflection, item, given, item.Id);
            if (outcome.Problem is { } problem)
            {
                ModelState.AddModelError(item.Id, words[problem]);
            }
            else
            {
                added = added.With(item, outcome.Value);
            }
        }

        if (!ModelState.IsValid)
        {
            Show(found, Request.Form);
            return this.AskAgain();
        }

        await sittings.SaveAsync(Open, added, stop);
        return then == "break" ? Redirect(PracticeLinks.Break) : Redirect(Next(found, Open.Answers.With(added)));
    }

    private async Task<IActionResult> AnswerNoteAsync(Step note, bool skip, CancellationToken stop)
    {
        var skipped = skip ? Open.Answers.Skipped.Add(note.Section.Id) : Open.Answers.Skipped.Remove(note.Section.Id);
        var added = AnswerSheet.Empty with { Skipped = skipped };
        await sittings.SaveAsync(Open, added, stop);
        return Redirect(Next(note, Open.Answers.With(added)));
    }

    // If there is something to learn from an answer, that comes first.
    private string Next(Step step, AnswerSheet answers)
    {
        if (Journey.ItemsOf(step).Any(LearnPage.Teaches))
        {
            return PracticeLinks.Learn(step.Id);
        }

        var next = new Journey(Open.Reflection, Open.Sheet.Scope, answers).After(step);
        return next is null ? PracticeLinks.Check
            : step is QuestionStep ? PracticeLinks.Question(next.Id, step.Id)
            : PracticeLinks.Question(next.Id);
    }

    // It is a private note, so others may know no more about where it was written than the district.
    private TextPlace Place =>
        new(
            "practice.place.note",
            Open.Answers.Districts is [var one] && Open.Pack.Info.Districts.Any(district => district.Id == one) ? [one] : [],
            ForThemself: true
        );

    // What was sent, without what was taken out of it.
    private FormCollection Left() =>
        new(Request.Form.ToDictionary(field => field.Key, field => free.TakenOut.TryGetValue(field.Key, out var left) ? new StringValues(left) : field.Value));

    private void Show(Step step, IFormCollection? form)
    {
        Step = step;
        Asked = [.. Journey.ItemsOf(step).Select(item => QuestionControls.Ask(Open, item, ModelState, form, isHeading: step is QuestionStep))];
    }
}
