using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Replying;

/// <summary>The page of all items with an answer, for a district that looks at their levels.</summary>
[Authorize(TogetherCan.Reply), Opens<TeamView>]
internal sealed class TeamLevelsPage(Current<TeamView> current, TeamReplies replies, Words words) : PageModel
{
    public TeamView Open => current.Open;

    public IReadOnlyList<SeenItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Open.MayReply)
        {
            return NotFound();
        }

        Items = await replies.SeenAsync(Open, stop);
        return Page();
    }

    /// <summary>The organisation's own answer, in words.</summary>
    public string Own(SeenItem seen) => ShownAnswer.TextOf(Open.Pack, seen.Own, words);

    /// <summary>How far the district has got with an item, and a colour for it; null if nobody has looked.</summary>
    public (string Text, string Colour)? State(SeenItem seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return seen switch
        {
            { Agreed: { } agreed } => (words["together.reply.state-agreed", Open.Pack.Standards.Levels[agreed.Level - 1].Name], "ls-tag--done"),
            { Readings.Count: 0 } => null,
            _ when seen.Of(Open.Me.Id) is null => (words["together.reply.state-asked"], "ls-tag--open"),
            { Readings.Count: 1 } => (words["together.reply.state-read"], "ls-tag--none"),
            _ => (words["together.reply.state-both"], "ls-tag--open"),
        };
    }
}
