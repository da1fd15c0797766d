using Lodestar.Identity;
using Lodestar.Jobs;
using Lodestar.Mail;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Plans;

/// <summary>A reminder is saved together with the day on which it was made, and one that cannot be sent does not hold up the others.</summary>
[Trait("Category", "Data")]
public class PlanReminderTests
{
    [Fact]
    public async Task What_could_not_be_sent_waits_with_what_was_noted_and_goes_the_next_time()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        await DueAsync(world, school);
        var folder = Path.Combine(world.Settings.Data, "mail");
        await File.WriteAllTextAsync(folder, "In the way of every message.");

        await world.Services.RemindAsync();
        await world.Services.GetRequiredService<Outbox>().LookAsync(CancellationToken.None);
        Assert.NotNull(await NotedAsync(world));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<OutboxMessage>().CountAsync()));
        File.Delete(folder);
        await world.Services.RemindAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.Services.GetRequiredService<Outbox>().LookAsync(CancellationToken.None);

        Assert.Contains("overdue: 1.", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public async Task One_address_that_fails_keeps_no_other_from_being_reminded()
    {
        await using var world = await World.StartedAsync();
        foreach (var (name, person) in new[] { ("Beck Hill", "Ann"), ("Larkrise", "Bea"), ("Moorside", "Cem") })
        {
            var school = await world.OrganisationAsync(name);
            using var lead = await world.LeadAsync(school, person);
            await DueAsync(world, school);
        }

        await world.OnDbAsync(db =>
            db.Set<Identity.Account>()
                .Where(account => account.Name == "Bea")
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.Email, "no address at all"))
        );

        await world.Services.RemindAsync();

        Assert.Contains("overdue: 1.", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);
        Assert.Contains("overdue: 1.", await world.MailAsync("cem@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_service_took_and_stopped_before_it_sent_goes_once_its_time_has_run_out()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        await world.Services.RemindAsync();
        await DueAsync(world, school);
        DateTimeOffset? until = world.Clock.GetUtcNow() + JobBook.Lease;
        await world.OnDbAsync(db =>
            db.Set<JobRow>()
                .Where(row => row.Name == PlanReminders.Job.Name)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1).SetProperty(row => row.HeldUntil, until))
        );

        Assert.Null(await world.Services.GetRequiredService<JobBook>().RunNowAsync(PlanReminders.Job, CancellationToken.None));
        Assert.Null(await NotedAsync(world));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Services.RemindAsync();

        Assert.Contains("overdue: 1.", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        Assert.NotNull(await NotedAsync(world));
    }

    private static Task<int> DueAsync(World world, Guid school) =>
        world.OnDbAsync(db =>
        {
            db.Add(
                TeamAction
                    .Plan(
                        school,
                        reflection: null,
                        new WantedAction("Ask children", "", DateOnly.FromDateTime(world.Clock.GetUtcNow().Date).AddDays(-3), Item: null)
                    )
                    .Value
            );
            return db.SaveChangesAsync();
        });

    private static Task<DateOnly?> NotedAsync(World world) => world.OnDbAsync(db => db.Set<TeamAction>().Select(action => action.RemindedOn).SingleAsync());
}
