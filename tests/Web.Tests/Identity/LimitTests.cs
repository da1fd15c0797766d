using System.Net;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>What people find who want to get in as somebody else, or to keep somebody out.</summary>
[Trait("Category", "Data")]
public class LimitTests
{
    private static readonly Post Administrator = Post.InRegion(Role.Administrator);

    [Fact]
    public async Task Ten_wrong_second_steps_keep_strangers_out_for_an_hour_and_never_the_owner_in_their_own_browser()
    {
        await using var world = await World.StartedAsync();
        using var owner = await world.MemberAsync("ada@example.org", Administrator);
        using var stranger = world.Visitor();
        for (var session = 1; session <= 2; session++)
        {
            var page = await WithCodeAsync(world, stranger, session);
            for (var tries = 0; tries < 5; tries++)
            {
                page = await page.Fill("Code", "000000").PressAsync("Sign in");
            }
        }

        Assert.Equal(10, await world.OnDbAsync(db => db.Set<SecondTry>().CountAsync()));
        Assert.Contains("somebody can read your e-mail", await world.MailAsync("ada@example.org", 4), StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromSeconds(90));
        var refused = await (await WithCodeAsync(world, stranger, 4)).Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in");
        Assert.StartsWith("Too many wrong codes", refused.ErrorBeside("Code"), StringComparison.Ordinal);

        await (await owner.OpenAsync("/account")).PressAsync("Sign out");
        var mine = await WithCodeAsync(world, owner, 5);
        Assert.Equal("/account", (await mine.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in")).Path);

        world.Clock.Advance(TimeSpan.FromMinutes(61));
        var later = await WithCodeAsync(world, stranger, 6);
        Assert.Equal("/account", (await later.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in")).Path);
    }

    [Fact]
    public async Task Strangers_who_ask_for_codes_do_not_use_up_those_of_a_browser_in_which_one_signed_in_before()
    {
        await using var world = await World.StartedAsync();
        using var owner = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await (await owner.OpenAsync("/account")).PressAsync("Sign out");
        for (var strangers = 0; strangers < 4; strangers++)
        {
            using var stranger = world.Visitor();
            for (var asked = 0; asked < 5; asked++)
            {
                await stranger.AskForCodeAsync("ann@example.org");
            }
        }

        using var another = world.Visitor();
        Assert.Equal("Check your e-mail", (await another.AskForCodeAsync("ann@example.org")).Heading);
        Assert.Equal(
            (20, 1),
            await world.OnDbAsync(async db => (await db.Set<SignIn>().CountAsync(one => !one.Refused), await db.Set<SignIn>().CountAsync(one => one.Refused)))
        );

        var page = await owner.AskForCodeAsync("ann@example.org");
        Assert.Equal("/account", (await page.Fill("Code", People.CodeIn(await world.MailAsync("ann@example.org", 21))).PressAsync("Sign in")).Path);
    }

    [Fact]
    public async Task The_mark_of_a_known_browser_is_for_one_account_and_cannot_be_made_up()
    {
        await using var world = await World.StartedAsync();
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await world.MemberAsync("ben@example.org", Post.InRegion(Role.Analyst));
        await ann.AskForCodeAsync("ben@example.org");
        await ann.AskForCodeAsync("ann@example.org");
        using var forger = world.Visitor();
        await forger.AskAsync(new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "Cookie", "known=!!" } } });
        using var made = forger.With(world.Address, new Cookie("known", new string('A', 64), "/sign-in"));
        await made.AskForCodeAsync("ann@example.org");

        var known = await world.OnDbAsync(db => db.Set<SignIn>().Where(one => one.Known != null).Select(one => one.EmailKey).ToListAsync());

        Assert.Equal(["ann@example.org"], known);
    }

    [Fact]
    public async Task Whoever_leads_two_organisations_shows_a_second_step()
    {
        await using var world = await World.StartedAsync();
        var (one, two) = (await world.OrganisationAsync("Larkrise"), await world.OrganisationAsync("Kite"));
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, one));
        Assert.Equal("/people", (await lead.OpenAsync("/people")).Path);

        var accepted = await (await lead.OpenAsync(await world.LinkAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, two)))).PressAsync(
            "Accept"
        );

        Assert.Equal("/sign-in", accepted.Path);
        Assert.True(accepted.Shows("You have this role now"));
        Assert.Equal("/sign-in", (await lead.OpenAsync("/people")).Path);
        var page = await lead.AskForCodeAsync("eve@example.org", "/people");
        Assert.Equal("Set up a second step", (await page.Fill("Code", People.CodeIn(await world.MailAsync("eve@example.org"))).PressAsync("Sign in")).Heading);
    }

    [Fact]
    public async Task Nobody_is_made_a_lead_behind_the_back_of_those_who_lead()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise");
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"), "Mia");

        await (await manager.OpenAsync("/people/invite"))
            .Fill("Email", "mia.two@example.org")
            .Fill("Post", $"OrganisationLead:{school}")
            .PressAsync("Send the invitation");
        Assert.Contains("Mia invited mia.two@example.org to lead Larkrise", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        using var other = world.Visitor();
        await (await other.OpenAsync(await world.LinkInMailAsync("mia.two@example.org"))).Fill("Name", "Somebody Else").PressAsync("Accept");

        Assert.Contains("mia.two@example.org now leads Larkrise on Lodestar", await world.MailAsync("eve@example.org", 2), StringComparison.Ordinal);
        var row = (await lead.OpenAsync("/people"))
            .Document.QuerySelectorAll(".ls-people > li")
            .Single(one => one.TextContent.Contains("mia.two@", StringComparison.Ordinal));
        Assert.Contains("Invited by Mia", row.TextContent, StringComparison.Ordinal);
        var audit = await world.WithAsync(async services =>
            await services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(About: "mia.two@")).ToListAsync()
        );
        Assert.Equal(["person.invited", "person.joined"], audit.Select(entry => entry.What));
        Assert.StartsWith("Mia #", audit[0].Who, StringComparison.Ordinal);
        Assert.Contains("OrganisationLead Larkrise, invited by Mia #", audit[1].About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_invitations_of_one_new_person_taken_at_once_both_hold()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise");
        Post[] posts = [Post.InRegion(Role.Analyst), Post.InOrganisation(Role.Colleague, school), Post.InOrganisation(Role.SeniorSignatory, school)];
        var pages = new List<Page>();
        foreach (var post in posts)
        {
            pages.Add(await world.Visitor().OpenAsync(await world.LinkAsync("ann@example.org", post)));
        }

        var replies = await Task.WhenAll(pages.Select(page => page.Fill("Name", "Ann").PressAsync("Accept")));

        Assert.Equal(["/account", "/sign-in", "/sign-in"], replies.Select(reply => reply.Path).Order(StringComparer.Ordinal));
        Assert.All(replies.Where(reply => reply.Path == "/sign-in"), reply => Assert.True(reply.Shows("You have this role now")));
        Assert.Equal((1, 3), await world.OnDbAsync(async db => (await db.Set<Account>().CountAsync(), await db.Set<AccountPost>().CountAsync())));
    }

    [Fact]
    public async Task The_page_for_the_code_shows_the_address_that_was_typed_and_lets_it_be_changed()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();
        Assert.Null((await visitor.OpenAsync("/sign-in/code")).Document.QuerySelector(".ls-lead"));

        var page = await visitor.AskForCodeAsync("An@example.org");

        Assert.True(page.Shows("an@example.org"));
        Assert.True((await page.Fill("Code", "1").PressAsync("Sign in")).Shows("an@example.org"));
        Assert.Equal("/sign-in", (await page.FollowAsync("Change the address")).Path);
        using var other = world.Visitor();
        Assert.False((await other.OpenAsync("/sign-in/code")).Shows("an@example.org"));
    }

    [Fact]
    public async Task A_recovery_code_that_was_used_does_not_come_back_with_a_backup()
    {
        await using var world = await World.StartedAsync();
        await world.MemberAsync("ada@example.org", Administrator);
        Assert.Equal(10, await world.OnDbAsync(db => db.Set<RecoveryCode>().CountAsync()));
        var copy = Copies.Beside(world.Settings);

        await Copies.RestoreAsync(copy, await Copies.BackupAsync(world.Settings));

        await using var db = Connections.Open(copy);
        Assert.Equal(0, await db.Set<RecoveryCode>().CountAsync());
        Assert.NotNull((await db.Set<Account>().SingleAsync()).AuthenticatorKey);

        // A backup of an older version still has some.
        db.Add(new RecoveryCode { AccountId = (await db.Set<Account>().SingleAsync()).Id, Hash = [1] });
        await db.SaveChangesAsync();
        await BackupCommand.SettleAsync(db, new Restored(default, 1, 0));
        Assert.Equal(0, await db.Set<RecoveryCode>().CountAsync());
    }

    [Fact]
    public async Task By_https_the_cookies_of_those_who_sign_in_can_be_set_by_nobody_else()
    {
        await using var world = new ProxiedWorld();
        await world.InitializeAsync();
        await using var balancer = await Balancer.StartAsync(world.Address);
        using var visitor = new Visitor(new Uri($"https://127.0.0.1:{balancer.Address.Port}"));
        await (await visitor.OpenAsync(await world.LinkAsync("ann@example.org", Post.InRegion(Role.Analyst)))).Fill("Name", "Ann").PressAsync("Accept");

        var account = await visitor.OpenAsync("/account");

        Assert.Equal("Ann", account.Heading);
        var cookie = Assert.Single(visitor.Cookies, one => one.Name == "__Host-person");
        Assert.True(cookie is { Secure: true, HttpOnly: true, Path: "/" });
        Assert.DoesNotContain(visitor.Cookies, one => one.Name is "person" or "known" or "signing-in");
        await account.PressAsync("Sign out");
        Assert.DoesNotContain(visitor.Cookies, one => one.Name == "__Host-person");
    }

    [Fact]
    public async Task The_account_page_says_when_a_session_ends_by_itself()
    {
        await using var world = await World.StartedAsync();
        using var analyst = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        using var administrator = await world.MemberAsync("ada@example.org", Administrator);

        Assert.True((await analyst.OpenAsync("/account")).Shows("After 60 minutes without a page, and 12 hours after you signed in"));
        Assert.True((await administrator.OpenAsync("/account")).Shows("After 15 minutes without a page, and 12 hours after you signed in"));
    }

    private static async Task<Page> WithCodeAsync(World world, Visitor visitor, int mail)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await visitor.AskForCodeAsync("ada@example.org");
        return await page.Fill("Code", People.CodeIn(await world.MailAsync("ada@example.org", mail + 1))).PressAsync("Sign in");
    }

    private sealed class ProxiedWorld : World
    {
        protected override Settings Wanted => new() { Proxies = "127.0.0.1" };
    }
}
