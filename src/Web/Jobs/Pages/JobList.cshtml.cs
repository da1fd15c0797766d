using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Jobs.Pages;

/// <summary>What the service does by itself, what came of the last run, and when each job is due.</summary>
[Authorize(JobsCan.SeeJobs)]
internal sealed class JobListPage(JobBook jobs, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Job Job, JobRow? Row)> Jobs { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop) => Jobs = await jobs.ListAsync(stop);
}
