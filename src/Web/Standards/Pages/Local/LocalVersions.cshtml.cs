using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>The page of everything that was published, newest first.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalVersionsPage(LocalDrafts drafts) : PageModel
{
    public IReadOnlyList<PublishedLayer> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => All = await drafts.PublishedAsync(stop);
}
