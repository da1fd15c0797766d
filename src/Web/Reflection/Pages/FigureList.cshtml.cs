using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Pages;

/// <summary>The rounds whose figures can be read.</summary>
[AllowAnonymous]
internal sealed class FigureListPage(Figures figures) : PageModel
{
    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Rounds = await figures.ClosedAsync(stop);
}
