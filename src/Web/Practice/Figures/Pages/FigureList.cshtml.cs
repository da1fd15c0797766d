using Lodestar.Rounds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Figures.Pages;

/// <summary>The page of rounds whose figures can be read.</summary>
[AllowAnonymous]
internal sealed class FigureListPage(PublishedFigures figures) : PageModel
{
    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    /// <summary>Rounds that are open, and whether anything can be shown of each.</summary>
    public IReadOnlyList<(Round Round, bool HasFigures)> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Rounds = await figures.ClosedAsync(stop);
        var open = new List<(Round, bool)>();
        foreach (var round in await figures.OpenAsync(stop))
        {
            open.Add((round, await figures.OfAsync(round, stop) is not null));
        }

        Open = open;
    }
}
