using Microsoft.Playwright;

namespace Lodestar;

/// <summary>The pages of people who sign in.</summary>
public class PeopleTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1280, true, "en-GB"), InlineData(320, true, "en-GB"), InlineData(320, false, "en-GB"), InlineData(390, true, "ar-XB")]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off_on_any_page_of_an_administrator(int width, bool scripts, string language)
    {
        await using var window = await chromium.WindowAsync(width, 800, scripts, language);
        window.Watch();
        await window.OpenAsync("/sign-in");
        await window.LookAsync(scripts);
        await window.Page.FillAsync("[name=Email]", "somebody@example.org");
        await window.Page.Locator("main form .govuk-button").First.ClickAsync();
        await window.LookAsync(scripts);
        await window.OpenAsync("/sample/sign-in");
        await window.LookAsync(scripts);
        await window.Page.Locator("main form button").First.ClickAsync();
        Assert.Equal("/account", window.Path);
        await window.LookAsync(scripts);
        foreach (var path in new[] { "/people", "/people/invite", "/people/hand-over", "/account/passkeys", "/sign-in/set-up", "/audit", "/sign-out" })
        {
            await window.OpenAsync(path);
            foreach (var summary in await window.Page.Locator("main details summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            await window.LookAsync(scripts);
        }

        Assert.Empty(window.Elsewhere);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Axe_finds_nothing_where_an_invitation_was_filled_in_wrong()
    {
        await using var window = await chromium.WindowAsync(320);
        await window.OpenAsync("/sample/sign-in");
        await window.Page.Locator("main form button").First.ClickAsync();
        await window.OpenAsync("/people/invite");
        await window.Page.FillAsync("[name=Email]", "nobody");
        await window.Page.Locator("main form .govuk-button").ClickAsync();

        Assert.StartsWith("Error: ", await window.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("nobody", await window.Page.InputValueAsync("[name=Email]"));
        Assert.Empty(await window.AxeAsync());
        Assert.Equal(0, await window.OverflowAsync());
    }

    [Fact]
    public async Task Somebody_adds_a_passkey_and_signs_in_with_it()
    {
        await using var window = await chromium.WindowAsync(390);
        window.Watch();
        var devices = await window.Context.NewCDPSessionAsync(window.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                },
            }
        );
        var here = chromium.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await window.OpenAsync($"{here}/sample/sign-in");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Bola Adeyemi" }).ClickAsync();
        await window.OpenAsync($"{here}/account/passkeys");
        await window.Page.FillAsync("[name=Name]", "My phone");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Heading, new() { Name = "My phone" }).WaitForAsync();
        Assert.Empty(await window.AxeAsync());
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await window.OpenAsync($"{here}/sign-in");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/account");

        Assert.Equal("Bola Adeyemi", await window.Page.Locator("h1").InnerTextAsync().ContinueWith(text => text.Result.Split('\n')[^1], TaskScheduler.Default));
        Assert.Empty(window.Complaints);
    }
}
