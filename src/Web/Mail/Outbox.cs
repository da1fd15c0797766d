using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Mail;

/// <summary>
/// Sends messages that were saved in the same transaction as what they report, so that every message is about something that happened. A
/// service that stops right after sending a message sends it again: twice rather than never. Messages are left out of backups, because a
/// restored copy must not write to people.
/// </summary>
internal sealed class Outbox(IServiceScopeFactory scopes, Mailer mailer, SecretKey secret, TimeProvider clock, ILogger<Outbox> log)
    : Recurring(TimeSpan.FromSeconds(20), clock, log, "Messages that wait")
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

    private const string Purpose = "messages that wait";

    /// <summary>Longer than sending takes, and short enough that another node soon continues if this one stopped.</summary>
    private static readonly TimeSpan Sending = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    // Somebody is waiting for it, and a code is soon too old.
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(20);

    /// <summary>Adds a message to the next save; it is sent after that (see <see cref="OutboxWaker"/>).</summary>
    /// <param name="db">The database that the caller saves.</param>
    /// <param name="message">
    /// The message. One to nobody takes the same room and time and is never sent, so that nobody can tell whether there was an account.
    /// </param>
    /// <param name="kind">Its kind, which says whether it is sent first and for how long it is of use; null if a person wrote it.</param>
    public void Add(Db db, Message message, NoticeKind? kind = null)
    {
        var now = Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(
            new OutboxMessage
            {
                Id = id,
                Sealed = secret.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(message with { Id = id }), id),
                GoesFirst = kind?.GoesFirst == true,
                Until = now + (kind?.Lasts ?? Longest),
                Next = now,
            }
        );
    }

    /// <summary>Sends everything that can be sent now, one message after another.</summary>
    internal override async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        while (await TakeAsync(db, stop) is { } taken)
        {
            // A failing address does not hold up other people's messages.
            var gone = await SendAsync(taken, stop);
            var next = Clock.GetUtcNow() + (taken.GoesFirst ? SoonAgain : Again);
            await (
                gone
                    ? db.Set<OutboxMessage>().Where(one => one.Id == taken.Id).ExecuteDeleteAsync(stop)
                    : db.Set<OutboxMessage>().Where(one => one.Id == taken.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Next, next), stop)
            );
        }
    }

    // True if it needs no other try, also because nobody can read it any more.
    private async Task<bool> SendAsync(OutboxMessage taken, CancellationToken stop)
    {
        if (secret.Unseal(Purpose, taken.Sealed, taken.Id) is not { } plain)
        {
            Log.LogWarning("A message that waits was sealed with another secret key, or changed since: it is not sent");
            return true;
        }

        var message = JsonSerializer.Deserialize<Message>(plain)!;
        return message.To.Length == 0 || await mailer.SendAsync(message, stop);
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
                    .OrderByDescending(one => one.GoesFirst)
                    .ThenBy(one => one.Next)
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
