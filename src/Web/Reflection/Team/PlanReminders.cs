using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection.Team;

/// <summary>
/// Reminds those who lead an organisation of actions that are due within a week or overdue: one message for all of them, and
/// each action once a week at most. Of several nodes the first to write the day down sends it.
/// </summary>
internal sealed class PlanReminders(IServiceScopeFactory scopes, Mailer mailer, Languages languages, Settings settings, TimeProvider clock, ILogger<PlanReminders> log) : BackgroundService
{
    private const int DaysBefore = 7;
    private const int DaysBetween = 7;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Actions that are due could not be looked at yet: {Reason}", failed.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                // Stopping; what is left is told after the next start.
            }
        }
        while (await NextAsync());

        async Task<bool> NextAsync()
        {
            await ((Task)timer.WaitForNextTickAsync(stoppingToken).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !stoppingToken.IsCancellationRequested;
        }
    }

    /// <summary>What is done every hour.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var today = Week.DayOf(clock.GetUtcNow());
        var (until, since) = (today.AddDays(DaysBefore), today.AddDays(-DaysBetween));
        var due = db.Set<TeamAction>().Where(action => (action.Stage == ActionStage.Planned || action.Stage == ActionStage.UnderWay) && action.DueOn <= until && (action.RemindedOn == null || action.RemindedOn <= since));
        foreach (var actions in (await due.Select(action => new { action.Id, action.OrganisationId }).ToListAsync(stop)).GroupBy(action => action.OrganisationId))
        {
            var taken = 0;
            foreach (var action in actions)
            {
                taken += await due.Where(one => one.Id == action.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.RemindedOn, today), stop);
            }

            if (taken > 0)
            {
                await TellAsync(scope.ServiceProvider, actions.Key, taken, stop);
            }
        }
    }

    // How many and where, never what: the plan itself is read after signing in.
    private async Task TellAsync(IServiceProvider services, Guid organisation, int count, CancellationToken stop)
    {
        if (await services.GetRequiredService<Organisations>().All.Where(one => one.Id == organisation && one.LeftOn == null).Select(one => one.Name).FirstOrDefaultAsync(stop) is not { } name)
        {
            return;
        }

        var words = languages.English;
        var link = (settings.PublicAddress ?? settings.Urls.Split(';')[0]).TrimEnd('/') + TeamLinks.Plan(organisation);
        foreach (var lead in (await services.GetRequiredService<Accounts>().InAsync($"{organisation:D}", stop)).Where(member => member.Post.Role == Role.OrganisationLead))
        {
            mailer.Send(new Message(lead.Email, words["reflection.team.mail.subject", name], words["reflection.team.mail.text", words["reflection.team.plan.mail-due", name, count], link]));
        }
    }
}
