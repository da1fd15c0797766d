using Lodestar.Identity;
using Lodestar.Partnership;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>Replies that wait: by organisation for a district, as numbers by district for the Alliance.</summary>
[Authorize(Can.ReadReplies)]
internal sealed class RepliesPage(WaitingReplies waiting, DistrictNames districts, Rounds rounds) : PageModel
{
    /// <summary>Those of the reader's own districts; null for somebody who has none.</summary>
    public IReadOnlyList<WaitingReply>? Own { get; private set; }

    /// <summary>Numbers by district; null for somebody who runs no Alliance.</summary>
    public IReadOnlyList<DistrictReplies>? Districts { get; private set; }

    public bool IsOverdue(WaitingReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Team.IsReplyOverdueOn(rounds.Today);
    }

    public string NameOf(string district) => districts.Of(district);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var me = HttpContext.Me();
        Own = me.May(Can.Reply) ? await waiting.OwnAsync(me, stop) : null;
        Districts = me.Posts.Any(post => post.Role == Role.AllianceCoordinator) ? await waiting.ByDistrictAsync(stop) : null;
    }
}
