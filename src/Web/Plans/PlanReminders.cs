using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>
/// Reminds those who lead an organisation of actions that are due within a week or overdue: one message for all of them, and
/// each action once a week at most. Of several nodes one takes an organisation's actions for a while, and notes the day once a
/// message went: where it stops in between, they are told later, perhaps twice, rather than never.
/// </summary>
internal sealed class PlanReminders(IServiceScopeFactory scopes, Mailer mailer, Languages languages, Settings settings, TimeProvider clock, ILogger<PlanReminders> log) : Recurring(TimeSpan.FromHours(1), clock, log, "Actions that are due")
{
    private const int DaysBefore = 7;
    private const int DaysBetween = 7;

    /// <summary>Longer than sending to all leads of one organisation takes, shorter than the time to the next look.</summary>
    private static readonly TimeSpan Sending = TimeSpan.FromMinutes(30);

    /// <summary>What is done every hour, one organisation after another.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var organisation in await Due(db).Select(action => action.OrganisationId).Distinct().ToListAsync(stop))
        {
            try
            {
                await RemindAsync(scope.ServiceProvider, db, organisation, stop);
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                Log.LogWarning("An organisation could not be reminded of what is due yet: {Reason}", failed.GetType().Name);
            }
        }
    }

    private IQueryable<TeamAction> Due(Db db)
    {
        var now = Clock.GetUtcNow();
        var today = Week.DayOf(now);
        var (until, since) = (today.AddDays(DaysBefore), today.AddDays(-DaysBetween));
        return db.Set<TeamAction>().Where(action => (action.Stage == ActionStage.Planned || action.Stage == ActionStage.UnderWay) && action.DueOn <= until
            && (action.RemindedOn == null || action.RemindedOn <= since) && (action.RemindingUntil == null || action.RemindingUntil <= now));
    }

    private async Task RemindAsync(IServiceProvider services, Db db, Guid organisation, CancellationToken stop)
    {
        var leads = (await services.GetRequiredService<Accounts>().InAsync($"{organisation:D}", stop)).Where(member => member.Post.Role == Role.OrganisationLead).DistinctBy(member => member.Account).ToList();
        if (leads.Count == 0 || await services.GetRequiredService<Organisations>().All.Where(one => one.Id == organisation && one.LeftOn == null).Select(one => one.Name).FirstOrDefaultAsync(stop) is not { } name)
        {
            return;
        }

        // Taken in one statement: of two nodes that come at once the second finds nothing.
        DateTimeOffset? until = Clock.GetUtcNow() + Sending;
        var taken = await Due(db).Where(action => action.OrganisationId == organisation).ExecuteUpdateAsync(set => set.SetProperty(action => action.RemindingUntil, until), stop);
        if (taken == 0)
        {
            return;
        }

        // One address that fails keeps nobody else from theirs, and does not bring the others the same again.
        var sent = 0;
        foreach (var lead in leads)
        {
            sent += await mailer.SendNowAsync(Reminder(lead.Email, organisation, name, taken), stop) ? 1 : 0;
        }

        DateOnly? noted = sent > 0 ? Week.DayOf(Clock.GetUtcNow()) : null;
        await db.Set<TeamAction>().Where(action => action.OrganisationId == organisation && action.RemindingUntil == until)
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.RemindingUntil, (DateTimeOffset?)null).SetProperty(action => action.RemindedOn, action => noted ?? action.RemindedOn), stop);
    }

    // How many and where, never what: the plan itself is read after signing in.
    private Message Reminder(string to, Guid organisation, string name, int count)
    {
        var words = languages.English;
        var link = settings.Root + PlansLinks.Plan(organisation);
        return new Message(to, words["together.mail.subject", name], words["together.mail.text", words["plans.mail-due", name, count], link]);
    }
}
