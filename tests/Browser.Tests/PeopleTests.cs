namespace Lodestar;

/// <summary>The pages of those who sign in.</summary>
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
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.LookAsync(scripts);
        await window.OpenAsync("/sample/sign-in");
        await window.LookAsync(scripts);
        await window.Page.Locator("main form button").First.ClickAsync();
        Assert.Equal("/account", window.Path);
        await window.LookAsync(scripts);
        foreach (var path in new[] { "/people", "/people/invite", "/sign-in/set-up", "/audit", "/sign-out" })
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
}
