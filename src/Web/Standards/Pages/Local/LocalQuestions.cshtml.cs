using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>A line in the list of local questions, or of help in the partnership's own words.</summary>
internal sealed record LocalLine(string Id, string Title, string Of, string State, string Colour);

/// <summary>The page of the partnership's own questions and words: what is asked now, what is being written, and what must be fixed first.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalQuestionsPage(LocalDrafts drafts, Words words) : PageModel
{
    public OpenDraft Open { get; private set; } = null!;

    /// <summary>The layer that is asked now; null before the first.</summary>
    public PublishedLayer? Published { get; private set; }

    public IReadOnlyList<LocalLine> Questions { get; private set; } = [];

    public IReadOnlyList<LocalLine> Help { get; private set; } = [];

    public IReadOnlyList<LocalFault> Faults { get; private set; } = [];

    public bool IsReady => Open.Differs && Faults.Count == 0;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Open = await drafts.OpenAsync(stop);
        Published = (await drafts.PublishedAsync(stop)).FirstOrDefault();
        Faults = drafts.Faults(Open);
        var changes = Open.Next.ChangesSince(Open.Newest).ToDictionary(change => change.About, change => change.Kind);
        var gone = Open.Newest.Questions.Where(question => Open.Next.Question(question.Id) is null);
        Questions =
        [
            .. Open
                .Next.Questions.Concat(gone)
                .OrderBy(question => LocalQuestion.NumberOf(question.Id))
                .Select(question => Line(question.Id, question.Title, StandardOf(question.Standard))),
        ];
        Help =
        [
            .. Open
                .Next.Help.Select(help => help.Item)
                .Concat(changes.Where(change => change.Value == ChangeKind.TakenOut && !LocalQuestion.IsId(change.Key)).Select(change => change.Key))
                .Select(item => Line(item, PackItem.Of(Open.Pack, item)?.Title ?? "", "")),
        ];

        LocalLine Line(string id, string title, string of) =>
            new(
                id,
                title.Length > 0 ? title : words["standards.local.untitled"],
                of,
                StateOf(id),
                !changes.TryGetValue(id, out var kind) ? "ls-tag--done"
                    : kind == ChangeKind.TakenOut ? "ls-tag--none"
                    : "ls-tag--open"
            );

        string StateOf(string id)
        {
            var state = changes.TryGetValue(id, out var kind) ? PackBinder.KeyOf($"{kind}") : "asked";
            return words[LocalQuestion.IsId(id) ? $"standards.local.state.{state}" : $"standards.local.help-state.{state}"];
        }
    }

    private string StandardOf(string id) => Open.Pack.Standards.Standards.FirstOrDefault(standard => standard.Id == id)?.Title ?? "";
}
