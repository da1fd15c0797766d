using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of all answers by standard, for checking before submission, for reading at any time and for printing.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamAnswersViewPage(Current<TeamView> current, TeamAnswers answers, EvidencePointers evidence, Words words) : PageModel
{
    public TeamView Open => current.Open;

    public IReadOnlyList<(OrganisationItem Item, ShownAnswer? Shown, TeamAnswer? Corrected)> Answers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = await answers.ReadAsync(Open, stop);
        var pointers = await evidence.ReadAsync(Open, stop);
        Answers =
        [
            .. Open.Items.Select(item =>
                (
                    item,
                    newest.TryGetValue(item.Id, out var answer) ? ShownAnswer.Of(Open.Pack, answer.Words, pointers, words) : null,
                    answer is { Origin: AnswerOrigin.Corrected } ? answer : null
                )
            ),
        ];
    }
}
