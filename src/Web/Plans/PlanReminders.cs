using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>
/// Reminds the leads of an organisation of actions that are overdue or due within a week: one message for all of them, and each action at most
/// once a week. The day is recorded after the message was sent, so if the node stops in between they are told later, perhaps twice, rather than
/// never.
/// </summary>
internal sealed class PlanReminders(
    Db db,
    Accounts accounts,
    Organisations organisations,
    Mailer mailer,
    Languages languages,
    Settings settings,
    TimeProvider clock,
    ILogger<PlanReminders> log
)
{
    private const int DaysBefore = 7;
    private const int DaysBetween = 7;

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

    // False if nobody could be told.
    private async Task<bool> RemindAsync(Guid organisation, CancellationToken stop)
    {
        var members = await accounts.InAsync($"{organisation:D}", stop);
        var leads = members.Where(member => member.Post.Role == Role.OrganisationLead).DistinctBy(member => member.Account).ToList();
        var name = await organisations.ForTeams().Where(one => one.Id == organisation && one.LeftOn == null).Select(one => one.Name).FirstOrDefaultAsync(stop);
        if (leads.Count == 0 || name is null)
        {
            return false;
        }

        // The actions in the message are those that are recorded, whatever changes while it is being sent.
        var told = await Due.Where(action => action.OrganisationId == organisation).Select(action => action.Id).ToListAsync(stop);

        // A failing address does not hold up other people's messages, nor bring them the same one again.
        var sent = 0;
        foreach (var lead in leads)
        {
            sent += await mailer.SendNowAsync(Reminder(lead.Email, organisation, name, told.Count), stop) ? 1 : 0;
        }

        if (sent == 0)
        {
            return false;
        }

        DateOnly? today = Week.DayOf(clock.GetUtcNow());
        var noted = db.Set<TeamAction>().Where(action => told.Contains(action.Id));
        await noted.ExecuteUpdateAsync(set => set.SetProperty(action => action.RemindedOn, today), stop);
        return true;
    }

    // How many and where, never what: people read the plan after they sign in.
    private Message Reminder(string to, Guid organisation, string name, int count)
    {
        var words = languages.English;
        var link = settings.Root + PlansLinks.Plan(organisation);
        return new Message(to, words["together.mail.subject", name], words["together.mail.text", words["plans.mail-due", name, count], link]);
    }
}
