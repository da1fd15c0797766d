using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Mail;

/// <summary>A message that must be sent whatever happens to the service in between. It is deleted once it was sent.</summary>
internal sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>When it is given up if no server has taken it.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it is next tried. A node that takes it postpones this for the others.</summary>
    public required DateTimeOffset Next { get; set; }
}

/// <summary>Maps <see cref="OutboxMessage"/> to its table.</summary>
internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("mail_outbox");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.To).HasMaxLength(200);
        builder.HasIndex(message => message.Next);
    }
}

/// <summary>
/// Sends messages that were saved in the same transaction as what they report, so that every message is about something that happened. A
/// service that stops right after sending a message sends it again: twice rather than never. Messages are left out of backups, because a
/// restored copy must not write to people.
/// </summary>
internal sealed class Outbox(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<Outbox> log)
    : Recurring(TimeSpan.FromMinutes(1), clock, log, "Messages that wait")
{
    /// <summary>The retention clock of messages.</summary>
    public static RetentionClock KeptFor { get; } =
        new ExpiryClock<OutboxMessage>(
            "mail_outbox",
            "Messages that wait to go",
            "until they went, three days at most",
            "what is said to have gone has to go",
            (db, at) => db.Set<OutboxMessage>().Where(one => one.Until <= at).OrderBy(one => one.Until)
        )
        {
            IsShort = true,
        };

    /// <summary>How long a message waits for a server that takes it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>Longer than sending takes, and short enough that another node soon continues if this one stopped.</summary>
    private static readonly TimeSpan Sending = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>Saves a message, to be sent after the transaction; call <see cref="Recurring.Soon"/> after it.</summary>
    public void Add(Db db, Message message)
    {
        var now = Clock.GetUtcNow();
        db.Add(
            new OutboxMessage
            {
                Id = Guid.CreateVersion7(now),
                To = message.To,
                Subject = message.Subject,
                Text = message.Text,
                Until = now + Longest,
                Next = now,
            }
        );
    }

    /// <summary>Sends everything that can be sent now, one message after another.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        while (await TakeAsync(db, stop) is { } message)
        {
            // A failing address does not hold up other people's messages.
            var gone = await mailer.SendNowAsync(new Message(message.To, message.Subject, message.Text) { Id = message.Id }, stop);
            var next = Clock.GetUtcNow() + Again;
            await (
                gone
                    ? db.Set<OutboxMessage>().Where(one => one.Id == message.Id).ExecuteDeleteAsync(stop)
                    : db.Set<OutboxMessage>().Where(one => one.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Next, next), stop)
            );
        }
    }

    // Taken in one statement, so that only one of two nodes sends it.
    private async Task<OutboxMessage?> TakeAsync(Db db, CancellationToken stop)
    {
        while (true)
        {
            var now = Clock.GetUtcNow();
            if (
                await db.Set<OutboxMessage>()
                    .AsNoTracking()
                    .Where(one => one.Next <= now && one.Until > now)
                    .OrderBy(one => one.Next)
                    .ThenBy(one => one.Id)
                    .FirstOrDefaultAsync(stop)
                is not { } first
            )
            {
                return null;
            }

            var until = now + Sending;
            if (
                await db.Set<OutboxMessage>()
                    .Where(one => one.Id == first.Id && one.Next <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Next, until), stop) == 1
            )
            {
                return first;
            }
        }
    }
}
