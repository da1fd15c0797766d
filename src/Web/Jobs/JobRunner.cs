using Lodestar.Kernel;

namespace Lodestar.Jobs;

/// <summary>Checks every minute whether its job is due. Each job has a runner of its own, so that none waits for another.</summary>
internal sealed class JobRunner(Job job, JobBook jobs, TimeProvider clock, ILogger<JobRunner> log)
    : Recurring(TimeSpan.FromMinutes(1), clock, log, $"The job {job.Name}")
{
    internal override Task LookAsync(CancellationToken stop) => jobs.RunIfDueAsync(job, stop);
}
