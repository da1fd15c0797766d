using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.RunningRounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Partnership;

/// <summary>Two organisations that were the same all along become one, and everything that names the other follows.</summary>
[Trait("Category", "Data")]
public class MergingTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task People_answers_counts_units_messages_and_links_follow_in_one_commit()
    {
        var (ends, stays) = (await world.AddOrganisationAsync("Kite", "leeds"), await world.AddOrganisationAsync("Kite Club", "leeds", "bradford"));
        var round = await world.RoundAsync("Merged");
        var code = await CodeAsync(ends);
        using var practitioner = world.Visitor();
        var (result, returnCode) = await practitioner.FinishAsync($"/r/{round.Code}/{code}");
        using var other = world.Visitor();
        await other.FinishAsync($"/r/{round.Code}/{await CodeAsync(stays)}");
        using var eve = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, ends));
        await world.LinkAsync("finn@example.org", Post.InOrganisation(Role.Colleague, ends));
        await world.LinkAsync("finn@example.org", Post.InOrganisation(Role.Colleague, stays));
        await FillAsync(round, ends, stays);
        using var coordinator = await world.MemberAsync("col@example.org", Post.InRegion(Role.AllianceCoordinator));

        var choose = await (await (await coordinator.OpenAsync($"/organisations/{ends:N}")).FollowAsync("Is this organisation listed twice?")).FollowAsync(
            "Kite Club"
        );
        Assert.Equal((400, "Choose which one stays"), await RefusedAsync(choose));
        var merged = await choose.Fill("Stays", $"{stays}").PressAsync("Merge them");

        Assert.Equal("Kite Club", merged.Heading);
        Assert.True(merged.Shows("The two are one organisation now."));
        Assert.True(merged.Shows("Juniors (Kite)"));
        Assert.Equal(404, (await coordinator.OpenAsync($"/organisations/{ends:N}")).Status);
        Assert.True((await eve.OpenAsync("/account")).Shows("Organisation lead, Kite Club"));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Invitation>().CountAsync(one => one.EmailKey == "finn@example.org" && one.Place == $"{stays:D}")));
        Assert.Equal(stays, (await world.SheetOfAsync(returnCode)).Sheet.OrganisationId);
        await AssertCountsAsync(round, stays, 2);
        var extension = await world.OnDbAsync(db => db.Set<RoundExtension>().AsNoTracking().SingleAsync(one => one.RoundId == round.Id));
        Assert.Equal((stays, "longer"), (extension.OrganisationId, extension.Reason));
        Assert.Equal(2, await world.OnDbAsync(db => db.Set<RoundMessage>().CountAsync(one => one.OrganisationId == stays)));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamReflection>().CountAsync(one => one.OrganisationId == stays)));

        Assert.Equal(
            ["Both", "Only there"],
            await world.OnDbAsync(db =>
                db.Set<KeptColumns>().Where(one => one.OrganisationId == stays).Select(one => one.Name).OrderBy(name => name).ToListAsync()
            )
        );

        // Its poster still hangs, and what comes through it counts for the organisation that stayed.
        using var later = world.Visitor();
        var start = await later.OpenAsync($"/r/{round.Code}/{code}");
        Assert.Contains("Kite Club", start.Text, StringComparison.Ordinal);
        await later.FinishAsync($"/r/{round.Code}/{code}");
        await AssertCountsAsync(round, stays, 3);

        // Deleting subtracts from the counts of the one that stayed.
        await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");
        await AssertCountsAsync(round, stays, 2);
        Assert.Contains(
            "Kite → Kite Club",
            (
                await world.WithAsync(services =>
                    services.GetRequiredService<Audit.AuditLog>().ReadAsync(new Audit.AuditFilter(What: "organisation.merged")).ToListAsync().AsTask()
                )
            ).Select(entry => entry.About)
        );
    }

    [Fact]
    public async Task Every_column_that_names_an_organisation_is_one_that_follows_it()
    {
        var columns = await world.OnDbAsync(db =>
            Task.FromResult(
                (
                    from entity in db.Model.GetEntityTypes()
                    from property in entity.GetProperties()
                    where property.Name is "OrganisationId" or "Organisation"
                    select $"{entity.GetTableName()}.{property.Name}"
                )
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
        );

        // For a new such column, implement IFollowsOrganisations and add it to the test above. Posts name their organisation by Place.
        Assert.Equal(
            [
                "other_audits_columns.OrganisationId",
                "partnership_former_codes.OrganisationId",
                "partnership_units.OrganisationId",
                "plans_actions.OrganisationId",
                "practice_sheets.OrganisationId",
                "rounds_extensions.OrganisationId",
                "running_rounds_messages.OrganisationId",
                "safeguards_concerns.Organisation",
                "together_evidence.OrganisationId",
                "together_reflections.OrganisationId",
            ],
            columns
        );
    }

    [Fact]
    public async Task Nothing_is_merged_where_both_wrote_in_one_round_or_one_of_them_is_not_theirs()
    {
        var (one, other, far) = (
            await world.AddOrganisationAsync("Owl", "leeds"),
            await world.AddOrganisationAsync("Owls", "leeds"),
            await world.AddOrganisationAsync("Owlet", "leeds", "wakefield")
        );
        var round = await world.RoundAsync("Both wrote");
        await world.OnDbAsync(async db =>
        {
            foreach (var organisation in new[] { one, other })
            {
                var team = TeamReflection.Begin(round, organisation, world.Clock.GetUtcNow());
                db.Add(team);
                db.Add(
                    new TeamStep
                    {
                        ReflectionId = team.Id,
                        Number = 1,
                        Kind = TeamStepKind.Submitted,
                        Words = "",
                        By = Guid.Empty,
                        ByName = "Eve",
                        At = world.Clock.GetUtcNow(),
                    }
                );
            }

            return await db.SaveChangesAsync();
        });
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));

        var refused = await (await manager.OpenAsync($"/organisations/{one:N}/merge/{other:N}")).Fill("Stays", $"{other}").PressAsync("Merge them");

        Assert.Equal(400, refused.Status);
        Assert.StartsWith("Both wrote in Both wrote, and nothing may be lost.", Assert.Single(refused.Errors).Text, StringComparison.Ordinal);
        Assert.Equal(2, await world.OnDbAsync(db => db.Set<TeamReflection>().CountAsync(team => team.RoundId == round.Id)));
        Assert.Equal(200, (await manager.OpenAsync($"/organisations/{one:N}")).Status);
        Assert.Equal(404, (await manager.OpenAsync($"/organisations/{one:N}/merge/{far:N}")).Status);
        Assert.Equal(404, (await manager.OpenAsync($"/organisations/{one:N}/merge/{one:N}")).Status);
        Assert.DoesNotContain("Owlet", (await manager.OpenAsync($"/organisations/{one:N}/merge?q=owl")).Text, StringComparison.Ordinal);
        var merging = await world.WithAsync(services =>
            services
                .GetRequiredService<Merging>()
                .MergeAsync(
                    far,
                    one,
                    new Person(Guid.NewGuid(), "Mia", [Post.InDistrict(Role.DistrictManager, "leeds")], People.Permissions),
                    CancellationToken.None
                )
        );
        Assert.Equal("partnership.merge.not-yours", merging!.Words);
    }

    private static async Task<(int, string?)> RefusedAsync(Page choose)
    {
        var refused = await choose.PressAsync("Merge them");
        return (refused.Status, refused.ErrorBeside("Stays"));
    }

    private Task<int> FillAsync(Round round, Guid ends, Guid stays) =>
        world.OnDbAsync(async db =>
        {
            var today = Kernel.Week.DayOf(world.Clock.GetUtcNow());
            foreach (var organisation in new[] { ends, stays })
            {
                db.Add(Unit.In(organisation, "Juniors").Value);
                db.Add(
                    new RoundMessage
                    {
                        SendingId = Guid.NewGuid(),
                        Number = 0,
                        RoundId = round.Id,
                        OrganisationId = organisation,
                        Kind = LetterKind.Invitation,
                        SentOn = today,
                        By = Guid.Empty,
                    }
                );
                db.Add(
                    RoundExtension
                        .Give(
                            round,
                            organisation,
                            round.ClosesOn.AddDays(organisation == ends ? 9 : 3),
                            organisation == ends ? "longer" : "shorter",
                            Guid.Empty,
                            today
                        )
                        .Value
                );
            }

            db.AddRange(Columns(ends, "Both"), Columns(ends, "Only there"), Columns(stays, "Both"));
            db.Add(TeamReflection.Begin(round, ends, world.Clock.GetUtcNow()));
            db.Add(TeamReflection.Begin(round, stays, world.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();

            static KeptColumns Columns(Guid organisation, string name) =>
                new()
                {
                    OrganisationId = organisation,
                    Name = name,
                    Content = "{}",
                };
        });

    private async Task AssertCountsAsync(Round round, Guid organisation, int returns)
    {
        var tallies = await world.WithAsync(services => services.GetRequiredService<TallyBook>().OfAsync(round.Id, CancellationToken.None));
        Assert.Equal(returns, tallies.Groups[new TallyGroup(Grouping.Organisation, $"{organisation:N}")].Returns);
        Assert.Single(tallies.Groups.Keys, group => group.By == Grouping.Organisation);
        Assert.Empty(await world.WithAsync(services => services.GetRequiredService<TallyBook>().VerifyAsync(CancellationToken.None)));
    }

    private Task<string> CodeAsync(Guid organisation) =>
        world.OnDbAsync(db => db.Set<Organisation>().Where(one => one.Id == organisation).Select(one => one.Code).SingleAsync());
}
