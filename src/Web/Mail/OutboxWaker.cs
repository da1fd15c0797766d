using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lodestar.Mail;

/// <summary>Wakes the outbox after every save with a message, so that no verb has to remember it: people wait for their codes.</summary>
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
