using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of every version of an answer.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamHistoryPage(Current<TeamView> current, TeamAnswers answers, EvidencePointers evidence, Words words) : PageModel
{
    private IReadOnlyList<EvidencePointer> pointers = [];

    public TeamView Open => current.Open;

    public OrganisationItem Item { get; private set; } = null!;

    public IReadOnlyList<TeamAnswer> Versions { get; private set; } = [];

    /// <summary>An answer in the form in which a page shows it.</summary>
    public ShownAnswer Shown(AnswerWords said) => ShownAnswer.Of(Open.Pack, said, pointers, words);

    /// <summary>How a version came about, in words; null if somebody simply wrote it.</summary>
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
