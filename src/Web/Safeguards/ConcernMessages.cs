using Lodestar.Kernel;
using Lodestar.Notices;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Safeguards;

/// <summary>
/// Tells leads about concerns, and deputies about those that nobody looked at for an hour. Who was told is saved together with the message, so
/// that only one of several nodes sends it, and a node that stops in between loses none.
/// </summary>
internal sealed class ConcernMessages(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ConcernMessages> log)
    : Recurring(TimeSpan.FromMinutes(1), clock, log, "Concerns")
{
    /// <summary>The kind of e-mail that it sends. Nobody may stop it, and it is sent first: a child may be in danger.</summary>
    public static readonly NoticeKind Kind = new("concern", "safeguards.mail.subject") { GoesFirst = true };

    /// <summary>The work of one minute.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var waiting = await db.Set<Concern>()
            .AsNoTracking()
            .Where(one => one.State == ConcernState.Waiting && one.Told != ConcernTold.Deputy)
            .ToListAsync(stop);
        var watches = await scope.ServiceProvider.GetRequiredService<Watches>().OfAsync([.. waiting.Select(one => one.District).Distinct()], stop);
        var notifier = scope.ServiceProvider.GetRequiredService<Notifier>();
        foreach (var watch in watches.Where(watch => watch.IsOn))
        {
            // There is one message for everything that arrived, so that nobody can fill a mailbox.
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var told = new HashSet<ConcernTold>();
            foreach (var concern in waiting.Where(one => one.District == watch.District))
            {
                if (concern.ToTell(watch.Times, Clock.GetUtcNow()) is { } whom && await ClaimAsync(db, concern, whom, stop))
                {
                    told.Add(whom);
                }
            }

            if (told.Count > 0)
            {
                await notifier.TellAsync(
                    new Notice(Kind, SafeguardsLinks.Concerns, "safeguards.mail.text"),
                    told.SelectMany(whom => whom == ConcernTold.Lead ? watch.Leads : watch.Deputies),
                    stop
                );
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
        }
    }

    // Of several nodes the first sends the message. A lead who looks at the same moment comes first too.
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
