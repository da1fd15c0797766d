using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page of the rounds that a person runs, completely or in their district, and when the next one is due.</summary>
[Authorize(RoundsCan.RunRounds)]
internal sealed class RoundListPage(ReflectionRounds rounds, DistrictNames districts, Words words, Settings settings) : PageModel
{
    public IReadOnlyList<Round> All { get; private set; } = [];

    public DateOnly Today => rounds.Today;

    /// <summary>When the next round is due, in words.</summary>
    public string Due { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken stop)
    {
        All = await rounds.RunByAsync(HttpContext.Me(), stop);
        var cadence = new RoundCadence(settings.Get(RoundsCapability.RoundsPerYear));
        var last = All.FirstOrDefault(round => round.OpensOn <= Today);
        Due =
            All.Any(round => !round.IsOverOn(Today)) ? words["running-rounds.run.lead"]
            : last is null ? words["running-rounds.run.first"]
            : cadence.NextAfter(last.OpensOn) is var next && next > Today ? words["running-rounds.run.next", words.Day(next)]
            : words["running-rounds.run.due"];
    }

    /// <summary>The districts of a round in words.</summary>
    public string Where(Round round) => RoundWords.Where(words, districts, round);
}
