using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Jobs;
using Lodestar.Mail;
using Lodestar.Notices;
using Lodestar.Partnership;
using Lodestar.Practice;
using Lodestar.Practice.Figures;
using Lodestar.Rounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Kernel;

/// <summary>What hangs on a fact is saved together with it, or not at all.</summary>
[Trait("Category", "Data")]
public class FactTests
{
    private static readonly Person Coordinator = new(Guid.NewGuid(), "Col", [Post.InRegion(Role.AllianceCoordinator)], People.Permissions);

    [Fact]
    public async Task A_reaction_that_fails_leaves_nothing_of_what_happened_behind()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await SubmittedAsync(world, school);

        await Assert.ThrowsAsync<IOException>(() =>
            world.WithAsync(async services =>
            {
                var failing = new Capability("Failing") { Reactions = [Reaction.To<ReflectionSignedOff>((_, _, _) => throw new IOException())] };
                var facts = new Facts(new Capabilities([.. Host.Capabilities(world.Settings), failing]), services);
                var teams = ActivatorUtilities.CreateInstance<Teams>(services, facts);
                return await SignOffAsync(world, services, teams, team);
            })
        );

        Assert.Equal(TeamStage.Submitted, await StageAsync(world, team));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.What == "team.signed-off")));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<OutboxMessage>().CountAsync()));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamDraft>().CountAsync()));
    }

    [Fact]
    public async Task Signing_off_is_noted_its_leads_are_told_its_district_hears_that_a_reply_waits_and_drafts_go()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        using var manager = await world.ManagerAsync();
        using var elsewhere = await world.ManagerAsync("bradford", "Mo");
        var team = await SubmittedAsync(world, school);

        Assert.Null(await world.WithAsync(services => SignOffAsync(world, services, services.GetRequiredService<Teams>(), team)));

        Assert.Equal("Autumn 2026: Larkrise", await AboutAsync(world, "team.signed-off"));
        Assert.Contains("was signed off by Hugh", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        var waiting = await world.OnDbAsync(db => db.Set<WaitingNotice>().AsNoTracking().SingleAsync());
        Assert.Equal(("to-reply", await AccountAsync(world, "mia@example.org"), team), (waiting.Kind, waiting.AccountId, waiting.About));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamDraft>().CountAsync()));
    }

    [Fact]
    public async Task A_reply_is_noted_those_who_wait_for_it_are_told_and_nobody_is_told_any_more_that_it_waits()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        using var manager = await world.ManagerAsync();
        var team = await SubmittedAsync(world, school);
        await world.WithAsync(services => SignOffAsync(world, services, services.GetRequiredService<Teams>(), team));
        await world.MailAsync("eve@example.org");

        Assert.Null(
            await world.WithAsync(async services =>
            {
                var person = await services.GetRequiredService<Accounts>().PersonAsync(await AccountAsync(world, "mia@example.org"), CancellationToken.None);
                var open = (await services.GetRequiredService<Teams>().FindAsync(team, person!, CancellationToken.None))!;
                var words = new ReplyWords("Thank you for that.", "You ask pupils.", "Everyone is trained.", "Show us in spring.");
                return (await services.GetRequiredService<TeamReplies>().SaveAsync(open, 0, words, send: true, CancellationToken.None)).Problem;
            })
        );

        Assert.Equal("Autumn 2026: Larkrise", await AboutAsync(world, "team.replied"));
        Assert.Contains("The district replied", await world.MailAsync("eve@example.org", 2), StringComparison.Ordinal);
        Assert.Contains("The district replied", await world.MailAsync("hugh@example.org"), StringComparison.Ordinal);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<WaitingNotice>().CountAsync()));
    }

    [Fact]
    public async Task Closing_a_round_is_noted_and_its_figures_are_made_the_night_after()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Null(
            (
                await world.WithAsync(services => services.GetRequiredService<ReflectionRounds>().CloseAsync(round.Id, Coordinator, CancellationToken.None))
            ).Problem
        );

        Assert.Equal("Autumn 2026", await AboutAsync(world, "round.closed"));
        var night = ClosingFigures.Job.Due.After(world.Clock.GetUtcNow());
        Assert.True(night - world.Clock.GetUtcNow() < TimeSpan.FromDays(1));
        world.Clock.AdjustTime(night);
        await world.Services.RunJobAsync(ClosingFigures.Job);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<RoundShowing>().CountAsync(showing => showing.RoundId == round.Id)));
    }

    [Fact]
    public async Task Making_one_organisation_of_two_is_noted_once_all_that_named_it_has_followed()
    {
        await using var world = await World.StartedAsync();
        var (ends, stays) = (await world.OrganisationAsync("Kite"), await world.OrganisationAsync("Kite Club"));
        using var lead = await world.LeadAsync(ends);

        Assert.Null(await world.WithAsync(services => services.GetRequiredService<Merging>().MergeAsync(ends, stays, Coordinator, CancellationToken.None)));

        Assert.Equal("Kite → Kite Club", await AboutAsync(world, "organisation.merged"));
        Assert.True((await lead.OpenAsync("/account")).Shows("Organisation lead, Kite Club"));
    }

    private static async Task<Guid> SubmittedAsync(World world, Guid school)
    {
        var round = await world.RoundAsync("Autumn 2026");
        var signatory = await AccountAsync(world, "hugh@example.org");
        return await world.OnDbAsync(async db =>
        {
            var team = TeamReflection.Begin(round, school, world.Clock.GetUtcNow());
            team.Count(1);
            Assert.Null(team.Submit(signatory));
            db.Add(team);
            db.Add(
                new TeamDraft
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    AccountId = await AccountAsync(world, "eve@example.org"),
                    BasedOn = 0,
                    Content = "{}",
                    At = world.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
            return team.Id;
        });
    }

    private static async Task<Problem?> SignOffAsync(World world, IServiceProvider services, Teams teams, Guid team)
    {
        var person = await services.GetRequiredService<Accounts>().PersonAsync(await AccountAsync(world, "hugh@example.org"), CancellationToken.None);
        var open = (await teams.FindAsync(team, person!, CancellationToken.None))!;
        return await teams.MoveAsync(open, one => one.SignOff(world.Clock.GetUtcNow()), TeamStepKind.SignedOff, said: null, CancellationToken.None);
    }

    private static Task<TeamStage> StageAsync(World world, Guid team) =>
        world.OnDbAsync(db => db.Set<TeamReflection>().Where(one => one.Id == team).Select(one => one.Stage).SingleAsync());

    private static Task<Guid> AccountAsync(World world, string email) =>
        world.OnDbAsync(db => db.Set<Account>().Where(account => account.EmailKey == email).Select(account => account.Id).SingleAsync());

    private static Task<string> AboutAsync(World world, string what) =>
        world.OnDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.What == what).Select(entry => entry.About).SingleAsync());
}
