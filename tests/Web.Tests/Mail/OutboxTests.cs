using Lodestar.Identity;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Mail;

/// <summary>Whatever is said to have been sent is sent once, whatever stops in between.</summary>
[Trait("Category", "Data")]
public class OutboxTests
{
    [Fact]
    public async Task A_message_goes_once_what_it_tells_of_is_kept_and_then_nothing_of_it_stays()
    {
        await using var world = await World.StartedAsync();
        await NoteAsync(world, "ann@example.org", keep: false);
        await NoteAsync(world, "ben@example.org", keep: true);

        var outbox = world.Services.GetRequiredService<Outbox>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => outbox.LookAsync(CancellationToken.None)));

        Assert.Contains("Hello", await world.MailAsync("ben@example.org"), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")));
        Assert.Equal(0, await WaitingAsync(world));
    }

    [Fact]
    public async Task What_cannot_be_sent_waits_and_goes_later_and_keeps_no_other_from_going()
    {
        await using var world = await World.StartedAsync();
        var folder = Path.Combine(world.Settings.Data, "mail");
        await File.WriteAllTextAsync(folder, "In the way of every message.");
        await NoteAsync(world, "ann@example.org", keep: true);
        await NoteAsync(world, "ben@example.org", keep: true);
        var outbox = world.Services.GetRequiredService<Outbox>();

        await outbox.LookAsync(CancellationToken.None);
        Assert.Equal(2, await WaitingAsync(world));
        File.Delete(folder);
        await outbox.LookAsync(CancellationToken.None);
        Assert.Equal(2, await WaitingAsync(world));
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await outbox.LookAsync(CancellationToken.None);

        Assert.Contains("Hello", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);
        Assert.Contains("Hello", await world.MailAsync("ben@example.org"), StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(world));
    }

    [Fact]
    public async Task What_a_service_took_and_stopped_before_it_sent_goes_soon_and_after_three_days_never()
    {
        await using var world = await World.StartedAsync();
        await NoteAsync(world, "ann@example.org", keep: true, taken: TimeSpan.FromMinutes(2));
        var outbox = world.Services.GetRequiredService<Outbox>();

        await outbox.LookAsync(CancellationToken.None);
        Assert.Equal(1, await WaitingAsync(world));
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await outbox.LookAsync(CancellationToken.None);
        Assert.Contains("Hello", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);

        await NoteAsync(world, "ben@example.org", keep: true, taken: TimeSpan.FromMinutes(2));
        world.Clock.Advance(Outbox.Longest);
        await outbox.LookAsync(CancellationToken.None);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")));
    }

    [Fact]
    public async Task Neither_address_nor_words_of_what_waits_lie_in_the_clear_and_with_another_key_they_open_nothing()
    {
        await using var world = await World.StartedAsync();
        await File.WriteAllTextAsync(Path.Combine(world.Settings.Data, "mail"), "In the way of every message.");
        await NoteAsync(world, "ann@example.org", keep: true);

        var row = await world.OnDbAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());
        var kept = System.Text.Encoding.UTF8.GetString(row.Sealed);
        Assert.False(kept.Contains("ann", StringComparison.Ordinal) || kept.Contains("Hello", StringComparison.Ordinal), kept);
        var (secret, other) = (world.Services.GetRequiredService<SecretKey>(), SecretKey.Open(new Kernel.Settings { Data = World.NewFolder() }));
        Assert.NotNull(secret.Unseal("messages that wait", row.Sealed, row.Id));
        Assert.Null(other.Unseal("messages that wait", row.Sealed, row.Id));
        Assert.Null(secret.Unseal("messages that wait", row.Sealed, Guid.NewGuid()));
        Assert.Null(secret.Unseal("authenticator key", row.Sealed, row.Id));
    }

    [Fact]
    public async Task What_was_sealed_with_another_key_goes_nowhere_and_keeps_no_other_from_going()
    {
        await using var world = await World.StartedAsync();
        var now = world.Clock.GetUtcNow();
        await world.OnDbAsync(db =>
        {
            db.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(now),
                    Sealed = new byte[60],
                    GoesFirst = true,
                    Until = now.AddDays(1),
                    Next = now,
                }
            );
            return db.SaveChangesAsync();
        });
        await NoteAsync(world, "ann@example.org", keep: true);

        await world.Services.GetRequiredService<Outbox>().LookAsync(CancellationToken.None);

        Assert.Contains("Hello", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);
        Assert.Equal(0, await WaitingAsync(world));
        Assert.Contains(world.Log.Lines, line => line.Contains("sealed with another secret key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_goes_before_a_hundred_letters_and_not_once_it_is_too_old_to_be_typed()
    {
        await using var world = await World.StartedAsync();
        var folder = Path.Combine(world.Settings.Data, "mail");
        await File.WriteAllTextAsync(folder, "In the way of every message.");
        var outbox = world.Services.GetRequiredService<Outbox>();
        await world.OnDbAsync(db =>
        {
            for (var number = 0; number < 100; number++)
            {
                outbox.Add(db, new Message($"lead{number}@example.org", "Round", "Letter"));
            }

            outbox.Add(db, new Message("ann@example.org", "Code", "Now"), IdentityNotices.Code);
            return db.SaveChangesAsync();
        });
        await outbox.LookAsync(CancellationToken.None);

        var soon = world.Clock.GetUtcNow().AddSeconds(20);
        DateTimeOffset? next = null;
        for (var tries = 0; next != soon; tries++)
        {
            // The service tries by itself too, and may be in the middle of it.
            Assert.True(tries < 500, $"The code is tried again at {next}, not at {soon}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
            next = await world.OnDbAsync(db => db.Set<OutboxMessage>().Where(one => one.GoesFirst).Select(one => one.Next).SingleAsync());
        }

        File.Delete(folder);
        world.Clock.Advance(TimeSpan.FromSeconds(21));
        await outbox.LookAsync(CancellationToken.None);
        Assert.Contains("Now", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(folder));

        await world.OnDbAsync(db =>
        {
            outbox.Add(db, new Message("ben@example.org", "Code", "Old"), IdentityNotices.Code);
            db.ChangeTracker.Entries<OutboxMessage>().Single().Entity.Next = world.Clock.GetUtcNow().Add(SignIns.Lasts);
            return db.SaveChangesAsync();
        });
        world.Clock.Advance(SignIns.Lasts);
        await outbox.LookAsync(CancellationToken.None);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), file => File.ReadAllText(file).Contains("ben@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_goes_without_anybody_asking_for_it_once_its_transaction_is_done()
    {
        await using var world = await World.StartedAsync();

        await NoteAsync(world, "ann@example.org", keep: true);

        Assert.Contains("Hello", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);
    }

    // Taken for a while by a service that stopped, if nothing else is said it goes as soon as it is kept.
    private static Task<int> NoteAsync(World world, string to, bool keep, TimeSpan taken = default) =>
        world.OnDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            world.Services.GetRequiredService<Outbox>().Add(db, new Message(to, "Subject", "Hello"));
            db.ChangeTracker.Entries<OutboxMessage>().Single().Entity.Next += taken;
            var saved = await db.SaveChangesAsync();
            await (keep ? transaction.CommitAsync() : transaction.RollbackAsync());
            return saved;
        });

    private static Task<int> WaitingAsync(World world) => world.OnDbAsync(db => db.Set<OutboxMessage>().CountAsync());
}
