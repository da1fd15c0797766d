using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Replying;

/// <summary>
/// The page of the district's reply: thanks, two strengths, one ask. The district writes it, and the organisation reads it after it was sent.
/// </summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamReplyFormPage(Current<TeamView> current, TeamReplies replies, TeamAnswers answers, FreeText free, Words words) : PageModel
{
    public TeamView Open => current.Open;

    /// <summary>The reply as it was sent; null while it is being written.</summary>
    public TeamReply? Sent { get; private set; }

    /// <summary>What somebody else saved in the meantime, beside what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

    /// <summary>Items whose level the district sees, beside the organisation's own.</summary>
    public IReadOnlyList<SeenItem> Levels { get; private set; } = [];

    public int BasedOn { get; private set; }

    /// <summary>True right after it was sent.</summary>
    public bool JustSent { get; private set; }

    /// <summary>True right after a save.</summary>
    public bool Saved { get; private set; }

    [BindProperty]
    public string? Thanks { get; set; }

    [BindProperty]
    public string? FirstStrength { get; set; }

    [BindProperty]
    public string? SecondStrength { get; set; }

    [BindProperty]
    public string? Ask { get; set; }

    public ReplyWords Typed => new ReplyWords(Thanks ?? "", FirstStrength ?? "", SecondStrength ?? "", Ask ?? "").Tidy();

    public bool Overdue => Open.Team.IsReplyOverdueOn(Open.Today);

    private string ThanksProposed => words["together.reply.thanks-proposed", Open.Round.Title];

    public async Task<IActionResult> OnGetAsync(string? saved, string? sent, CancellationToken stop)
    {
        if (Open.Team.Stage != TeamStage.Replied && !Open.MayReply)
        {
            return Redirect(TogetherLinks.Tasks(Open.Id));
        }

        await LookAsync(stop);
        var draft = await replies.OfAsync(Open.Id, stop);
        Sent = Open.Team.Stage == TeamStage.Replied ? draft : null;
        (Saved, JustSent) = (saved is not null, sent is not null && !Open.IsOurs);
        BasedOn = draft?.Version ?? 0;
        var shown = draft?.Words ?? (Open.MayReply ? await ProposedAsync(stop) : ReplyWords.Empty);
        (Thanks, FirstStrength, SecondStrength, Ask) = (shown.Thanks, shown.FirstStrength, shown.SecondStrength, shown.Ask);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int basedOn, string? then, CancellationToken stop)
    {
        if (!Open.MayReply)
        {
            return NotFound();
        }

        BasedOn = basedOn;
        await LookAsync(stop);
        var place = new TextPlace("together.place.team", Open.Organisation.Districts, Open.Organisation.Id);
        if (
            await free.ReplyAsync(
                this,
                place,
                [(nameof(Thanks), Thanks), (nameof(FirstStrength), FirstStrength), (nameof(SecondStrength), SecondStrength), (nameof(Ask), Ask)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        // A draft may be as unfinished as it likes; only its length is checked.
        var send = then == "send";
        foreach (var problem in Typed.Problems(ThanksProposed).Where(problem => send || problem.Words == "together.item.long"))
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var outcome = await replies.SaveAsync(Open, basedOn, Typed, send, stop);
        if (outcome.Problem is { } refused)
        {
            return await MovedAsync(refused, stop);
        }

        if (outcome.Value.Theirs is { } theirs)
        {
            (Both, BasedOn) = (Beside(theirs), theirs.Version);
            return this.AskWhich();
        }

        return Redirect($"{TogetherLinks.Reply(Open.Id)}?{(send ? "sent" : "saved")}");
    }

    // Somebody else sent it at the same moment. Theirs is shown, and what was typed here stays readable.
    private async Task<IActionResult> MovedAsync(Problem refused, CancellationToken stop)
    {
        ModelState.AddModelError(refused.Field, words[refused]);
        Both = await replies.OfAsync(Open.Id, stop) is { } theirs ? Beside(theirs) with { Late = true } : null;
        return this.AskWhich();
    }

    // What is saved from here is a draft: nobody sends to an organisation what they only meant to keep.
    private TwoTexts Beside(TeamReply theirs) =>
        new("_ReplyText", theirs.Words, Typed, TogetherLinks.Reply(Open.Id)) { By = theirs.SentByName, Then = "draft" };

    private async Task LookAsync(CancellationToken stop) => Levels = [.. (await replies.SeenAsync(Open, stop)).Where(seen => seen.Agreed is not null)];

    // A start: the writer has to make the thanks their own, and the strengths come from the organisation's answers.
    private async Task<ReplyWords> ProposedAsync(CancellationToken stop)
    {
        var newest = (await answers.NewestAsync(Open.Id, stop))
            .Values.Where(answer => answer.Counts)
            .ToDictionary(answer => answer.Item, answer => answer.Words);

        // An item that readers see lower than the organisation does is not praised unread.
        var read = newest.ToDictionary(
            one => one.Key,
            one => Levels.FirstOrDefault(seen => seen.Item.Id == one.Key)?.Agreed is { } agreed ? one.Value with { Level = agreed.Level } : one.Value
        );
        var strengths = TeamProfile
            .Of(Open.Pack, read, await answers.CarriedAsync(Open, stop))
            .Strengths.Select(item =>
                newest[item.Id].WorksWell is { Length: > 0 } own
                    ? words["together.reply.strength-theirs", item.Title, own]
                    : words["together.reply.strength-proposed", item.Title, item.Good]
            )
            .Select(text => text.Length <= ReplyWords.Longest ? text : text[..ReplyWords.Longest])
            .ToList();
        return new ReplyWords(ThanksProposed, strengths.ElementAtOrDefault(0) ?? "", strengths.ElementAtOrDefault(1) ?? "", "");
    }
}
