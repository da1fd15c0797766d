using Lodestar.Identity;
using Lodestar.Partnership;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Pages.Running;

/// <summary>The rounds that somebody runs, wholly or in their district, and when the next one is due.</summary>
[Authorize(Can.RunRounds)]
internal sealed class RoundListPage(Rounds rounds, DistrictNames districts, Words words, Settings settings) : PageModel
{
    public IReadOnlyList<Round> All { get; private set; } = [];

    public DateOnly Today => rounds.Today;

    /// <summary>When the next round is due, in words.</summary>
    public string Due { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        All = await rounds.RunByAsync(HttpContext.Me(), stop);
        var cadence = new RoundCadence(settings.RoundsPerYear);
        var last = All.FirstOrDefault(round => round.OpensOn <= Today);
        Due = All.Any(round => !round.IsOverOn(Today)) ? words["reflection.run.lead"]
            : last is null ? words["reflection.run.first"]
            : cadence.NextAfter(last.OpensOn) is var next && next > Today ? words["reflection.run.next", words.Day(next)] : words["reflection.run.due"];
    }

    /// <summary>The districts of a round in words.</summary>
    public string Where(Round round) => RoundWords.Where(words, districts, round);
}
