using Lodestar.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Jobs;

/// <summary>Jobs, run when a test wants them to.</summary>
internal static class GivenJobs
{
    /// <summary>Runs a job now, as soon as no other node runs it.</summary>
    public static async Task<JobRow> RunJobAsync(this IServiceProvider node, Job job)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (await node.GetRequiredService<JobBook>().RunNowAsync(job, CancellationToken.None) is { } row)
            {
                return row;
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The job {job.Name} never came to its end.");
    }
}
