using Lodestar.Identity;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>Putting a reflection before a senior person.</summary>
[Authorize(Can.LeadTeams), OpensTeam]
internal sealed class TeamSubmitPage(CurrentTeam current, Teams teams, TeamAnswers answers, Accounts accounts, TeamMail mail, Words words) : PageModel
{
    private IReadOnlyList<Member> signatories = [];

    public OpenTeam Open => current.Open;

    [BindProperty]
    public Guid? Signatory { get; set; }

    public IReadOnlyList<(string Standard, int Answered, int Of)> Standards { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Signatories => [.. signatories.Select(one => new ChoiceItem { Value = $"{one.Account}", Text = one.Name })];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Open.MayLead && Open.Team.IsWriting ? Page() : Redirect(TeamLinks.Tasks(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        if (!Open.MayLead)
        {
            return NotFound();
        }

        if (signatories.FirstOrDefault(one => one.Account == Signatory) is not { } named)
        {
            ModelState.AddModelError(nameof(Signatory), words["reflection.team.submit.choose"]);
            return this.AskAgain();
        }

        mail.Note(HttpContext, named.Email, Open, "reflection.team.mail.to-sign", TeamLinks.SignOff(Open.Id));
        var problem = Open.IsOpen ? await teams.MoveAsync(Open, team => team.Submit(named.Account), TeamStepKind.Submitted, named.Name, stop) : new Kernel.Problem("", "reflection.team.round-closed");
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        mail.Soon();
        return Redirect(TeamLinks.Tasks(Open.Id));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var newest = await answers.NewestAsync(Open.Id, stop);
        Standards = [.. Open.Pack.Standards.Standards.Select(standard => (standard.Title, Open.Items.Count(item => item.Standard == standard.Id && newest.GetValueOrDefault(item.Id)?.Counts == true), Open.Items.Count(item => item.Standard == standard.Id)))];
        signatories = [.. (await accounts.InAsync($"{Open.Organisation.Id:D}", stop)).Where(member => Can.Who[Can.SignOff].Contains(member.Post.Role))];
    }
}
