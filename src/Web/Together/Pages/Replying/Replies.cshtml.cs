using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Replying;

/// <summary>The page of replies that wait: by organisation for a district; as numbers by district, with what is overdue, for the Alliance.</summary>
[Authorize(TogetherCan.ReadReplies)]
internal sealed class RepliesPage(WaitingReplies waiting, DistrictNames districts, ReflectionRounds rounds) : PageModel
{
    /// <summary>Those of the reader's own districts; null if they have none.</summary>
    public IReadOnlyList<WaitingReply>? Own { get; private set; }

    /// <summary>Numbers by district; null for somebody who does not run the Alliance.</summary>
    public IReadOnlyList<DistrictReplies>? Districts { get; private set; }

    /// <summary>What is overdue anywhere; null for somebody who does not run the Alliance.</summary>
    public IReadOnlyList<OverdueReply>? Overdue { get; private set; }

    /// <summary>How many days a reply is overdue.</summary>
    public int DaysOf(OverdueReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return rounds.Today.DayNumber - reply.By.DayNumber;
    }

    /// <summary>The names of the districts that owe a reply.</summary>
    public string NamesOf(OverdueReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return string.Join(", ", reply.Districts.Select(districts.Of));
    }

    /// <summary>True if the promised day has passed.</summary>
    public bool IsOverdue(WaitingReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Team.IsReplyOverdueOn(rounds.Today);
    }

    /// <summary>The name of a district.</summary>
    public string NameOf(string district) => districts.Of(district);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var me = HttpContext.Me();
        Own = me.May(TogetherCan.Reply) ? await waiting.OwnAsync(me, stop) : null;
        var alliance = me.Posts.Any(post => post.Role == Role.AllianceCoordinator);
        Districts = alliance ? await waiting.ByDistrictAsync(stop) : null;
        Overdue = alliance ? await waiting.OverdueAsync(stop) : null;
    }
}
