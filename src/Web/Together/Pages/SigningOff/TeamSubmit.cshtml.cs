using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>The page for submitting a reflection to a senior person.</summary>
[Authorize(TogetherCan.LeadTeams), Opens<TeamView>]
internal sealed class TeamSubmitPage(Current<TeamView> current, Teams teams, TeamAnswers answers, Accounts accounts, Permissions permissions, Words words)
    : PageModel
{
    private IReadOnlyList<Member> signatories = [];

    public TeamView Open => current.Open;

    [BindProperty]
    public Guid? Signatory { get; set; }

    public IReadOnlyList<StandardCount> Standards { get; private set; } = [];

    /// <summary>Items with an answer that was imported from a file and that nobody has confirmed, so that it does not count.</summary>
    public IReadOnlyList<OrganisationItem> Unconfirmed { get; private set; } = [];

    /// <summary>Who has unsaved words, and for which item. Only they see the words.</summary>
    public IReadOnlyList<(string Writer, OrganisationItem Item)> Unsaved { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Signatories => [.. signatories.Select(one => new ChoiceItem { Value = $"{one.Account}", Text = one.Name })];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LookAsync(stop);
        return Open.MayLead && Open.Team.IsWriting ? Page() : Redirect(TogetherLinks.Tasks(Open.Id));
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
            ModelState.AddModelError(nameof(Signatory), words["together.submit.choose"]);
            return this.AskAgain();
        }

        var problem = Open.IsOpen
            ? await teams.MoveAsync(Open, team => team.Submit(named.Account), TeamStepKind.Submitted, named.Name, stop)
            : new Kernel.Problem("", "together.round-closed");
        if (problem is not null)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect(TogetherLinks.Tasks(Open.Id));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var newest = await answers.NewestAsync(Open.Id, stop);
        Standards = StandardCount.In(Open, newest);
        Unconfirmed = [.. Open.Items.Where(item => newest.GetValueOrDefault(item.Id)?.Waits == true)];
        var members = await accounts.InAsync($"{Open.Organisation.Id:D}", stop);
        var drafts = (await answers.WritersAsync(Open, stop)).ToLookup(one => one.Item, one => one.Account);
        Unsaved =
        [
            .. Open.Items.SelectMany(item =>
                members.Where(member => drafts[item.Id].Contains(member.Account)).Select(member => (member.Name, item)).Distinct()
            ),
        ];
        signatories = [.. members.Where(member => permissions.Has(member.Post.Role, TogetherCan.SignOff))];
    }
}
