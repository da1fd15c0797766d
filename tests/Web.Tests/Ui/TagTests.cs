using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

public sealed class TagTests
{
    [Fact]
    public async Task A_button_with_an_address_is_a_link()
    {
        var page = new PageInMemory();

        var html = await page.Show(
            page.Tag<ButtonTagHelper>(button => button.PreventDoubleClick = true, page.Tag<SomeWords>()),
            page.Tag<ButtonTagHelper>(button => (button.Href, button.Secondary) = ("/cancel", true), page.Tag<SomeWords>())
        );

        var (button, link) = (html.QuerySelector("button")!, html.QuerySelector("a")!);
        Assert.Equal(("submit", "true", "Words"), (button.GetAttribute("type"), button.GetAttribute("data-prevent-double-click"), button.TextContent));
        Assert.Equal(("/cancel", "Words"), (link.GetAttribute("href"), link.TextContent));
        Assert.Contains("govuk-button--secondary", link.ClassList);
    }

    [Fact]
    public async Task What_a_page_adds_to_a_tag_reaches_the_component()
    {
        var page = new PageInMemory();
        var nothing = Task.FromResult<TagHelperContent>(new DefaultTagHelperContent());
        var output = new TagHelperOutput("ui-inset", [new("class", "calm"), new("data-for", "\"us\"")], (_, _) => nothing);

        await page.Tag<InsetTagHelper>().ProcessAsync(new([], new Dictionary<object, object>(), ""), output);

        Assert.Equal("""<div class="govuk-inset-text calm" data-for="&quot;us&quot;"></div>""", output.Content.GetContent());
    }

    [Fact]
    public async Task A_row_says_what_its_link_changes()
    {
        var page = new PageInMemory(new() { Change = "Newid" });

        var html = await page.Show(
            page.Tag<SummaryListTagHelper>(
                null,
                page.Tag<RowTagHelper>(row => (row.Key, row.Value, row.ChangeHref, row.ChangeHidden) = ("Title", "Autumn", "/change", "title of the round")),
                page.Tag<RowTagHelper>(row => row.Key = "Sector", page.Tag<TagTagHelper>(tag => tag.Colour = "green", page.Tag<SomeWords>()))
            )
        );

        Assert.Equal("Newid title of the round", html.QuerySelector("a[href='/change']")!.TextContent);
        Assert.Equal(["Autumn", "Words"], html.QuerySelectorAll("dd.govuk-summary-list__value").Select(value => value.TextContent));
        Assert.NotNull(html.QuerySelector("dd .govuk-tag--green"));
    }

    [Fact]
    public async Task Everything_a_component_says_by_itself_is_in_the_words_of_the_reader()
    {
        var page = new PageInMemory(
            new()
            {
                Back = "Yn ôl",
                Warning = "Rhybudd",
                Success = "Llwyddiant",
                Emergency = "Argyfwng",
                Exit = "Gadael",
                Exiting = "Yn gadael",
            }
        );

        var html = await page.Show(
            page.Tag<BackTagHelper>(back => back.Href = "/"),
            page.Tag<WarningTagHelper>(null, page.Tag<SomeWords>()),
            page.Tag<NotificationTagHelper>(news => (news.Success, news.Text) = (true, "Words")),
            page.Tag<ExitTagHelper>(exit => exit.Href = "https://www.bbc.co.uk/weather")
        );

        Assert.Equal("Yn ôl", html.QuerySelector(".govuk-back-link")!.TextContent);
        Assert.Equal("Rhybudd Words", html.QuerySelector(".govuk-warning-text__text")!.TextContent);
        Assert.Equal("Llwyddiant", html.QuerySelector(".govuk-notification-banner--success h2")!.TextContent.Trim());
        Assert.Equal("Argyfwng Gadael", html.QuerySelector(".govuk-exit-this-page a")!.TextContent);
        Assert.Equal("Yn gadael", html.QuerySelector(".govuk-exit-this-page")!.GetAttribute("data-i18n.activated"));
    }

    [Fact]
    public async Task What_stands_inside_details_and_a_panel_is_their_content()
    {
        var page = new PageInMemory();

        var html = await page.Show(
            page.Tag<DetailsTagHelper>(details => (details.Summary, details.Open) = ("Why we ask", true), page.Tag<SomeWords>()),
            page.Tag<PanelTagHelper>(panel => panel.Title = "Sent", page.Tag<SomeWords>())
        );

        Assert.Equal("Why we ask", html.QuerySelector("details[open] summary")!.TextContent);
        Assert.Equal("Words", html.QuerySelector(".govuk-details__text")!.TextContent);
        Assert.Equal(("Sent", "Words"), (html.QuerySelector(".govuk-panel h1")!.TextContent, html.QuerySelector(".govuk-panel__body")!.TextContent));
    }

    [Fact]
    public async Task An_option_outside_a_field_says_so()
    {
        var page = new PageInMemory();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => page.Show(page.Tag<OptionTagHelper>()));

        Assert.Contains("outside the tag that it belongs to", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Title", "Title")]
    [InlineData("Answers[0].Text", "Answers-0--Text")]
    public void The_id_of_a_field_is_its_name_without_what_a_selector_would_misread(string name, string id) => Assert.Equal(id, FieldId.Of(name));

    private sealed class SomeWords : TagHelper
    {
        public override void Process(TagHelperContext context, TagHelperOutput output)
        {
            output.TagName = null;
            output.Content.SetContent("Words");
        }
    }
}
