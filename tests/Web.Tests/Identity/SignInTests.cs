using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Signing in with a code by e-mail, the second step, and how a session ends.</summary>
[Trait("Category", "Data")]
public class SignInTests
{
    private static readonly Post Lead = Post.InRegion(Role.Analyst);
    private static readonly Post Administrator = Post.InRegion(Role.Administrator);

    [Fact]
    public async Task Somebody_who_was_invited_signs_in_with_a_code_by_e_mail_and_comes_to_where_they_wanted_to_go()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead, "Ann Lee");
        using var visitor = world.Visitor();

        var asked = await visitor.OpenAsync("/account?x=1");
        Assert.Equal("Sign in", asked.Heading);
        var code = await asked.Fill("Email", "Ann@Example.org").PressAsync("Send me a code");
        var mail = await world.MailAsync("ann@example.org");
        var page = await code.Fill("Code", People.CodeIn(mail)).PressAsync("Sign in");

        Assert.Equal(("/account", "Ann Lee"), (page.Path, page.Heading));
        Assert.Equal("x=1", page.Reply.RequestMessage!.RequestUri!.Query.TrimStart('?'));
        var cookie = Assert.Single(visitor.Cookies, cookie => cookie.Name == "person");
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain(world.Log.Lines, line =>
            line.Contains("ann@", StringComparison.OrdinalIgnoreCase) || line.Contains(People.CodeIn(mail), StringComparison.Ordinal)
        );
        var signedOut = await page.PressAsync("Sign out");
        Assert.Equal("/", signedOut.Path);
        Assert.Equal("Sign in", (await visitor.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task Nobody_can_tell_from_the_page_who_has_an_account_and_no_message_goes_to_who_has_none()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);
        using var visitor = world.Visitor();

        var known = await visitor.AskForCodeAsync("ann@example.org");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var unknown = await visitor.AskForCodeAsync("nobody@example.org");
        await world.MailAsync("ann@example.org");

        Assert.Equal(known.Text.Replace("ann@", "nobody@", StringComparison.Ordinal), unknown.Text);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")).Select(File.ReadAllText), text =>
            text.Contains("nobody@", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_code_works_once_in_the_browser_that_asked_for_ten_minutes_and_five_tries()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);
        using var mine = world.Visitor();
        using var other = world.Visitor();
        var page = await mine.AskForCodeAsync("ann@example.org");
        var code = People.CodeIn(await world.MailAsync("ann@example.org"));

        var elsewhere = await (await other.OpenAsync("/sign-in/code")).Fill("Code", code).PressAsync("Sign in");
        Assert.Equal(400, elsewhere.Status);
        Assert.Contains("is wrong", elsewhere.ErrorBeside("Code"), StringComparison.Ordinal);
        Assert.Equal("/account", (await page.Fill("Code", code).PressAsync("Sign in")).Path);
        Assert.Equal(400, (await (await mine.OpenAsync("/sign-in/code")).Fill("Code", code).PressAsync("Sign in")).Status);

        page = await mine.AskForCodeAsync("ann@example.org");
        code = People.CodeIn(await world.MailAsync("ann@example.org", 2));
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(400, (await page.Fill("Code", code).PressAsync("Sign in")).Status);

        page = await mine.AskForCodeAsync("ann@example.org");
        code = People.CodeIn(await world.MailAsync("ann@example.org", 3));
        for (var tries = 0; tries < 5; tries++)
        {
            page = await page.Fill("Code", code == "0000 0000" ? "11111111" : "00000000").PressAsync("Sign in");
        }

        Assert.Equal(400, (await page.Fill("Code", code).PressAsync("Sign in")).Status);
    }

    [Fact]
    public async Task Asking_for_a_code_writes_the_same_rows_whether_or_not_anybody_has_the_address()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);

        var (known, unknown) = (await WrittenAsync("ann@example.org"), await WrittenAsync("bob@example.org"));

        Assert.Equal(["identity_sign_ins", "mail_outbox"], known);
        Assert.Equal(known, unknown);
        await world.MailAsync("ann@example.org");
        Assert.Single(Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")));

        Task<List<string>> WrittenAsync(string email) =>
            world.WithAsync(async services =>
            {
                var (db, rows) = (services.GetRequiredService<Db>(), new List<string>());
                db.SavingChanges += (_, _) =>
                    rows.AddRange(db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Metadata.GetTableName()!));
                await services.GetRequiredService<SignIns>().AskAsync(new DefaultHttpContext(), email, CancellationToken.None);
                rows.Sort(StringComparer.Ordinal);
                return rows;
            });
    }

    [Fact]
    public async Task Nobody_is_sent_more_than_five_codes_in_an_hour()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);
        using var visitor = world.Visitor();
        for (var asked = 0; asked < 7; asked++)
        {
            Assert.Equal("Check your e-mail", (await visitor.AskForCodeAsync("ann@example.org")).Heading);
        }

        await world.MailAsync("ann@example.org", 5);
        Assert.Equal(5, await world.OnDbAsync(db => db.Set<SignIn>().CountAsync(one => !one.Refused)));
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await visitor.AskForCodeAsync("ann@example.org");
        await world.MailAsync("ann@example.org", 6);
    }

    [Fact]
    public async Task An_administrator_sets_up_a_second_step_before_anything_else_and_shows_it_each_time()
    {
        await using var world = await World.StartedAsync();
        using var first = await world.InvitedAsync("ada@example.org", Administrator);
        var setUp = await first.OpenAsync("/people");
        Assert.Equal(("/sign-in/set-up", "Set up a second step"), (setUp.Path, setUp.Heading));
        Assert.Equal(400, (await setUp.Fill("Code", "123").PressAsync("Go on")).Status);
        var kept = await setUp.Fill("Code", world.CodeOf(setUp)).PressAsync("Go on");
        Assert.Equal("Keep these recovery codes", kept.Heading);
        var recovery = kept.Document.QuerySelector(".ls-codes code")!.TextContent;
        Assert.Equal("/people", (await kept.PressAsync("I have kept them")).Path);

        using var again = world.Visitor();
        var page = await again.AskForCodeAsync("ada@example.org", "/people");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ada@example.org"))).PressAsync("Sign in");
        Assert.Equal(("/sign-in/second", "Second step"), (page.Path, page.Heading));
        Assert.Equal("/sign-in", (await again.OpenAsync("/sign-in/set-up")).Path);
        var used = await page.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in");
        Assert.Equal(400, used.Status);
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        page = await used.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in");
        Assert.Equal("/people", page.Path);

        using var lost = world.Visitor();
        page = await lost.AskForCodeAsync("ada@example.org", "/people");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ada@example.org", 2))).PressAsync("Sign in");
        Assert.Equal("/people", (await page.Fill("Code", recovery.ToUpperInvariant()).PressAsync("Sign in")).Path);
        Assert.True((await lost.OpenAsync("/account")).Shows("9 recovery codes are left"));
        await world.SaidAsync("ada@example.org", "Recovery codes that are left: 9");
        Assert.True((await lost.OpenAsync("/audit")).Shows("A recovery code was used"));
    }

    [Fact]
    public async Task An_authenticator_app_works_for_years_and_another_takes_its_place_only_with_a_code_of_it()
    {
        await using var world = await World.StartedAsync();
        await world.MemberAsync("ada@example.org", Administrator);
        world.Clock.Advance(TimeSpan.FromDays(800));
        await world.OnDbAsync(db => db.Set<DataProtectionKey>().ExecuteDeleteAsync());
        var (_, address) = await world.SecondNodeAsync();
        using var visitor = new Visitor(address);
        var page = await visitor.AskForCodeAsync("ada@example.org");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ada@example.org", 2))).PressAsync("Sign in");
        Assert.Equal("/account", (await page.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in")).Path);

        var setUp = await visitor.OpenAsync("/sign-in/set-up");
        var refused = await setUp.Fill("Present", "000000").Fill("Code", world.CodeOf(setUp)).PressAsync("Go on");
        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.ErrorBeside("Present"));
        world.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(
            "Keep these recovery codes",
            (await refused.Fill("Present", await world.AppOfAsync("ada@example.org")).Fill("Code", world.CodeOf(refused)).PressAsync("Go on")).Heading
        );
    }

    [Fact]
    public async Task Signing_in_does_not_spoil_a_form_that_somebody_has_open()
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);
        using var visitor = world.Visitor();
        var question = await (await visitor.OpenAsync("/reflect/return")).FollowAsync("Back");
        await visitor.AskForCodeAsync("ann@example.org");
        var begun = await question.PressFirstAsync();
        Assert.StartsWith("/reflect/", begun.Path, StringComparison.Ordinal);
        Assert.Equal(
            "/account",
            (await (await visitor.OpenAsync("/sign-in/code")).Fill("Code", People.CodeIn(await world.MailAsync("ann@example.org"))).PressAsync("Sign in")).Path
        );

        Assert.StartsWith("/reflect/", (await begun.PressFirstAsync()).Path, StringComparison.Ordinal);
        Assert.Null((await visitor.OpenAsync("/reflect/check")).Document.QuerySelector(".ls-account"));
    }

    [Fact]
    public async Task Whom_to_call_is_shown_to_those_who_are_signed_in_also_when_the_database_fails()
    {
        await using var world = await World.StartedAsync();
        using var visitor = await world.MemberAsync("ann@example.org", Lead);
        await world.OnDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE identity_sessions RENAME TO elsewhere"));

        var page = await visitor.OpenAsync("/help-now");

        Assert.Equal((200, "Get help now"), (page.Status, page.Heading));
        var failed = await visitor.OpenAsync("/account");
        Assert.Equal(500, failed.Status);
        Assert.Contains("999", failed.Document.QuerySelector(".ls-help")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_second_steps_one_starts_again()
    {
        await using var world = await World.StartedAsync();
        await world.MemberAsync("ada@example.org", Administrator);
        using var visitor = world.Visitor();
        var page = await visitor.AskForCodeAsync("ada@example.org");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ada@example.org"))).PressAsync("Sign in");
        for (var tries = 0; tries < 5; tries++)
        {
            page = await page.Fill("Code", "none").PressAsync("Sign in");
        }

        world.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("/sign-in", (await page.Fill("Code", await world.AppOfAsync("ada@example.org")).PressAsync("Sign in")).Path);
    }

    [Fact]
    public async Task A_session_ends_when_nothing_happens_and_after_twelve_hours_whatever_happens()
    {
        await using var world = await World.StartedAsync();
        using var analyst = await world.MemberAsync("ann@example.org", Lead);
        using var administrator = await world.MemberAsync("ada@example.org", Administrator);
        world.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("/people", (await administrator.OpenAsync("/people")).Path);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/sign-in", (await administrator.OpenAsync("/people")).Path);
        Assert.Equal("/account", (await analyst.OpenAsync("/account")).Path);
        for (var hours = 0.5; hours < 11.5; hours += 0.5)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal("/account", (await analyst.OpenAsync("/account")).Path);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("/sign-in", (await analyst.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once_on_every_node()
    {
        await using var world = await World.StartedAsync();
        using var here = await world.MemberAsync("ann@example.org", Lead);
        using var there = world.Visitor();
        var page = await there.AskForCodeAsync("ann@example.org");
        await page.Fill("Code", People.CodeIn(await world.MailAsync("ann@example.org"))).PressAsync("Sign in");
        var (_, address) = await world.SecondNodeAsync();
        using var elsewhere = there.At(address);
        Assert.Equal("/account", (await elsewhere.OpenAsync("/account")).Path);

        await (await here.OpenAsync("/account")).PressAsync("Sign out everywhere");

        Assert.Equal("/sign-in", (await here.OpenAsync("/account")).Path);
        Assert.Equal("/sign-in", (await there.OpenAsync("/account")).Path);
        Assert.Equal("/sign-in", (await elsewhere.OpenAsync("/account")).Path);
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_led_to_another_site(string next)
    {
        await using var world = await World.StartedAsync();
        await world.InvitedAsync("ann@example.org", Lead);
        using var visitor = world.Visitor();

        var page = await visitor.AskForCodeAsync("ann@example.org", $"/sign-in?next={Uri.EscapeDataString(next)}");
        page = await page.Fill("Code", People.CodeIn(await world.MailAsync("ann@example.org"))).PressAsync("Sign in");

        Assert.Equal("/account", page.Path);
        Assert.Null(visitor.WentTo);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_where_it_was_typed()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();

        var page = await visitor.AskForCodeAsync("not an address");

        Assert.Equal((400, "Enter an e-mail address, such as name@example.org"), (page.Status, page.ErrorBeside("Email")));
        Assert.Equal(["not an address"], page.Values("Email"));
    }

    [Fact]
    public async Task A_real_installation_has_no_trace_of_signing_in_as_anybody()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync("/sample/sign-in")).Status);
        Assert.DoesNotContain((await visitor.OpenAsync("/sign-in")).Document.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/sample/sign-in");
    }
}
