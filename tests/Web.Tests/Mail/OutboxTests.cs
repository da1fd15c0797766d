using Lodestar.Identity;
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
        await NoteAsync(world, "ann@example.org", keep: true);
        var taken = world.Clock.GetUtcNow().AddMinutes(2);
        await world.OnDbAsync(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(message => message.Next, taken)));
        var outbox = world.Services.GetRequiredService<Outbox>();

        await outbox.LookAsync(CancellationToken.None);
        Assert.Equal(1, await WaitingAsync(world));
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await outbox.LookAsync(CancellationToken.None);
        Assert.Contains("Hello", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);

        await NoteAsync(world, "ben@example.org", keep: true);
        world.Clock.Advance(Outbox.Longest);
        await outbox.LookAsync(CancellationToken.None);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")));
    }

    private static Task<int> NoteAsync(World world, string to, bool keep) =>
        world.OnDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            world.Services.GetRequiredService<Outbox>().Add(db, new Message(to, "Subject", "Hello"));
            var saved = await db.SaveChangesAsync();
            await (keep ? transaction.CommitAsync() : transaction.RollbackAsync());
            return saved;
        });

    private static Task<int> WaitingAsync(World world) => world.OnDbAsync(db => db.Set<OutboxMessage>().CountAsync());
}
