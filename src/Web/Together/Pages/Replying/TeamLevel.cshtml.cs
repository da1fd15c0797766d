using System.ComponentModel.DataAnnotations;
using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Replying;

/// <summary>The page of the level that a district sees in one item: first each reader alone, then one that is agreed, always with a reason.</summary>
[Authorize(TogetherCan.Reply), Opens<TeamView>]
internal sealed class TeamLevelPage(Current<TeamView> current, TeamReplies replies, EvidencePointers evidence, FreeText free, Settings settings, Words words)
    : PageModel
{
    private IReadOnlyList<EvidencePointer> pointers = [];

    public TeamView Open => current.Open;

    public SeenItem Seen { get; private set; } = null!;

    /// <summary>True while levels can still change.</summary>
    public bool IsOpen => Open.Team.Stage == TeamStage.SignedOff;

    public bool MayAgree => IsOpen && replies.MayAgree(Open, Seen);

    /// <summary>True if this reader has not read yet, or may still change their level.</summary>
    public bool MayRead =>
        IsOpen
        && (Seen.Of(Open.Me.Id) is null || Seen.Readings.Count == 1)
        && (settings.Get(TogetherCapability.TwoReaders) || Seen.Readings.Count > 0 || Asked);

    /// <summary>True if a reader asks for a second one although the partnership does not require it.</summary>
    public bool Asked { get; private set; }

    /// <summary>True if somebody else has read and their level is not shown yet.</summary>
    public bool WaitsForMe => Seen.Of(Open.Me.Id) is null && Seen.Readings.Count > 0;

    [BindProperty]
    public int? ReadLevel { get; set; }

    [BindProperty]
    public string? ReadReason { get; set; }

    [BindProperty]
    public int? Level { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What was agreed when the page was opened.</summary>
    [BindProperty, DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Told { get; set; }

    public ShownAnswer Shown => ShownAnswer.Of(Open.Pack, Seen.Own, pointers, words);

    public IReadOnlyList<ChoiceItem> Choices =>
        [
            .. Open
                .Pack.Standards.Levels.Zip(Seen.Item.Levels)
                .Select(pair => new ChoiceItem
                {
                    Value = $"{pair.First.Number}",
                    Text = pair.First.Name,
                    Hint = new() { Text = pair.Second },
                }),
        ];

    /// <summary>The name of a level.</summary>
    public string NameOf(int level) => Open.Pack.Standards.Levels[level - 1].Name;

    public async Task<IActionResult> OnGetAsync(string item, string? read, CancellationToken stop)
    {
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        Asked = read is not null;
        Told = TeamReplies.Told(Seen.Agreed);
        (Level, Reason) = (Seen.Agreed?.Level, Seen.Agreed?.Reason);
        (ReadLevel, ReadReason) = (Seen.Of(Open.Me.Id)?.Level, Seen.Of(Open.Me.Id)?.Reason);
        return Page();
    }

    /// <summary>Keeps the level that this reader sees.</summary>
    public async Task<IActionResult> OnPostReadAsync(string item, CancellationToken stop)
    {
        Asked = true;
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        if (await free.ReplyAsync(this, Place, [(nameof(ReadReason), ReadReason)], stop) is { } reply)
        {
            return reply;
        }

        return IsRight(nameof(ReadLevel), ReadLevel, nameof(ReadReason), ReadReason)
            ? await DoneAsync(replies.ReadAsync(Open, item, ReadLevel!.Value, Tidy(ReadReason), stop), item, stop)
            : this.AskAgain();
    }

    /// <summary>Keeps the level beside the organisation's own.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(string item, CancellationToken stop)
    {
        if (!await LookAsync(item, stop))
        {
            return NotFound();
        }

        if (await free.ReplyAsync(this, Place, [(nameof(Reason), Reason)], stop) is { } reply)
        {
            return reply;
        }

        return IsRight(nameof(Level), Level, nameof(Reason), Reason)
            ? await DoneAsync(replies.AgreeAsync(Open, item, Tidy(Told), (Level!.Value, Tidy(Reason)), stop), item, stop)
            : this.AskAgain();
    }

    /// <summary>Takes the agreed level back, so that only the organisation's own is shown.</summary>
    public async Task<IActionResult> OnPostBackAsync(string item, CancellationToken stop) =>
        await LookAsync(item, stop) ? await DoneAsync(replies.AgreeAsync(Open, item, Tidy(Told), agreed: null, stop), item, stop) : NotFound();

    private TextPlace Place => new("together.place.team", Open.Organisation.Districts, Open.Organisation.Id);

    private bool IsRight(string levelField, int? level, string reasonField, string? reason)
    {
        if (level is null or < 1 || level > Open.Pack.Standards.Levels.Count)
        {
            ModelState.AddModelError(levelField, words["together.reply.choose"]);
        }

        if (TeamReflection.ReasonProblem(reason) is { } problem)
        {
            ModelState.AddModelError(reasonField, words[problem]);
        }

        return ModelState.IsValid;
    }

    private async Task<IActionResult> DoneAsync(Task<Problem?> done, string item, CancellationToken stop)
    {
        if (await done is not { } problem)
        {
            return Redirect(TogetherLinks.Level(Open.Id, item));
        }

        // What was typed stays, beside what others did in the meantime; saving again replaces that.
        ModelState.AddModelError(problem.Field, words[problem]);
        await LookAsync(item, stop);
        Told = TeamReplies.Told(Seen.Agreed);
        ModelState.SetModelValue(nameof(Told), Told, Told);
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    private async Task<bool> LookAsync(string item, CancellationToken stop)
    {
        if (!Open.MayReply || (await replies.SeenAsync(Open, stop)).FirstOrDefault(seen => seen.Item.Id == item) is not { } found)
        {
            return false;
        }

        Seen = found;
        pointers = await evidence.ReadAsync(Open, stop);
        return true;
    }

    private static string Tidy(string? text) => KeptText.Lines(text).Trim();
}
