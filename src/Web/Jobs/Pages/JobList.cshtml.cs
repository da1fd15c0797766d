using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Jobs.Pages;

/// <summary>The page of all jobs: how the last run went, and when each is next due.</summary>
[Authorize(JobsCan.SeeJobs)]
internal sealed class JobListPage(JobBook jobs, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Job Job, JobRow? Row)> Jobs { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop) => Jobs = await jobs.ListAsync(stop);
}
