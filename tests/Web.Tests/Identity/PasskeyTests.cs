using System.Text.Json.Nodes;
using Lodestar.Audit;
using Lodestar.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Passkeys: adding, using and removing them, and what is not a passkey.</summary>
[Trait("Category", "Data")]
public class PasskeyTests
{
    private static readonly Post Administrator = Post.InRegion(Role.Administrator);

    [Fact]
    public async Task A_passkey_counts_as_both_factors_until_it_is_removed()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator, "Ada");
        using var device = new Device();
        var added = await AddAsync(world, ada, device, "My old laptop");
        Assert.Equal((200, "/account/passkeys"), (added.Status, added.Path));
        Assert.True(added.Shows("My old laptop"));
        Assert.Contains("'My old laptop' was added", await world.MailAsync("ada@example.org", 2), StringComparison.Ordinal);

        using var visitor = world.Visitor();
        var page = await UseAsync(world, visitor, device, "/people");
        Assert.Equal("/people", page.Path);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Passkey>().Select(one => one.SignCount).SingleAsync()));

        var removed = await (await visitor.OpenAsync("/account/passkeys")).PressAsync("Remove My old laptop");
        Assert.Equal(("/account/passkeys", false), (removed.Path, removed.Shows("My old laptop")));
        using var later = world.Visitor();
        var refused = await UseAsync(world, later, device);
        Assert.Equal((400, "That did not work. Nobody was signed in."), (refused.Status, Assert.Single(refused.Errors).Text));
        Assert.Equal("/sign-in", (await later.OpenAsync("/account")).Path);
        var audit = await world.WithAsync(async services =>
            await services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(What: "passkey")).ToListAsync()
        );
        Assert.Equal(["passkey.added", "passkey.removed"], audit.Select(entry => entry.What).Order(StringComparer.Ordinal));
        Assert.All(audit, entry => Assert.Matches("^Ada #[0-9a-f]{6}: My old laptop$", entry.About));
    }

    [Fact]
    public async Task What_was_made_or_shown_for_another_site_is_refused()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator);
        using var device = new Device();

        var elsewhere = await AddAsync(world, ada, device, "Stolen", origin: "https://evil.example");
        Assert.Equal(
            (400, "No passkey was added. Your device may already have one for this account. If not, try again and follow its instructions."),
            (elsewhere.Status, elsewhere.ErrorBeside("Name"))
        );
        Assert.Equal(["Stolen"], elsewhere.Values("Name"));
        await AddAsync(world, ada, device, "Mine");

        using var visitor = world.Visitor();
        Assert.Equal(400, (await UseAsync(world, visitor, device, origin: "https://evil.example")).Status);
        Assert.Equal("/sign-in", (await visitor.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task An_answer_is_taken_once_and_only_to_what_was_asked()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator);
        using var device = new Device();
        await AddAsync(world, ada, device, "Mine");
        using var visitor = world.Visitor();
        var page = await visitor.OpenAsync("/sign-in");
        var (token, options) = await AskAsync(visitor, page, "/sign-in/passkey");
        var shown = device.Show(options, Origin(world));

        var first = await page.Fill("Token", token).Fill("Credential", shown).PressAsync("Sign in with a passkey");
        using var other = world.Visitor();
        var form = await other.OpenAsync("/sign-in");
        var replayed = await form.Fill("Token", token).Fill("Credential", shown).PressAsync("Sign in with a passkey");
        var (another, _) = await AskAsync(other, form, "/sign-in/passkey");
        var toAnother = await form.Fill("Token", another).Fill("Credential", shown).PressAsync("Sign in with a passkey");
        var (old, stale) = await AskAsync(other, form, "/sign-in/passkey");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await form.Fill("Token", old).Fill("Credential", device.Show(stale, Origin(world))).PressAsync("Sign in with a passkey");

        Assert.Equal(("/account", 400, 400, 400), (first.Path, replayed.Status, toAnother.Status, late.Status));
        Assert.Equal("/sign-in", (await other.OpenAsync("/account")).Path);
    }

    [Fact]
    public async Task Nobody_signs_in_with_anothers_passkey_or_adds_one_to_anothers_account()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator);
        using var ben = await world.MemberAsync("ben@example.org", Post.InRegion(Role.Analyst));
        var adas = await world.OnDbAsync(db => db.Set<Account>().Where(one => one.EmailKey == "ada@example.org").Select(one => one.Id).SingleAsync());
        using var device = new Device();
        await AddAsync(world, ben, device, "Ben's");

        using var visitor = world.Visitor();
        var page = await visitor.OpenAsync("/sign-in");
        var (token, options) = await AskAsync(visitor, page, "/sign-in/passkey");
        var asAda = await page.Fill("Token", token)
            .Fill("Credential", device.Show(options, Origin(world), WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes($"{adas}"))))
            .PressAsync("Sign in with a passkey");
        Assert.Equal(400, asAda.Status);

        // What Ada was asked, answered by Ben.
        using var second = new Device();
        var (adasToken, adasOptions) = await AskAsync(ada, await ada.OpenAsync("/account/passkeys"), "/account/passkeys");
        var form = await ben.OpenAsync("/account/passkeys");
        Assert.Equal(
            400,
            (await form.Fill("Name", "x").Fill("Token", adasToken).Fill("Credential", second.Create(adasOptions, Origin(world))).PressAsync("Add")).Status
        );

        // One device's passkey, added by a second account, stays whose it was.
        Assert.Equal(400, (await AddAsync(world, ada, device, "Ada's")).Status);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Passkey>().CountAsync()));
        await (await ada.OpenAsync("/account/passkeys")).PressAsync("Add");
        var bens = (await ben.OpenAsync("/account/passkeys")).Document.QuerySelector("[name=credential]")!.GetAttribute("value")!;
        await ada.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/account/passkeys?handler=Remove")
            {
                Content = new FormUrlEncodedContent([new("credential", bens), new("form", FormOf(await ada.OpenAsync("/account/passkeys")))]),
            }
        );
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Passkey>().CountAsync()));
    }

    [Fact]
    public async Task A_device_that_did_not_look_who_holds_it_is_refused()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator);
        using var device = new Device { Verified = false };

        Assert.Equal(400, (await AddAsync(world, ada, device, "Unlocked")).Status);
    }

    [Fact]
    public async Task Adding_one_asks_to_sign_in_again_where_that_was_long_ago_and_nothing_garbled_is_an_error_of_ours()
    {
        await using var world = await World.StartedAsync();
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst));
        var form = await ann.OpenAsync("/account/passkeys");
        foreach (var garbled in new[] { "", "{}", "[", "null", "{\"id\":1}" })
        {
            var (token, _) = await AskAsync(ann, form, "/account/passkeys");
            Assert.Equal(400, (await form.Fill("Name", "x").Fill("Token", token).Fill("Credential", garbled).PressAsync("Add")).Status);
        }

        var options = await AskAsync(ann, form, "/account/passkeys");
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        using var device = new Device();
        var late = await form.Fill("Name", "Mine")
            .Fill("Token", options.Token)
            .Fill("Credential", device.Create(options.Options, Origin(world)))
            .PressAsync("Add");

        Assert.StartsWith("You signed in more than 15 minutes ago", Assert.Single(late.Errors).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await ann.OpenAsync("/account/passkeys")).Path);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Passkey>().CountAsync()));
    }

    private static string Origin(World world) => world.Address.GetLeftPart(UriPartial.Authority);

    private static string FormOf(Page page) => page.Document.QuerySelector("[name=form]")!.GetAttribute("value")!;

    private static async Task<Page> AddAsync(World world, Visitor visitor, Device device, string name, string? origin = null)
    {
        var page = await visitor.OpenAsync("/account/passkeys");
        var (token, options) = await AskAsync(visitor, page, "/account/passkeys");
        return await page.Fill("Name", name).Fill("Token", token).Fill("Credential", device.Create(options, origin ?? Origin(world))).PressAsync("Add");
    }

    private static async Task<Page> UseAsync(World world, Visitor visitor, Device device, string next = "/account", string? origin = null)
    {
        var page = await visitor.OpenAsync($"/sign-in?next={next}");
        var (token, options) = await AskAsync(visitor, page, "/sign-in/passkey");
        return await page.Fill("Token", token).Fill("Credential", device.Show(options, origin ?? Origin(world))).PressAsync("Sign in with a passkey");
    }

    // What the script asks for.
    private static async Task<(string Token, string Options)> AskAsync(Visitor visitor, Page page, string path)
    {
        using var reply = await visitor.AskAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{path}?handler=Options") { Content = new FormUrlEncodedContent([new("form", FormOf(page))]) }
        );
        var asked = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
        return (asked["token"]!.GetValue<string>(), asked["options"]!.GetValue<string>());
    }
}
