using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>The page for writing a question of the partnership's own. It is kept as it is, and what must be fixed is said after that.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalQuestionFormPage(LocalDrafts drafts, FreeText free, Words words) : PageModel
{
    /// <summary>The id in the address of a question that has none yet.</summary>
    private const string New = "new";

    public OpenDraft Open { get; private set; } = null!;

    public string Id { get; private set; } = "";

    public bool IsNew { get; private set; }

    /// <summary>True if something was written since the last layer.</summary>
    public bool HasDraft { get; private set; }

    /// <summary>True if it will be asked after the draft is published.</summary>
    public bool IsIn => Open.Next.Question(Id) is not null;

    /// <summary>The question as it is asked now; null if it never was.</summary>
    public LocalQuestion? Was => Open.Newest.Question(Id);

    /// <summary>What somebody else saved in the meantime, beside what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    [BindProperty]
    public string? BasedOn { get; set; }

    [BindProperty]
    public string? Standard { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Hint { get; set; }

    [BindProperty(Name = nameof(Levels))]
    public IReadOnlyList<string?> Levels { get; set; } = [];

    [BindProperty]
    public string? Good { get; set; }

    [BindProperty]
    public string? NotYet { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Feedback { get; set; }

    [BindProperty]
    public string? NextStep { get; set; }

    [BindProperty(Name = nameof(Tags))]
    public IReadOnlyList<string> Tags { get; set; } = [];

    [BindProperty(Name = nameof(Section11))]
    public IReadOnlyList<string> Section11 { get; set; } = [];

    public IReadOnlyList<ChoiceItem> Standards =>
        [.. Open.Pack.Standards.Standards.Select(standard => new ChoiceItem { Value = standard.Id, Text = standard.Title })];

    public IReadOnlyList<string> LevelNames => [.. Open.Pack.Standards.Levels.Select(level => level.Name)];

    public IReadOnlyList<ChoiceItem> TagChoices => [.. Open.Pack.Info.Tags.Select(tag => new ChoiceItem { Value = tag.Id, Text = tag.Name })];

    public IReadOnlyList<ChoiceItem> ThemeChoices =>
        [.. Open.Pack.Audits.SelectMany(audit => audit.Themes).Select(theme => new ChoiceItem { Value = theme.Id, Text = $"{theme.Id} {theme.Title}" })];

    public LocalQuestion Typed =>
        new()
        {
            Id = Id,
            Standard = Standard ?? "",
            Title = LocalText.Of(Title),
            Question = LocalText.Of(Question),
            Hint = LocalText.Of(Hint),
            Levels = [.. Levels.Select(LocalText.Of)],
            Good = LocalText.Of(Good),
            NotYet = LocalText.Of(NotYet),
            Evidence = LocalText.Lines(Evidence),
            Feedback = LocalText.Of(Feedback),
            NextStep = LocalText.Of(NextStep),
            Tags = [.. Open.Pack.Info.Tags.Select(tag => tag.Id).Intersect(Tags)],
            Section11 = [.. ThemeChoices.Select(theme => theme.Value!).Intersect(Section11)],
            First = Was?.First ?? 0,
            Since = Was?.Since ?? 0,
        };

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        if (IsNew && Open.Next.Questions.Count >= LocalLayer.MostQuestions)
        {
            return Redirect(StandardsLinks.Local);
        }

        var now = Open.Next.Question(Id) ?? Was ?? new LocalQuestion { Id = Id };
        (BasedOn, Standard, Title, Question, Hint) = (Open.MarkOf(Id), now.Standard, now.Title, now.Question, now.Hint);
        (Good, NotYet, Evidence, Feedback, NextStep, Tags, Section11) = (
            now.Good,
            now.NotYet,
            string.Join('\n', now.Evidence),
            now.Feedback,
            now.NextStep,
            now.Tags,
            now.Section11
        );
        Levels = [.. Open.Pack.Standards.Levels.Select((_, place) => now.Levels.ElementAtOrDefault(place))];
        foreach (var fault in HasDraft ? drafts.Faults(Open).Where(fault => fault.About == Id) : [])
        {
            ModelState.AddModelError(fault.Problem.Field, words[fault.Problem]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? then, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        Levels = [.. Open.Pack.Standards.Levels.Select((_, place) => Levels.ElementAtOrDefault(place))];
        if (then is "out" or "let-go" && !IsNew)
        {
            var left =
                then == "out" ? await drafts.TakeOutAsync(Id, BasedOn ?? "", HttpContext.Me(), stop) : await drafts.LetGoAsync(Id, HttpContext.Me(), stop);
            return left is null ? Redirect(StandardsLinks.Local) : await RefusedAsync(left, stop);
        }

        if (
            await free.ReplyAsync(
                this,
                LocalText.Place,
                [
                    (nameof(Title), Title),
                    (nameof(Question), Question),
                    (nameof(Hint), Hint),
                    .. Levels.Select((level, place) => ($"{nameof(Levels)}[{place}]", level)),
                    (nameof(Good), Good),
                    (nameof(NotYet), NotYet),
                    (nameof(Evidence), Evidence),
                    (nameof(Feedback), Feedback),
                    (nameof(NextStep), NextStep),
                ],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        if (IsNew && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Question))
        {
            // It would use one of the few places, and a number that is never used again.
            ModelState.AddModelError(nameof(Title), words["standards.local.empty"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        if (IsNew && Open.Next.Questions.FirstOrDefault(question => (question with { Id = Id }).SaysTheSame(Typed)) is { } there)
        {
            // The same form again: a question is asked once.
            Id = there.Id;
        }

        return await drafts.KeepAsync(Typed, BasedOn ?? "", HttpContext.Me(), stop) is { } problem
            ? await RefusedAsync(problem, stop)
            : Redirect(then == "list" ? StandardsLinks.Local : StandardsLinks.LocalPreview(Id));
    }

    private async Task<IActionResult> RefusedAsync(Problem problem, CancellationToken stop)
    {
        Open = await drafts.OpenAsync(stop);
        if (Open.MarkOf(Id) == BasedOn)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        // Saving again from this page replaces their words.
        var who = await drafts.WhoAsync(Id, stop);
        Both = new TwoTexts(
            "_QuestionWords",
            (Open.Pack, Open.Next.Question(Id) ?? new LocalQuestion { Id = Id }),
            (Open.Pack, Typed),
            StandardsLinks.LocalForm(Id)
        )
        {
            By = who?.ByName,
            At = who is null ? null : words.Moment(who.At),
        };
        BasedOn = Open.MarkOf(Id);
        return this.AskWhich();
    }

    private async Task<bool> FindAsync(string id, CancellationToken stop)
    {
        Open = await drafts.OpenAsync(stop);
        IsNew = id == New;
        Id = IsNew ? Open.Next.NextId : id;
        HasDraft = !IsNew && await drafts.WhoAsync(Id, stop) is not null;
        return IsNew || Open.Next.Question(id) is not null || Open.Newest.Question(id) is not null;
    }
}
