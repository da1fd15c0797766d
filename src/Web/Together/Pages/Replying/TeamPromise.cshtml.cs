using System.ComponentModel.DataAnnotations;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Replying;

/// <summary>The page for promising the reply for another day, with a sentence for the organisation.</summary>
[Authorize(TogetherCan.Reply), Opens<TeamView>]
internal sealed class TeamPromisePage(Current<TeamView> current, Teams teams, FreeText free, Words words) : PageModel
{
    public TeamView Open => current.Open;

    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "together.reply.day-name")]
    public DateOnly? ReplyBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet()
    {
        ReplyBy = Open.Team.ReplyBy;
        return !Open.MayReply ? NotFound()
            : Open.Team.Stage == TeamStage.SignedOff ? Page()
            : Redirect(TogetherLinks.Reply(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Open.MayReply)
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

        if (TeamReflection.ReasonProblem(Reason) is { } missing)
        {
            ModelState.AddModelError(missing.Field, words[missing]);
        }

        if (
            ReplyBy == Open.Team.ReplyBy
            && (await teams.StepsAsync(Open.Id, stop)).FirstOrDefault() is { Kind: TeamStepKind.Promised } last
            && last.Words == Reason?.Trim()
        )
        {
            // The same form twice: the organisation is told once.
            return Redirect(TogetherLinks.Reply(Open.Id));
        }

        if (
            ModelState.IsValid
            && await teams.MoveAsync(Open, team => team.Promise(ReplyBy ?? default, Open.Today), TeamStepKind.Promised, Reason, stop) is { } problem
        )
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return ModelState.IsValid ? Redirect(TogetherLinks.Reply(Open.Id)) : this.AskAgain();
    }
}
