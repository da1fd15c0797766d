namespace Lodestar;

/// <summary>The journey of a practitioner in a real browser, as different people take it.</summary>
public class JourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Short = "button[value=short]";
    private const string Whole = "button[value=whole]";

    [Theory]
    [InlineData(1280, 900, true, "en-GB")]
    [InlineData(320, 256, true, "en-GB")]
    [InlineData(320, 640, false, "en-GB")]
    [InlineData(390, 844, true, "ar-XB")]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off_on_any_page_of_the_whole_journey(int width, int height, bool scripts, string language)
    {
        await using var window = await chromium.WindowAsync(width, height, scripts, language);
        window.Watch();
        var pages = 0;
        await window.OpenAsync("/r/samp-open");
        await window.LookAsync(scripts);
        await window.Page.ClickAsync(Whole);
        await window.LookAsync(scripts);
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        while (window.Path != "/reflect/check")
        {
            Assert.True(++pages < 60, $"Never came to the end; stands at {window.Path}.");
            await window.LookAsync(scripts);
            await window.AnswerAsync(choice: 1);
        }

        await window.LookAsync(scripts);
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        Assert.Equal("/reflect/result", window.Path);
        await window.LookAsync(scripts);
        foreach (var path in new[] { "/reflect/result/print", "/reflect/new-code", "/reflect/break", "/reflect/delete", "/reflect/return" })
        {
            await window.OpenAsync(path);
            await window.LookAsync(scripts);
        }

        Assert.Empty(window.Elsewhere);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(1280), InlineData(320)]
    public async Task Axe_finds_nothing_on_a_page_that_shows_errors(int width)
    {
        await using var window = await chromium.WindowAsync(width);
        await window.OpenAsync("/reflect");
        await window.Page.ClickAsync(Short);
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.Page.Locator("main form .govuk-button").ClickAsync();

        Assert.StartsWith("Error: ", await window.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("govuk-error-summary", await window.Page.EvaluateAsync<string>("() => document.activeElement.className.split(' ')[0]"));
        Assert.Empty(await window.AxeAsync());
        Assert.Equal(0, await window.OverflowAsync());

        await window.Page.Locator(".govuk-error-summary a").ClickAsync();
        Assert.Equal("P1", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task The_short_start_is_taken_by_keyboard_alone()
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync("/reflect");
        await TabToAsync("button", "Start the 3-minute version");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/before-you-start");
        await TabToAsync("button", "Continue");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/questions/*");
        for (var pages = 0; window.Path != "/reflect/check"; pages++)
        {
            Assert.True(pages < 20, $"Stands at {window.Path}.");
            var here = window.Page.Url;
            if (await window.Page.Locator("main fieldset input").CountAsync() > 0)
            {
                await TabToAsync("input", null);
                await window.Page.Keyboard.PressAsync("Space");
            }

            await TabToAsync(null, window.Path.Contains("/before-", StringComparison.Ordinal) ? "Go on" : "Continue");
            await window.Page.Keyboard.PressAsync("Enter");
            await window.Page.WaitForFunctionAsync("before => window.location.href !== before", here);
            await window.Page.WaitForLoadStateAsync();
        }

        await TabToAsync("button", "Submit and see my result");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/reflect/result");

        // Moves the focus forward to the wanted element, and checks each time that it can be seen.
        async Task TabToAsync(string? tag, string? words)
        {
            for (var presses = 0; presses < 80; presses++)
            {
                await window.Page.Keyboard.PressAsync("Tab");
                var focus = await window.Page.EvaluateAsync<string[]>(
                    """
                    () => {
                      const element = document.activeElement;
                      const box = element.getBoundingClientRect();
                      const style = getComputedStyle(element);
                      const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight
                          && (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || element.type === 'radio' || element.type === 'checkbox');
                      return [element.tagName.toLowerCase(), element.textContent.trim().replace(/\s+/g, ' '), String(seen)];
                    }
                    """
                );
                Assert.True(focus[2] == "true" || focus[0] == "body", $"The focus on {window.Path} cannot be seen on {focus[0]} '{focus[1]}'.");
                if ((tag is null || focus[0] == tag) && (words is null || focus[1] == words))
                {
                    return;
                }
            }

            Assert.Fail($"The keyboard never came to {tag} '{words}' on {window.Path}.");
        }
    }

    [Fact]
    public async Task Three_presses_of_shift_leave_quickly_and_coming_back_shows_nothing()
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync("/reflect");
        await window.Page.ClickAsync(Short);
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.Page.WaitForURLAsync("**/questions/*");
        await window.Page.WaitForLoadStateAsync();
        for (var presses = 0; presses < 3; presses++)
        {
            await window.Page.Keyboard.PressAsync("Shift");
        }

        await window.Page.WaitForURLAsync("**" + LeavingWorld.Elsewhere);
        await window.OpenAsync("/reflect/questions/P1");

        Assert.Equal("/reflect/ended", window.Path);
        Assert.Empty(await window.Context.CookiesAsync());
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task The_exit_button_is_on_every_page_and_works_with_and_without_scripts(bool scripts)
    {
        await using var window = await chromium.WindowAsync(390, 844, scripts);
        foreach (var path in new[] { "/", "/reflect", "/help-now", "/directory", "/standards/guidance/online-blackmail", "/nope" })
        {
            await window.OpenAsync(path);
            Assert.True(await window.Page.Locator(".govuk-exit-this-page__button").IsVisibleAsync(), $"No button on {path}.");
        }

        await window.OpenAsync("/reflect");
        await window.Page.ClickAsync(Short);
        await window.Page.Locator(".govuk-exit-this-page__button").ClickAsync();
        await window.Page.WaitForURLAsync("**" + LeavingWorld.Elsewhere);
        await window.OpenAsync("/reflect/questions/P1");

        Assert.Equal("/reflect/ended", window.Path);
    }

    [Fact]
    public async Task On_paper_the_result_has_no_furniture()
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync("/reflect/return");
        await window.Page.FillAsync("#code", "river lemon otter 4271");
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.OpenAsync("/reflect/result/print");
        Assert.True(await window.Page.Locator("[data-print]").IsVisibleAsync());

        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        foreach (var furniture in new[] { ".ls-header", ".ls-footer", ".ls-exit", "[data-print]", ".govuk-back-link" })
        {
            Assert.False(await window.Page.Locator(furniture).First.IsVisibleAsync(), $"{furniture} is printed.");
        }

        Assert.True(await window.Page.Locator(".ls-steps").IsVisibleAsync());
    }

    [Fact]
    public async Task In_forced_colours_full_segments_of_the_result_read_as_full_and_empty_ones_as_empty()
    {
        await using var window = await chromium.WindowAsync();
        await window.Page.EmulateMediaAsync(new() { ForcedColors = Microsoft.Playwright.ForcedColors.Active });
        await window.OpenAsync("/reflect/return");
        await window.Page.FillAsync("#code", "river lemon otter 4271");
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.OpenAsync("/reflect/result");

        var (text, canvas) = (await ColourAsync("CanvasText"), await ColourAsync("Canvas"));
        Assert.Equal((text, text), await SegmentAsync(".ls-bar__full"));
        Assert.Equal((canvas, text), await SegmentAsync(".ls-bar__empty"));

        Task<string> ColourAsync(string name) =>
            window.Page.EvaluateAsync<string>(
                "name => { const one = document.createElement('p'); one.style.color = name; document.body.append(one); return getComputedStyle(one).color; }",
                name
            );

        async Task<(string Fill, string Border)> SegmentAsync(string one) =>
            (
                await window.Page.Locator(one).First.EvaluateAsync<string>("one => getComputedStyle(one).fill"),
                await window.Page.Locator(one).First.EvaluateAsync<string>("one => getComputedStyle(one).stroke")
            );
    }

    [Fact]
    public async Task The_browser_gives_up_one_exclusive_answer_for_another()
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync("/reflect");
        await window.Page.ClickAsync(Short);
        await window.Page.Locator("main form .govuk-button").ClickAsync();
        await window.AnswerAsync();
        await window.Page.CheckAsync("[value=leeds]");

        await window.Page.CheckAsync("[value=elsewhere]");

        Assert.False(await window.Page.IsCheckedAsync("[value=leeds]"));
    }
}
