using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lodestar.Mail;

/// <summary>Lets messages go as soon as what they tell of is saved, so that no verb has to remember it: a code is waited for.</summary>
internal sealed class OutboxWaker(Lazy<Outbox> outbox) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <inheritdoc />
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Wake(eventData.Context);
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    /// <inheritdoc />
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context);
        return Task.CompletedTask;
    }

    private void Wake(DbContext? db)
    {
        if (db?.ChangeTracker.Entries<OutboxMessage>().Any() == true)
        {
            outbox.Value.Soon();
        }
    }
}
