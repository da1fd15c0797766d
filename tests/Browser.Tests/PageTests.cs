namespace Lodestar;

/// <summary>Every page outside the journey.</summary>
public class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Pages { get; } =
    [
        "/",
        "/help-now",
        "/safety",
        "/privacy",
        "/accessibility",
        "/standards",
        "/standards/child-led",
        "/standards/child-led/prompt-sheet",
        "/standards/items/O9",
        "/standards/guidance",
        "/standards/guidance/everyone-is-heard",
        "/standards/guidance/words-that-do-not-blame",
        "/standards/guidance/online-life-prompts",
        "/standards/glossary",
        "/standards/roles/technology-champion",
        "/directory",
        "/library",
        "/library?about=blackmail",
        "/figures",
        "/reflect",
        "/reflections/workshop",
        "/r/samp-open",
        "/r/samp-rnd1",
        "/r/samp-open/samp-0002",
        "/r/samp-open/poster",
        "/reflect/return",
        "/reflect/ended",
        "/reflect/deleted",
        "/nope",
        "/style",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_a_desktop_and_at_four_hundred_per_cent_and_nothing_is_cut_off_there_or_on_a_phone(string path)
    {
        await using var window = await chromium.WindowAsync();
        window.Watch();
        await window.OpenAsync(path);
        foreach (var (width, height) in new[] { (1280, 900), (390, 844), (320, 256) })
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(width == 390 ? [] : await window.AxeAsync());
            Assert.Equal(0, await window.OverflowAsync());
        }

        Assert.Empty(window.Elsewhere);
        Assert.DoesNotContain(window.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_figures_of_a_round_and_nothing_is_cut_off_on_a_phone()
    {
        await using var window = await chromium.WindowAsync();
        window.Watch();
        await window.OpenAsync("/figures");
        await window.Page.Locator("main h2 a").Last.ClickAsync();
        await window.Page.Locator("details summary").First.ClickAsync();

        Assert.Empty(await window.AxeAsync());
        await window.Page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await window.OverflowAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData("en-GB"), InlineData("ar-XB")]
    public async Task The_name_of_a_row_of_figures_stays_while_its_numbers_go_past(string language)
    {
        await using var window = await chromium.WindowAsync(320, 640, language: language);
        await window.OpenAsync("/figures");
        await window.Page.Locator("main h2 a").Nth(1).ClickAsync();
        await window.Page.Locator("#P3 details summary").ClickAsync();
        Assert.Equal(0, await window.OverflowAsync());
        var name = window.Page.Locator("#P3 tbody th[scope=row]").First;
        var before = await name.BoundingBoxAsync();

        await window.Page.Locator("#P3 .ls-scroll").EvaluateAsync("box => box.scrollLeft = getComputedStyle(box).direction === 'rtl' ? -300 : 300");

        var after = await name.BoundingBoxAsync();
        Assert.Equal(before!.X, after!.X, 1.0);
        Assert.InRange(after.X, 0, 320);
    }

    [Fact]
    public async Task In_forced_colours_what_is_full_reads_as_full_and_what_is_withheld_is_hatched()
    {
        await using var window = await chromium.WindowAsync();
        await window.Page.EmulateMediaAsync(new() { ForcedColors = Microsoft.Playwright.ForcedColors.Active });
        await window.OpenAsync("/style");

        Assert.Equal(await SystemAsync(window, "CanvasText"), await FillAsync(window, ".ls-tone-5"));
        Assert.Equal(await SystemAsync(window, "Canvas"), await FillAsync(window, ".ls-tone-1"));
        Assert.Contains("ls-hatch", await FillAsync(window, ".ls-chart__withheld"), StringComparison.Ordinal);
        Assert.Equal(await SystemAsync(window, "CanvasText"), await FillAsync(window, ".ls-chart__count"));
    }

    [Fact]
    public async Task In_forced_colours_only_the_current_page_has_a_line_under_it_and_the_help_link_has_a_border()
    {
        await using var window = await chromium.WindowAsync();
        await window.Page.EmulateMediaAsync(new() { ForcedColors = Microsoft.Playwright.ForcedColors.Active });
        await window.OpenAsync("/library");

        Assert.Equal(
            ["0px", "0px", "3px", "0px"],
            await window.Page.Locator(".ls-nav a").EvaluateAllAsync<string[]>("links => links.map(link => getComputedStyle(link).borderBottomWidth)")
        );
        Assert.Equal(
            "2px solid",
            await window
                .Page.Locator(".ls-help-link")
                .EvaluateAsync<string>("link => { const is = getComputedStyle(link); return `${is.borderTopWidth} ${is.borderTopStyle}`; }")
        );
    }

    private static Task<string> FillAsync(Window window, string shape) =>
        window.Page.Locator($"main {shape}").First.EvaluateAsync<string>("shape => getComputedStyle(shape).fill");

    private static Task<string> SystemAsync(Window window, string colour) =>
        window.Page.EvaluateAsync<string>(
            "colour => { const one = document.createElement('p'); one.style.color = colour; document.body.append(one); return getComputedStyle(one).color; }",
            colour
        );

    [Fact]
    public async Task What_only_a_script_can_do_is_not_offered_without_one()
    {
        await using var window = await chromium.WindowAsync(scripts: false);
        await window.OpenAsync("/figures");
        await window.Page.Locator("main h2 a").Last.ClickAsync();

        Assert.Equal(1, await window.Page.Locator("[data-print]").CountAsync());
        Assert.False(await window.Page.Locator("[data-print]").IsVisibleAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task From_right_to_left_nothing_is_cut_off(string path)
    {
        await using var window = await chromium.WindowAsync(390, 844, language: "ar-XB");
        await window.OpenAsync(path);

        Assert.Equal("rtl", await window.Page.GetAttributeAsync("html", "dir"));
        Assert.Equal(0, await window.OverflowAsync());
    }

    [Fact]
    public async Task A_telephone_number_reads_from_left_to_right_in_every_language()
    {
        await using var window = await chromium.WindowAsync(language: "ar-XB");
        await window.OpenAsync("/help-now");

        Assert.Equal("ltr", await window.Page.Locator("main a[href^='tel:']").First.EvaluateAsync<string>("link => getComputedStyle(link).direction"));
    }

    [Theory]
    [InlineData("/r/samp-open/poster"), InlineData("/r/samp-open/samp-0002/poster")]
    public async Task A_poster_fits_on_one_sheet_of_paper(string path)
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync(path);
        Assert.True(await window.Page.Locator("svg[role=img]").IsVisibleAsync());

        Assert.Equal(1, await window.PagesOnPaperAsync());
    }

    [Theory]
    [InlineData("clear-steps"), InlineData("online-life-prompts"), InlineData("kind-first-response")]
    public async Task Guidance_to_hang_on_a_wall_or_to_hold_in_a_talk_is_one_sheet_of_paper(string guidance)
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync($"/standards/guidance/{guidance}");

        Assert.Equal(1, await window.PagesOnPaperAsync());
    }

    [Fact]
    public async Task Every_standard_has_a_prompt_sheet_of_one_page()
    {
        await using var window = await chromium.WindowAsync();
        await window.OpenAsync("/standards");
        var standards = await window
            .Page.Locator("main h2 a[href^='/standards/']")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        Assert.Equal(5, standards.Length);
        foreach (var standard in standards)
        {
            await window.OpenAsync($"{standard}/prompt-sheet");
            Assert.Equal(1, await window.PagesOnPaperAsync());
        }
    }
}
