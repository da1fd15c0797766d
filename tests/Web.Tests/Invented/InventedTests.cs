using System.Net;
using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Notices;
using Lodestar.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Invented;

/// <summary>The service with one capability more, which is declared in one line and nowhere else.</summary>
public sealed class InventedWorld : World
{
    internal override IReadOnlyList<Capability> Capabilities => [.. base.Capabilities, InventedCapability.Declared];
}

/// <summary>Everything that the centre collects shows a capability that was added to the list.</summary>
public class InventedTests(InventedWorld world) : IClassFixture<InventedWorld>
{
    [Fact]
    public async Task Its_page_opens_for_those_who_have_its_permission_in_the_place_and_its_door_and_what_waits_lead_there()
    {
        var (here, elsewhere) = (await world.OrganisationAsync("Larkrise"), await world.OrganisationAsync("Moorside"));
        var lantern = await LanternAsync(here);
        using var lead = await world.MemberAsync("ada@example.org", Post.InOrganisation(Role.OrganisationLead, here));
        using var other = await world.MemberAsync("ben@example.org", Post.InOrganisation(Role.OrganisationLead, elsewhere));
        using var colleague = await world.MemberAsync("cy@example.org", Post.InOrganisation(Role.Colleague, here));

        var work = await lead.OpenAsync("/work");
        Assert.Contains(work.Document.QuerySelectorAll("header a"), link => link.GetAttribute("href") == "/lanterns");
        Assert.Contains(work.Document.QuerySelectorAll("footer a"), link => link.GetAttribute("href") == "/lanterns#footer");
        Assert.DoesNotContain((await colleague.OpenAsync("/work")).Document.QuerySelectorAll("header a"), link => link.GetAttribute("href") == "/lanterns");
        var page = await work.FollowAsync("Light the lantern");
        Assert.Equal((200, InventedCapability.LinkTo(lantern)), (page.Status, page.Path));
        Assert.Equal(404, (await other.OpenAsync(page.Path)).Status);
        Assert.Equal(403, (await colleague.OpenAsync(page.Path)).Status);

        Assert.False((await page.PressAsync("Light the lantern")).Shows("Light the lantern"));
    }

    [Fact]
    public async Task What_is_done_in_it_is_in_the_audit_log_in_its_words()
    {
        var here = await world.OrganisationAsync("Audited");
        var lantern = await LanternAsync(here);
        using var lead = await world.MemberAsync("dee@example.org", Post.InOrganisation(Role.OrganisationLead, here));
        using var administrator = await world.MemberAsync("eli@example.org", Post.InRegion(Role.Administrator));

        await (await lead.OpenAsync(InventedCapability.LinkTo(lantern))).PressAsync("Light the lantern");

        Assert.True((await administrator.OpenAsync(AuditLinks.Log)).Shows("Lit a lantern"));
    }

    [Fact]
    public async Task What_happens_in_it_is_told_by_e_mail_as_often_as_each_person_chose()
    {
        var here = await world.OrganisationAsync("Told");
        var lantern = await LanternAsync(here);
        using var lead = await world.MemberAsync("hal@example.org", Post.InOrganisation(Role.OrganisationLead, here), "Hal");
        using var other = await world.MemberAsync("ivy@example.org", Post.InOrganisation(Role.OrganisationLead, here), "Ivy");
        var choices = await other.OpenAsync(NoticesLinks.Choices);
        Assert.True(choices.Shows("Lanterns that were lit"));
        await choices.Fill("Paces[lantern-lit]", "Weekly").PressAsync("Save");

        await (await lead.OpenAsync(InventedCapability.LinkTo(lantern))).PressAsync("Light the lantern");

        Assert.Contains("Hal lit a lantern.", await world.MailAsync("hal@example.org"), StringComparison.Ordinal);
        Assert.Equal("lantern-lit", await world.OnDbAsync(db => db.Set<WaitingNotice>().Select(one => one.Kind).SingleAsync()));
    }

    [Fact]
    public async Task Its_form_is_limited_as_it_says()
    {
        var here = await world.OrganisationAsync("Limited");
        using var lead = (await world.MemberAsync("fay@example.org", Post.InOrganisation(Role.OrganisationLead, here))).At(
            world.Address,
            new IPAddress([127, 0, 9, 9])
        );
        for (var times = 0; times < 3; times++)
        {
            await (await lead.OpenAsync(InventedCapability.LinkTo(await LanternAsync(here)))).PressAsync("Light the lantern");
        }

        Assert.Equal(429, (await (await lead.OpenAsync(InventedCapability.LinkTo(await LanternAsync(here)))).PressAsync("Light the lantern")).Status);
    }

    [Fact]
    public async Task Its_table_has_a_clock_and_stays_out_of_backups_if_it_says_so()
    {
        var capabilities = world.Services.GetRequiredService<Capabilities>();

        Assert.Contains(LanternTable.Name, capabilities.LeftOutOfBackups);
        Assert.Contains(world.Services.GetRequiredService<Sweeping>().Clocks, clock => clock.Table == LanternTable.Name);
        Assert.Contains(await world.OnDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(one => one.GetTableName()).ToList())), name =>
            name == LanternTable.Name
        );
    }

    [Fact]
    public async Task Its_rows_follow_an_organisation_that_was_merged()
    {
        var (from, into) = (await world.OrganisationAsync("Twin one"), await world.OrganisationAsync("Twin two"));
        var lantern = await LanternAsync(from);

        await world.WithAsync(async services =>
        {
            foreach (var follower in services.GetServices<IFollowsOrganisations>().OfType<LanternsOfOrganisations>())
            {
                await follower.MergeAsync(from, into, CancellationToken.None);
            }

            return 0;
        });

        Assert.Equal(into, await world.OnDbAsync(db => db.Set<Lantern>().Where(one => one.Id == lantern).Select(one => one.OrganisationId).SingleAsync()));
    }

    [Fact]
    public async Task Its_job_runs_and_an_administrator_sees_what_came_of_it()
    {
        using var administrator = await world.MemberAsync("gus@example.org", Post.InRegion(Role.Administrator));
        await world.WithAsync(async services =>
            await services.GetRequiredService<Jobs.JobBook>().RunNowAsync(InventedCapability.Declared.Jobs[0], CancellationToken.None)
        );

        var page = await administrator.OpenAsync(Jobs.JobsLinks.All);

        Assert.True(page.Shows("Counts the lanterns"));
    }

    [Fact]
    public void Its_permission_its_command_its_setting_and_its_walk_are_collected()
    {
        var capabilities = world.Services.GetRequiredService<Capabilities>();

        Assert.True(capabilities.Permissions.Has(Role.OrganisationLead, InventedCan.LightLanterns));
        Assert.Contains(CommandLine.Root(world.Capabilities).Subcommands, command => command.Name == "lantern");
        Assert.Equal(7, world.Settings.Get(InventedCapability.MostLanterns));
        Assert.Equal("/lanterns/{id:guid}", Assert.Single(capabilities.All[^1].Walks).Route);
    }

    [Fact]
    public async Task Without_the_line_nothing_of_it_is_there()
    {
        await using var without = await World.StartedAsync();
        using var visitor = without.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync(InventedCapability.LinkTo(Guid.NewGuid()))).Status);
        Assert.DoesNotContain(without.Services.GetRequiredService<Capabilities>().Jobs, job => job.Name == "lanterns");
    }

    private Task<Guid> LanternAsync(Guid organisation) =>
        world.WithAsync(async services =>
        {
            var lantern = InventedCapability.Add(services, organisation);
            await services.GetRequiredService<Persistence.Db>().SaveChangesAsync();
            return lantern.Id;
        });
}
