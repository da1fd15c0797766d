using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Notices;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>
/// Reminds the leads of an organisation of actions that are overdue or due within a week: one notice for all of them, and each action at most
/// once a week. The day is saved together with the notice.
/// </summary>
internal sealed class PlanReminders(
    Db db,
    Recipients recipients,
    Organisations organisations,
    Notifier notifier,
    TimeProvider clock,
    ILogger<PlanReminders> log
)
{
    private const int DaysBefore = 7;
    private const int DaysBetween = 7;

    /// <summary>The kind of e-mail that it sends.</summary>
    public static readonly NoticeKind Kind = new("actions-due", "plans.mail-subject")
    {
        Choice = new("plans.mail-title", NoticePace.AtOnce, TogetherCan.LeadTeams),
    };

    /// <summary>The job, which looks every hour for actions to remind of.</summary>
    public static Job Job { get; } =
        new("reminders", "plans.job.what", Schedule.Every(TimeSpan.FromHours(1)), turn => turn.Services.GetRequiredService<PlanReminders>().RunAsync(turn));

    private async Task<JobResult> RunAsync(JobTurn turn)
    {
        var reminded = 0;
        foreach (var organisation in await Due.Select(action => action.OrganisationId).Distinct().ToListAsync(turn.Stop))
        {
            await turn.HoldAsync();
            try
            {
                reminded += await RemindAsync(organisation, turn.Stop) ? 1 : 0;
            }
            catch (Exception failed) when (!turn.Stop.IsCancellationRequested)
            {
                log.LogWarning("An organisation could not be reminded of what is due yet: {Reason}", failed.GetType().Name);
            }
        }

        return new JobResult(reminded == 0 ? "plans.job.none" : "plans.job.reminded", reminded);
    }

    private IQueryable<TeamAction> Due
    {
        get
        {
            var today = Week.DayOf(clock.GetUtcNow());
            var (until, since) = (today.AddDays(DaysBefore), today.AddDays(-DaysBetween));
            return db.Set<TeamAction>()
                .Where(action =>
                    (action.Stage == ActionStage.Planned || action.Stage == ActionStage.UnderWay)
                    && action.DueOn <= until
                    && (action.RemindedOn == null || action.RemindedOn <= since)
                );
        }
    }

    // False if nobody is there to be told.
    private async Task<bool> RemindAsync(Guid organisation, CancellationToken stop)
    {
        var leads = await recipients.WhoMayAsync(TogetherCan.LeadTeams, new Where(organisation, []), stop);
        var name = await organisations.ForTeams().Where(one => one.Id == organisation && one.LeftOn == null).Select(one => one.Name).FirstOrDefaultAsync(stop);
        if (leads.Count == 0 || name is null)
        {
            return false;
        }

        // The actions in the notice are those that are recorded, whatever changes meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var told = await Due.Where(action => action.OrganisationId == organisation).Select(action => action.Id).ToListAsync(stop);
        DateOnly? today = Week.DayOf(clock.GetUtcNow());
        await db.Set<TeamAction>()
            .Where(action => told.Contains(action.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.RemindedOn, today), stop);

        // How many and where, never what: the plan itself is read after signing in.
        await notifier.TellAsync(new Notice(Kind, PlansLinks.Plan(organisation), "plans.mail-due", name, told.Count) { Place = name }, leads, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }
}
