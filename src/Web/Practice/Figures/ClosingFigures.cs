using Lodestar.Kernel;

namespace Lodestar.Practice.Figures;

/// <summary>Publishes the figures of rounds in the night after they close.</summary>
internal sealed class ClosingFigures(PublishedFigures figures, ILogger<ClosingFigures> log)
{
    /// <summary>The job that does this every night.</summary>
    public static Job Job { get; } =
        new("figures", "practice.job.what", Schedule.Daily(new TimeOnly(2, 30)), turn => turn.Services.GetRequiredService<ClosingFigures>().RunAsync(turn));

    private async Task<JobResult> RunAsync(JobTurn turn)
    {
        var (made, failed) = (0, default(Exception));
        foreach (var round in await figures.UnmadeAsync(turn.Stop))
        {
            await turn.HoldAsync();
            try
            {
                await figures.MakeAsync(round, turn.Stop);
                made++;
            }
            catch (Exception wrong) when (!turn.Stop.IsCancellationRequested)
            {
                // A failing round does not stop the figures of others.
                log.LogWarning("The figures of a round could not be made yet: {Reason}", wrong.GetType().Name);
                failed = wrong;
            }
        }

        return failed is null
            ? new JobResult(made == 0 ? "practice.job.none" : "practice.job.made", made)
            : throw new InvalidOperationException("Not all figures could be made.", failed);
    }
}
