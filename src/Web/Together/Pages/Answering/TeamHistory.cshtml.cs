using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>Every version of an answer.</summary>
[Authorize(TogetherCan.ReadTeams), OpensTeam]
internal sealed class TeamHistoryPage(CurrentTeam current, TeamAnswers answers, EvidencePointers evidence, Words words) : PageModel
{
    private IReadOnlyList<EvidencePointer> pointers = [];

    public TeamView Open => current.Open;

    public OrganisationItem Item { get; private set; } = null!;

    public IReadOnlyList<TeamAnswer> Versions { get; private set; } = [];

    public ShownAnswer Shown(AnswerWords said) => ShownAnswer.Of(Open.Pack, said, pointers, words);

    public string? How(TeamAnswer version) =>
        version.Origin switch
        {
            AnswerOrigin.StillTrue => words["together.history.still-true"],
            AnswerOrigin.Corrected => words["together.history.corrected", version.Reason ?? ""],
            AnswerOrigin.TakenOut => words["together.history.took", version.ByName],
            AnswerOrigin.Imported => words["together.history.imported"],
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(string item, CancellationToken stop)
    {
        // The district reads what was signed off, not how it came about.
        if (!Open.IsOurs || Open.Item(item) is not { } found)
        {
            return NotFound();
        }

        Item = found;
        Versions = await answers.VersionsAsync(Open.Id, item, stop);
        pointers = await evidence.ReadAsync(Open, stop);
        return Page();
    }
}
