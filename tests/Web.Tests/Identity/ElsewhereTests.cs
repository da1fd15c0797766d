using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Signing in with an account elsewhere, by OpenID Connect, and every way in which a token can be invalid.</summary>
[Trait("Category", "Data")]
public class ElsewhereTests
{
    [Fact]
    public async Task Somebody_joins_the_account_they_have_elsewhere_and_signs_in_with_it()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst), "Ann");
        var joined = await JoinAsync(provider, ann);
        Assert.Equal("/account", joined.Path);
        Assert.True(joined.Shows("Stop using Council to sign in"));
        Assert.Contains("sign in to your account on Lodestar with Council", await world.MailAsync("ann@example.org"), StringComparison.Ordinal);

        using var visitor = world.Visitor();
        var page = await SignInAsync(provider, visitor, "/account?x=1");

        Assert.Equal(("/account", "Ann"), (page.Path, page.Heading));
        Assert.Equal("?x=1", page.Reply.RequestMessage!.RequestUri!.Query);
        Assert.Equal(("code", "openid email", "S256"), (provider.Asked["response_type"], provider.Asked["scope"], provider.Asked["code_challenge_method"]));
        await page.PressAsync("Stop using Council to sign in");
        using var later = world.Visitor();
        Assert.StartsWith("No account here is linked", Assert.Single((await SignInAsync(provider, later)).Errors).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_needs_a_second_step_shows_it_whatever_the_provider_says()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ada = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Administrator));
        await JoinAsync(provider, ada);
        provider.Claims = claims => claims["amr"] = new[] { "mfa", "otp" };
        using var visitor = world.Visitor();

        Assert.Equal("/sign-in/second", (await SignInAsync(provider, visitor)).Path);
    }

    [Fact]
    public async Task Nobody_is_let_in_or_joined_by_an_address_alone()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        using var ben = await world.MemberAsync("ben@example.org", Post.InRegion(Role.Analyst));
        using var visitor = world.Visitor();

        Assert.Equal(400, (await SignInAsync(provider, visitor)).Status);
        Assert.Equal("/sign-in", (await visitor.OpenAsync("/account")).Path);
        provider.Claims = claims => claims["email_verified"] = false;
        Assert.StartsWith("We could not link the accounts", Assert.Single((await JoinAsync(provider, ann)).Errors).Text, StringComparison.Ordinal);
        provider.Claims = claims => claims.Remove("email_verified");
        Assert.Equal(400, (await JoinAsync(provider, ann)).Status);
        provider.Claims = _ => { };
        Assert.Equal(400, (await JoinAsync(provider, ben)).Status);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<OutsideAccount>().CountAsync()));
        Assert.Equal(2, await world.OnDbAsync(db => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task A_token_that_does_not_hold_lets_nobody_in()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);
        (string Why, Action<Dictionary<string, object>> Claims, Func<string, string> Token)[] lies =
        [
            ("wrong nonce", claims => claims["nonce"] = "another", token => token),
            ("no nonce", claims => claims.Remove("nonce"), token => token),
            ("for another", claims => claims["aud"] = "another", token => token),
            ("for two, and nobody says for whom", claims => claims["aud"] = new[] { TestProvider.Client, "another" }, token => token),
            ("asked for by another", claims => claims["azp"] = "another", token => token),
            ("expired", claims => claims["exp"] = Now.AddMinutes(-2).ToUnixTimeSeconds(), token => token),
            ("never expires", claims => claims.Remove("exp"), token => token),
            ("not yet", claims => claims["nbf"] = Now.AddMinutes(2).ToUnixTimeSeconds(), token => token),
            ("of somebody who showed it this morning who they are", claims => claims["auth_time"] = Now.AddMinutes(-17).ToUnixTimeSeconds(), token => token),
            ("of somebody who will show it later", claims => claims["auth_time"] = Now.AddMinutes(2).ToUnixTimeSeconds(), token => token),
            ("nobody says when they showed it", claims => claims.Remove("auth_time"), token => token),
            ("of another provider", claims => claims["iss"] = "https://evil.example", token => token),
            ("of nobody", claims => claims.Remove("sub"), token => token),
            ("bad signature", _ => { }, token => token[..^8] + (token.EndsWith("AAAAAAAA", StringComparison.Ordinal) ? "BBBBBBBB" : "AAAAAAAA")),
            ("signed by nobody", _ => { }, TestProvider.Unsigned),
            ("no signature", _ => { }, token => token[..(token.LastIndexOf('.') + 1)]),
            ("garbled", _ => { }, _ => "x"),
        ];
        foreach (var (why, claims, token) in lies)
        {
            (provider.Claims, provider.Token) = (claims, token);
            using var visitor = world.Visitor();
            var page = await SignInAsync(provider, visitor);
            Assert.True(
                page.Status == 400 && page.Errors is [var error] && error.Text.StartsWith("Signing in with Council did not work", StringComparison.Ordinal),
                $"{why}: {page.Status} {page.Text}"
            );
            Assert.Equal("/sign-in", (await visitor.OpenAsync("/account")).Path);
        }

        (provider.Claims, provider.Token) = (_ => { }, token => token);
        using var honest = world.Visitor();
        Assert.Equal("/account", (await SignInAsync(provider, honest)).Path);
    }

    [Fact]
    public async Task A_provider_whose_clock_is_up_to_five_minutes_off_is_believed_and_no_further()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);

        foreach (var (seconds, status) in new[] { (90, 200), (240, 200), (-240, 200), (360, 400), (-360, 400) })
        {
            provider.Claims = claims =>
            {
                foreach (var time in new[] { "auth_time", "iat", "exp" })
                {
                    claims[time] = (long)claims[time] + seconds;
                }
            };
            using var visitor = world.Visitor();
            Assert.Equal((seconds, status), (seconds, (await SignInAsync(provider, visitor)).Status));
        }
    }

    [Fact]
    public async Task Somebody_sent_by_one_node_comes_back_to_another()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);
        var (_, address) = await world.SecondNodeAsync();
        using var visitor = world.Visitor();

        var back = provider.Agree(await AddressAsync(visitor));
        using var there = visitor.At(address);

        Assert.Equal("/account", (await there.OpenAsync(back)).Path);
    }

    [Fact]
    public async Task Somebody_who_goes_in_two_tabs_comes_back_in_both()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);
        using var visitor = world.Visitor();
        var (first, second) = (await AddressAsync(visitor), await AddressAsync(visitor));

        Assert.Equal("/account", (await visitor.OpenAsync(provider.Agree(second))).Path);
        Assert.Equal("/account", (await visitor.OpenAsync(provider.Agree(first))).Path);
    }

    [Fact]
    public async Task A_provider_may_change_its_key()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);
        provider.ChangeKey();
        using var visitor = world.Visitor();

        Assert.Equal("/account", (await SignInAsync(provider, visitor)).Path);
    }

    [Theory]
    [InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public async Task A_provider_may_take_the_secret_in_the_form_only_and_may_be_told_directly_what_is_asked_for(bool formOnly, bool pushes)
    {
        await using var provider = await TestProvider.StartAsync(Now);
        (provider.TakesFormOnly, provider.TakesPushes) = (formOnly, pushes);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));

        Assert.Equal("/account", (await JoinAsync(provider, ann)).Path);
        Assert.Equal("S256", provider.Asked["code_challenge_method"]);
    }

    [Fact]
    public async Task What_went_wrong_with_a_provider_is_in_the_log_and_what_it_said_of_a_person_is_not()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        provider.Refusal = new { error = "invalid_client", error_description = "ann@example.org may not sign in to this" };
        using var visitor = world.Visitor();
        Assert.Equal(400, (await SignInAsync(provider, visitor)).Status);
        (provider.Refusal, provider.Claims) = (null, claims => claims["aud"] = "another");
        Assert.Equal(400, (await SignInAsync(provider, visitor)).Status);

        Assert.Contains("Warning Signing in with Council did not work: invalid_client ", world.Log.Lines);
        Assert.Contains("Warning Signing in with Council did not work: SecurityTokenInvalidAudienceException ", world.Log.Lines);
        Assert.DoesNotContain(world.Log.Lines, line =>
            line.Contains("ann@example.org", StringComparison.Ordinal) || line.Contains("u-7", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task By_https_what_a_browser_keeps_on_its_way_can_be_set_by_nobody_else()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = new ProxiedWorld(provider.Settings);
        await world.InitializeAsync();
        await using var balancer = await Balancer.StartAsync(world.Address);
        using var visitor = new Visitor(new Uri($"https://127.0.0.1:{balancer.Address.Port}"));

        var going = await (await visitor.OpenAsync("/sign-in")).PressAsync("Sign in with Council");

        var kept = visitor.SetCookies.Where(cookie => cookie.Contains("elsewhere", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, kept.Count);
        Assert.All(kept, cookie =>
            Assert.Matches("^__Secure-elsewhere-(state|nonce)\\..+=N; max-age=600; path=/sign-in/elsewhere; secure; samesite=lax; httponly$", cookie)
        );
        Assert.Equal(400, (await visitor.OpenAsync(provider.Agree(going.Document.QuerySelector("main .ls-actions a")!.GetAttribute("href")!))).Status);
        Assert.Equal("https://lodestar.example.org/sign-in/elsewhere/back", provider.Asked["redirect_uri"]);
    }

    [Theory]
    [InlineData("LODESTAR_OIDC_AUTHORITY is the provider's issuer", "LODESTAR_OIDC_AUTHORITY=id.example.org")]
    [InlineData("LODESTAR_OIDC_AUTHORITY is the provider's issuer", "LODESTAR_OIDC_AUTHORITY=http://id.example.org")]
    [InlineData("LODESTAR_OIDC_AUTHORITY is the provider's issuer", "LODESTAR_OIDC_AUTHORITY=https://id.example.org/.well-known/openid-configuration")]
    [InlineData("go LODESTAR_OIDC_CLIENT_ID and", "LODESTAR_OIDC_CLIENT_ID=")]
    [InlineData("go LODESTAR_OIDC_CLIENT_ID and", "LODESTAR_OIDC_CLIENT_SECRET=")]
    [InlineData("LODESTAR_OIDC_CLIENT_SECRET_FILE cannot be read: Could not find", "LODESTAR_OIDC_CLIENT_SECRET_FILE=/is/not/there")]
    public async Task A_fault_in_the_settings_of_a_provider_is_said_in_one_line_at_start(string says, string fault)
    {
        string[] sound = ["env", "LODESTAR_OIDC_AUTHORITY=https://id.example.org", "LODESTAR_OIDC_CLIENT_ID=lodestar", "LODESTAR_OIDC_CLIENT_SECRET=secret"];
        using var process = Shell.StartBy([.. sound, fault], new Settings { Data = World.NewFolder() }, "serve");
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(says, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_taken_once_in_the_browser_that_asked_and_from_the_provider_that_was_asked()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        await using var world = await WorldAsync(provider);
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        await JoinAsync(provider, ann);
        using var visitor = world.Visitor();
        using var other = world.Visitor();

        var back = provider.Agree(await AddressAsync(visitor));
        Assert.Equal(400, (await other.OpenAsync(back)).Status);
        Assert.Equal("/account", (await visitor.OpenAsync(back)).Path);
        Assert.Equal(400, (await visitor.OpenAsync(back)).Status);
        back = provider.Agree(await AddressAsync(other));
        Assert.Equal(
            400,
            (await other.OpenAsync(back.Replace(Uri.EscapeDataString(provider.Issuer), "https%3A%2F%2Fevil.example", StringComparison.Ordinal))).Status
        );
        back = provider.Agree(await AddressAsync(other));
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(400, (await other.OpenAsync(back)).Status);
        Assert.Equal(400, (await other.OpenAsync("/sign-in/elsewhere/back?error=access_denied")).Status);
        Assert.Equal("/sign-in", (await other.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task A_provider_that_says_it_is_another_is_not_gone_to()
    {
        await using var provider = await TestProvider.StartAsync(Now);
        provider.NamesItself = "https://evil.example";
        await using var world = await WorldAsync(provider);
        using var visitor = world.Visitor();

        var page = await (await visitor.OpenAsync("/sign-in")).PressAsync("Sign in with Council");

        Assert.Equal((400, "Council cannot be reached at the moment. Sign in with a code by e-mail."), (page.Status, Assert.Single(page.Errors).Text));
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_trace_of_it()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync("/sign-in/elsewhere")).Status);
        Assert.Equal(404, (await visitor.OpenAsync("/sign-in/elsewhere/back?code=1&state=2")).Status);
        Assert.Null((await visitor.OpenAsync("/sign-in")).Document.QuerySelector("[action='/sign-in/elsewhere']"));
    }

    private static DateTimeOffset Now { get; } = new StoppedWorld(null).Clock.GetUtcNow();

    private static async Task<World> WorldAsync(TestProvider provider)
    {
        var world = new StoppedWorld(provider.Settings);
        await world.InitializeAsync();
        return world;
    }

    // Where the page leads by itself, and where its button leads.
    private static async Task<string> AddressAsync(Visitor visitor, string path = "/sign-in", string button = "Sign in with Council")
    {
        var going = await (await visitor.OpenAsync(path)).PressAsync(button);
        Assert.True(going.Shows("You are on your way to Council."));
        return going.Document.QuerySelector("main .ls-actions a")!.GetAttribute("href")!;
    }

    private static async Task<Page> SignInAsync(TestProvider provider, Visitor visitor, string next = "/account") =>
        await visitor.OpenAsync(provider.Agree(await AddressAsync(visitor, $"/sign-in?next={Uri.EscapeDataString(next)}")));

    private static async Task<Page> JoinAsync(TestProvider provider, Visitor visitor) =>
        await visitor.OpenAsync(provider.Agree(await AddressAsync(visitor, "/account", "Use Council to sign in")));

    private sealed class ProxiedWorld(ProviderSettings provider) : World
    {
        protected override Settings Wanted =>
            new()
            {
                Provider = provider,
                Proxies = "127.0.0.1",
                PublicAddress = "https://lodestar.example.org",
            };
    }

    private sealed class StoppedWorld(ProviderSettings? provider) : World
    {
        protected override Settings Wanted => new() { Provider = provider };
    }
}
