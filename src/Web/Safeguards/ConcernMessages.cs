using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Safeguards;

/// <summary>
/// Tells leads of concerns, and deputies of those that nobody looked at for an hour. Whom was told stands in the database together
/// with the message, so that several nodes send one, and one that stops in between loses none.
/// </summary>
internal sealed class ConcernMessages(IServiceScopeFactory scopes, Outbox outbox, Settings settings, TimeProvider clock, ILogger<ConcernMessages> log)
    : Recurring(TimeSpan.FromMinutes(1), clock, log, "Concerns")
{
    /// <summary>What is done every minute.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var waiting = await db.Set<Concern>()
            .AsNoTracking()
            .Where(one => one.State == ConcernState.Waiting && one.Told != ConcernTold.Deputy)
            .ToListAsync(stop);
        var watches = await scope.ServiceProvider.GetRequiredService<Watches>().OfAsync([.. waiting.Select(one => one.District).Distinct()], stop);
        var words = scope.ServiceProvider.GetRequiredService<Words>();
        foreach (var watch in watches.Where(watch => watch.IsOn))
        {
            // One message for all that arrived, so that nobody can fill a mailbox.
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var told = new HashSet<ConcernTold>();
            foreach (var concern in waiting.Where(one => one.District == watch.District))
            {
                if (concern.ToTell(watch.Times, Clock.GetUtcNow()) is { } whom && await ClaimAsync(db, concern, whom, stop))
                {
                    told.Add(whom);
                }
            }

            foreach (var lead in told.SelectMany(whom => whom == ConcernTold.Lead ? watch.Leads : watch.Deputies).DistinctBy(lead => lead.Account))
            {
                outbox.Add(
                    db,
                    new Message(lead.Email, words["safeguards.mail.subject"], words["safeguards.mail.text", settings.Root + SafeguardsLinks.Concerns])
                );
            }

            if (told.Count > 0)
            {
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                outbox.Soon();
            }
        }
    }

    // Of several nodes the first one tells. A lead who looks at the same moment comes first too.
    private async Task<bool> ClaimAsync(Db db, Concern concern, ConcernTold whom, CancellationToken stop)
    {
        if (
            await db.Set<Concern>()
                .Where(one => one.Id == concern.Id && one.State == ConcernState.Waiting && one.Told == concern.Told)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Told, whom), stop) == 0
        )
        {
            return false;
        }

        var kind = whom == ConcernTold.Lead ? ConcernStepKind.LeadTold : ConcernStepKind.DeputyTold;
        db.Add(
            new ConcernStep
            {
                Id = Guid.NewGuid(),
                ConcernId = concern.Id,
                Kind = kind,
                At = concern.Kept(Clock.GetUtcNow()),
            }
        );
        return true;
    }
}
