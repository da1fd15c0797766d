using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Partnership;

/// <summary>Organisations in the browser: who sees and changes which, units, leaving and coming back.</summary>
[Trait("Category", "Data")]
public class OrganisationPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_district_manager_registers_an_organisation_in_their_own_district_only()
    {
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));

        var form = await manager.OpenAsync("/organisations/register");
        Assert.Equal(["Leeds"], form.Document.QuerySelectorAll("input[name=Districts]").Select(box => box.NextElementSibling!.TextContent.Trim()));
        var refused = await form.Fill("Name", "!").PressAsync("Register");
        Assert.Equal((400, "Choose the sector that fits best"), (refused.Status, refused.ErrorBeside("Sector")));
        Assert.Equal(["leeds"], refused.Values("Districts"));
        refused = await refused.Fill("Sector", "youth-work").PressAsync("Register");
        Assert.StartsWith("Give the organisation a name", refused.ErrorBeside("Name"), StringComparison.Ordinal);
        var registered = await refused
            .Fill("Name", "Kite Café")
            .Fill("Sector", "youth-work")
            .Fill("Districts", "leeds", "bradford")
            .Fill("Size", "11-to-50")
            .PressAsync("Register");

        Assert.Equal("Kite Café", registered.Heading);
        Assert.True(registered.Shows("11 to 50 people"));
        Assert.Equal(["leeds"], (await ByNameAsync("Kite Café")).Districts);
        var again = await (await manager.OpenAsync("/organisations/register")).Fill("Name", "KITE cafe").Fill("Sector", "youth-work").PressAsync("Register");
        Assert.Equal("There is already an organisation with this name", again.ErrorBeside("Name"));
        Assert.Contains("organisation.added Kite Café", await AuditAsync());
    }

    [Fact]
    public async Task Each_sees_their_own_and_an_address_that_is_not_theirs_leads_nowhere()
    {
        var (mine, both, theirs) = (
            await AddAsync("Seen Ant", "leeds"),
            await AddAsync("Seen Bee", "leeds", "wakefield"),
            await AddAsync("Seen Cát", "wakefield")
        );
        using var manager = await world.MemberAsync("moa@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        using var lead = await world.MemberAsync("lea@example.org", Post.InOrganisation(Role.OrganisationLead, both));
        using var coordinator = await world.MemberAsync("col@example.org", Post.InRegion(Role.AllianceCoordinator));

        Assert.Equal(["Seen Ant", "Seen Bee"], await NamesAsync(manager, "?q=seen&district=leeds&sector=health"));
        Assert.Equal(["Seen Bee"], await NamesAsync(lead, ""));
        Assert.Equal(["Seen Ant", "Seen Bee", "Seen Cát"], await NamesAsync(coordinator, "?q=seen"));
        Assert.Equal(["Seen Bee", "Seen Cát"], await NamesAsync(coordinator, "?q=seen&district=wakefield"));
        Assert.Equal(["Seen Cát"], await NamesAsync(coordinator, "?q=CAT"));
        foreach (var end in new[] { "", "/change", "/leave", "/merge", $"/merge/{mine:N}" })
        {
            Assert.Equal(404, (await manager.OpenAsync($"/organisations/{theirs:N}{end}")).Status);
            Assert.Equal(end is "" or "/change" ? 200 : 403, (await lead.OpenAsync($"/organisations/{both:N}{end}")).Status);
        }

        // In several districts: its manager may change what it is called, and no more.
        Assert.Equal(404, (await manager.OpenAsync($"/organisations/{both:N}/leave")).Status);
        Assert.DoesNotContain("Sector", (await manager.OpenAsync($"/organisations/{both:N}/change")).Fields);
        Assert.True((await manager.OpenAsync($"/organisations/{both:N}")).Shows("also works in districts that are not yours"));
        Assert.Equal(200, (await manager.OpenAsync($"/organisations/{mine:N}/leave")).Status);
    }

    [Fact]
    public async Task A_lead_says_what_it_is_called_and_how_large_and_never_where_it_works()
    {
        var id = await AddAsync("Dog", "leeds");
        using var lead = await world.MemberAsync("lil@example.org", Post.InOrganisation(Role.OrganisationLead, id));
        var form = await lead.OpenAsync($"/organisations/{id:N}/change");

        var changed = await lead.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/organisations/{id:N}/change")
            {
                Content = new FormUrlEncodedContent([
                    KeyValuePair.Create("form", form.Values("form")[0]),
                    KeyValuePair.Create("Shown", form.Values("Shown")[0]),
                    KeyValuePair.Create("Name", "Doge"),
                    KeyValuePair.Create("Size", "up-to-10"),
                    KeyValuePair.Create("Sector", "education"),
                    KeyValuePair.Create("Districts", "wakefield"),
                ]),
            }
        );

        Assert.Equal("Doge", changed.Heading);
        var now = await ByNameAsync("Doge");
        Assert.Equal(("health", "leeds", SizeBand.UpTo10), (now.Sector, Assert.Single(now.Districts), now.Size));
        Assert.Contains("organisation.changed Dog → Doge", await AuditAsync());
    }

    [Fact]
    public async Task Units_are_added_renamed_retired_and_used_again()
    {
        var id = await AddAsync("Eel", "leeds");
        using var lead = await world.MemberAsync("lou@example.org", Post.InOrganisation(Role.OrganisationLead, id));
        var page = await (await lead.OpenAsync($"/organisations/{id:N}")).Fill("UnitName", "Night shift").PressAsync("Add this unit");
        page = await page.Fill("UnitName", "night  SHIFT").PressAsync("Add this unit");
        Assert.Equal((400, "There is already a unit with this name"), (page.Status, page.ErrorBeside("UnitName")));

        var unit = await (await lead.OpenAsync($"/organisations/{id:N}")).FollowAsync("Change: Night shift");
        Assert.StartsWith("Give the unit a name", (await unit.Fill("Name", " ").PressAsync("Rename")).ErrorBeside("Name"), StringComparison.Ordinal);
        page = await unit.Fill("Name", "Late shift").PressAsync("Rename");
        Assert.True(page.Shows("Late shift"));
        page = await (await page.FollowAsync("Change: Late shift")).PressAsync("Retire this unit");
        Assert.True(page.Shows("Retired on 23 November 2026"));
        page = await (await page.FollowAsync("Change: Late shift")).PressAsync("Use it again");
        Assert.False(page.Shows("Retired on"));
        var other = await AddAsync("Emu", "leeds");
        var link = (await lead.OpenAsync($"/organisations/{id:N}")).Document.QuerySelector("#units a")!.GetAttribute("href")!;
        using var admin = await world.MemberAsync("ada@example.org", Post.InRegion(Role.Administrator));
        Assert.Equal(404, (await admin.OpenAsync(link.Replace($"{id:N}", $"{other:N}", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task One_that_leaves_is_out_of_the_list_its_people_lose_their_roles_and_it_can_come_back()
    {
        var id = await AddAsync("Fox", "kirklees");
        using var manager = await world.MemberAsync("may@example.org", Post.InDistrict(Role.DistrictManager, "kirklees"));
        using var lead = await world.MemberAsync("len@example.org", Post.InOrganisation(Role.OrganisationLead, id), "Len");
        await world.LinkAsync("new@example.org", Post.InOrganisation(Role.Colleague, id));

        var confirm = await (await manager.OpenAsync($"/organisations/{id:N}")).FollowAsync("It leaves the partnership");
        Assert.True(confirm.Shows("people who lose their role there straight away: 1"));
        var left = await confirm.PressAsync("Let it leave");

        Assert.True(left.Shows("left on 23 November 2026"));
        Assert.Equal("/sign-in", (await lead.OpenAsync("/account")).Path);
        Assert.Empty(await world.OnDbAsync(db => db.Set<Invitation>().Where(one => one.EmailKey == "new@example.org").ToListAsync()));
        Assert.Empty(await NamesAsync(manager, "?q=fox"));
        Assert.Equal(["Fox"], await NamesAsync(manager, "?q=fox&show=left"));
        Assert.DoesNotContain("Fox", (await manager.OpenAsync("/people/invite")).Text, StringComparison.Ordinal);
        await left.PressAsync("Let it come back");
        Assert.Equal(["Fox"], await NamesAsync(manager, "?q=fox"));
        Assert.Contains("organisation.returned Fox", await AuditAsync());
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_second_reads_what_it_says_before_putting_theirs_in_its_place()
    {
        using var manager = await world.MemberAsync("two@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        var id = await AddAsync("Before", "leeds");
        var (one, two) = (await manager.OpenAsync($"/organisations/{id:N}/change"), await manager.OpenAsync($"/organisations/{id:N}/change"));

        Assert.Equal("health", one.Document.QuerySelector("[name=Sector] option[selected]")!.GetAttribute("value"));
        await one.Fill("Name", "From one").Fill("Sector", "health").PressAsync("Save");
        var moved = await two.Fill("Name", "From two").Fill("Sector", "health").PressAsync("Save");

        Assert.Contains("From one", moved.Document.QuerySelector(".ls-conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["From two"], moved.Values("Name"));
        Assert.Equal("From one", (await manager.OpenAsync($"/organisations/{id:N}")).Heading);
        Assert.Equal("From two", (await moved.Fill("Sector", "health").PressAsync("Save")).Heading);
    }

    [Fact]
    public async Task A_long_list_is_turned_over_page_by_page_and_keeps_what_was_looked_for()
    {
        await world.OnDbAsync(async db =>
        {
            db.AddRange(
                Enumerable.Range(0, 120).Select(number => Organisation.Register($"Many {number:000}", Kernel.JoinCode.New(), "other", ["calderdale"]).Value)
            );
            return await db.SaveChangesAsync();
        });
        using var coordinator = await world.MemberAsync("cam@example.org", Post.InRegion(Role.AllianceCoordinator));

        var page = await coordinator.OpenAsync("/organisations?q=many&sector=other");
        Assert.True(page.Shows("Organisations found: 120"));
        Assert.True(page.Shows("Page 1 of 3"));
        page = await (await page.FollowAsync("Next page")).FollowAsync("Next page");

        Assert.Equal(20, page.Document.QuerySelectorAll("main li h2").Length);
        Assert.Equal("many", Assert.Single(page.Values("Q")));
        Assert.True((await coordinator.OpenAsync("/organisations?q=many&page=99")).Shows("Page 3 of 3"));
    }

    private static async Task<List<string>> NamesAsync(Visitor visitor, string query) =>
        [.. (await visitor.OpenAsync($"/organisations{query}")).Document.QuerySelectorAll("main li h2").Select(name => name.TextContent.Trim())];

    private Task<Guid> AddAsync(string name, params string[] districts) => world.AddOrganisationAsync(name, districts);

    private Task<Organisation> ByNameAsync(string name) => world.OnDbAsync(db => db.Set<Organisation>().AsNoTracking().SingleAsync(one => one.Name == name));

    private Task<List<string>> AuditAsync() =>
        world.WithAsync(services =>
            services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter()).Select(entry => $"{entry.What} {entry.About}").ToListAsync().AsTask()
        );
}
