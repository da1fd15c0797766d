using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>
/// The page for taking back what waits for a signature, or for asking somebody else to sign if the person who was named is ill or has left.
/// </summary>
[Authorize(TogetherCan.LeadTeams), Opens<TeamView>]
internal sealed class TeamTakeBackPage(Current<TeamView> current, Teams teams, Accounts accounts, Permissions permissions, FreeText free, Words words)
    : PageModel
{
    private IReadOnlyList<Member> members = [];

    public TeamView Open => current.Open;

    /// <summary>The person who was asked to sign; null if they have left.</summary>
    public Member? Named => members.FirstOrDefault(member => member.Account == Open.Team.Signatory);

    [BindProperty]
    public Guid? Signatory { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<ChoiceItem> Others => [.. OtherMembers.Select(one => new ChoiceItem { Value = $"{one.Account}", Text = one.Name })];

    private IEnumerable<Member> OtherMembers =>
        members
            .Where(member => member.Account != Open.Team.Signatory && permissions.Has(member.Post.Role, TogetherCan.SignOff))
            .DistinctBy(member => member.Account);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        members = await accounts.InAsync($"{Open.Organisation.Id:D}", stop);
        return Open.MayTakeBack ? Page() : Redirect(TogetherLinks.Tasks(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken stop)
    {
        members = await accounts.InAsync($"{Open.Organisation.Id:D}", stop);
        if (!Open.MayLead)
        {
            return NotFound();
        }

        if (
            await free.ReplyAsync(
                this,
                new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id),
                [(nameof(Reason), Reason)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        var other = then == "other" ? OtherMembers.FirstOrDefault(member => member.Account == Signatory) : null;
        if (await MoveAsync(then == "other", other, stop) is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect(TogetherLinks.Tasks(Open.Id));
    }

    private async Task<Problem?> MoveAsync(bool another, Member? other, CancellationToken stop) =>
        (another, other) switch
        {
            (true, null) => new Problem(nameof(Signatory), "together.submit.choose"),
            (true, { } named) => await teams.MoveAsync(
                Open,
                team => team.AskAnother(named.Account, Reason),
                TeamStepKind.AskedAnother,
                $"{named.Name}. {Reason?.Trim()}",
                stop
            ),

            // After the last day nobody could continue to write, and leads cannot give themselves more days.
            _ when !Open.IsOpen => new Problem("", "together.round-closed"),
            _ => await teams.MoveAsync(Open, team => team.TakeBack(Reason), TeamStepKind.TakenBack, Reason, stop),
        };
}
