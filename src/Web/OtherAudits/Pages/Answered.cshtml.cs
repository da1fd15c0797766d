using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page of each theme of another audit with the items that already answer it, in the words that audits use.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class AnsweredPage(Current<TeamView> current, DescribedAudits audits, TeamAnswers answers, EvidencePointers evidence, Words words) : PageModel
{
    public TeamView Open => current.Open;

    public AuditAnswers Answered { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string audit, CancellationToken stop)
    {
        if ((await audits.AllAsync(Open.Pack, stop)).FirstOrDefault(one => one.Id == audit) is not { } other)
        {
            return NotFound();
        }

        Answered = AuditAnswers.Of(other, Open.Pack, await answers.ReadAsync(Open, stop), await evidence.ReadAsync(Open, stop), words);
        return Page();
    }
}
