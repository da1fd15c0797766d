using Lodestar.Audit;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Handing over a role to somebody else.</summary>
[Trait("Category", "Data")]
public class HandoverTests
{
    private static readonly Post Administrator = Post.InRegion(Role.Administrator);

    [Fact]
    public async Task A_lead_hands_over_at_once_to_a_colleague_who_has_an_account()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise");
        using var eve = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        using var finn = await world.MemberAsync("finn@example.org", Post.InOrganisation(Role.Colleague, school), "Finn");
        await world.MemberAsync("gus@example.org", Post.InOrganisation(Role.OrganisationLead, await world.OrganisationAsync("Kite")), "Gus");

        var form = await (await eve.OpenAsync("/people")).PressAsync("Hand over");
        Assert.Equal(["Choose", "Organisation lead, Larkrise"], form.Document.QuerySelectorAll("option").Select(option => option.TextContent));
        var mine = form.Document.QuerySelectorAll("option")[1].GetAttribute("value")!;
        var same = await form.Fill("Post", mine).Fill("Email", "eve@example.org").PressAsync("Hand it over");
        Assert.Equal("They already have this. Type somebody else's address.", same.ErrorBeside("Email"));
        var done = await same.Fill("Post", mine).Fill("Email", "Finn@example.org").PressAsync("Hand it over");

        Assert.Equal(("/people/handed-over", "Handed over"), (done.Path, done.Heading));
        Assert.Equal("/sign-in", (await eve.OpenAsync("/account")).Path);
        Assert.True((await finn.OpenAsync("/account")).Shows("Organisation lead, Larkrise"));
        Assert.Equal("/people", (await finn.OpenAsync("/people")).Path);
        Assert.Contains("Finn (finn@example.org)", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        Assert.Contains("Eve handed it over to you", await world.MailAsync("finn@example.org"), StringComparison.Ordinal);
        var entry = Assert.Single(await AuditAsync(world, "person.handed-over"));
        Assert.Matches("^OrganisationLead Larkrise: Eve #[0-9a-f]{6} to Finn #[0-9a-f]{6}$", entry.About);
        Assert.StartsWith("Eve #", entry.Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_account_has_it_once_they_accept_and_not_before()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise");
        using var eve = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");

        var form = await eve.OpenAsync("/people/hand-over");
        var sent = await form.Fill("Post", Only(form)).Fill("Email", "finn@example.org").PressAsync("Hand it over");
        Assert.True(sent.Shows("A message is on its way to finn@example.org."));
        Assert.Equal("/people", (await eve.OpenAsync("/people")).Path);
        using var finn = world.Visitor();
        var accepted = await (await finn.OpenAsync(await world.LinkInMailAsync("finn@example.org"))).Fill("Name", "Finn").PressAsync("Accept");

        Assert.True(accepted.Shows("Organisation lead, Larkrise"));
        Assert.Equal("/sign-in", (await eve.OpenAsync("/people")).Path);
        Assert.Equal(["finn@example.org"], await world.OnDbAsync(db => db.Set<Account>().Select(one => one.EmailKey).ToListAsync()));
        Assert.Contains("taken over your role", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        Assert.Single(await AuditAsync(world, "person.handed-over"));
    }

    [Fact]
    public async Task A_handing_over_is_void_once_whoever_began_it_was_sent_away()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise");
        using var eve = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        var form = await eve.OpenAsync("/people/hand-over");
        await form.Fill("Post", Only(form)).Fill("Email", "finn@example.org").PressAsync("Hand it over");
        await world.WithAsync(async services =>
        {
            var accounts = services.GetRequiredService<Accounts>();
            return await accounts.EndAsync(
                (await accounts.ByEmailAsync("eve@example.org", CancellationToken.None))!.Value,
                Post.InOrganisation(Role.OrganisationLead, school),
                by: null,
                CancellationToken.None
            );
        });

        using var finn = world.Visitor();

        Assert.Equal(404, (await finn.OpenAsync(await world.LinkInMailAsync("finn@example.org"))).Status);
    }

    [Fact]
    public async Task The_last_administrator_hands_over_and_there_is_always_one()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator, "Ada");
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst), "Ann");

        var form = await ada.OpenAsync("/people/hand-over");
        await form.Fill("Post", Only(form)).Fill("Email", "ann@example.org").PressAsync("Hand it over");

        Assert.Equal("/sign-in", (await ada.OpenAsync("/people")).Path);
        Assert.Equal("/sign-in", (await ann.OpenAsync("/people")).Path);
        var page = await ann.AskForCodeAsync("ann@example.org", "/people");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ann@example.org", 2))).PressAsync("Sign in");
        Assert.Equal("Set up a second step", page.Heading);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<AccountPost>().CountAsync(post => post.Role == Role.Administrator)));
    }

    [Fact]
    public async Task An_administrator_hands_over_for_a_lead_who_is_gone_and_nobody_hands_over_what_is_not_theirs()
    {
        await using var world = await World.StartedAsync();
        var (school, club) = (await world.OrganisationAsync("Larkrise"), await world.OrganisationAsync("Kite"));
        using var ada = await world.MemberAsync("ada@example.org", Administrator, "Ada");
        using var eve = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        using var gus = await world.MemberAsync("gus@example.org", Post.InOrganisation(Role.OrganisationLead, club), "Gus");
        using var finn = await world.MemberAsync("finn@example.org", Post.InOrganisation(Role.Colleague, school), "Finn");
        var form = await ada.OpenAsync("/people/hand-over");
        var eves = form.Document.QuerySelectorAll("option").Single(option => option.TextContent == "Organisation lead, Larkrise (Eve)").GetAttribute("value")!;

        Assert.Equal(
            400,
            (await (await gus.OpenAsync("/people/hand-over")).Fill("Post", eves).Fill("Email", "finn@example.org").PressAsync("Hand it over")).Status
        );
        Assert.Equal(403, (await finn.OpenAsync("/people/hand-over")).Status);
        Assert.StartsWith(
            "You cannot give yourself",
            (await form.Fill("Post", eves).Fill("Email", "ada@example.org").PressAsync("Hand it over")).ErrorBeside("Email"),
            StringComparison.Ordinal
        );
        await form.Fill("Post", eves).Fill("Email", "finn@example.org").PressAsync("Hand it over");

        Assert.Equal("/sign-in", (await eve.OpenAsync("/account")).Path);
        Assert.True((await finn.OpenAsync("/account")).Shows("Organisation lead, Larkrise"));
        Assert.True((await gus.OpenAsync("/account")).Shows("Organisation lead, Kite"));
    }

    [Fact]
    public async Task Handing_over_asks_to_sign_in_again_where_that_was_long_ago_and_loses_nothing_typed()
    {
        await using var world = await World.StartedAsync();
        using var eve = await world.MemberAsync(
            "eve@example.org",
            Post.InOrganisation(Role.OrganisationLead, await world.OrganisationAsync("Larkrise")),
            "Eve"
        );
        var form = await eve.OpenAsync("/people/hand-over");
        world.Clock.Advance(TimeSpan.FromMinutes(16));

        var late = await form.Fill("Post", Only(form)).Fill("Email", "finn@example.org").PressAsync("Hand it over");

        Assert.StartsWith("You signed in more than 15 minutes ago", Assert.Single(late.Errors).Text, StringComparison.Ordinal);
        Assert.Equal(["finn@example.org"], late.Values("Email"));
        var asked = await eve.OpenAsync("/people/hand-over");
        Assert.Equal("/sign-in", asked.Path);
        Assert.True(asked.Shows("You are signed in."));
        Assert.Equal("/people", (await eve.OpenAsync("/people")).Path);
    }

    private static string Only(Page form) => Assert.Single(form.Document.QuerySelectorAll("option").Skip(1)).GetAttribute("value")!;

    private static Task<List<AuditEntry>> AuditAsync(World world, string what) =>
        world.WithAsync(async services => await services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(What: what)).ToListAsync());
}
