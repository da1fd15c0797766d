namespace Lodestar.Ui;

public sealed class FieldTagTests
{
    private const string Hostile = "\"><script>alert('&')</script>";

    private static readonly ChoiceItem[] Sectors = [new() { Value = "education", Text = "Education" }, new() { Value = "health", Text = "Health" }];

    private static readonly (string, string)[] Complete =
    [
        ("Title", "Autumn"),
        ("Sector", "health"),
        ("Districts", "leeds"),
        ("ClosesAt.Day", "1"),
        ("ClosesAt.Month", "2"),
        ("ClosesAt.Year", "2027"),
    ];

    [Fact]
    public async Task An_error_stands_beside_its_field_and_the_summary_links_to_it()
    {
        var page = await new PageInMemory().Post([.. Complete, ("Amount", "many")]);

        var html = await page.Show(page.Tag<ErrorSummaryTagHelper>(), page.Field<InputTagHelper>("Amount"));

        var beside = html.QuerySelector("#Amount-error")!.TextContent;
        var link = Assert.Single(html.QuerySelectorAll(".govuk-error-summary a"));
        Assert.Equal("There is a problem", html.QuerySelector(".govuk-error-summary h2")!.TextContent);
        Assert.Equal("#Amount", link.GetAttribute("href"));
        Assert.Equal(beside, "Error: " + link.TextContent);
        Assert.Equal("Amount-error", html.QuerySelector("input#Amount")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_summary_lists_errors_in_the_order_of_the_page_and_ends_with_those_of_no_field()
    {
        var page = await new PageInMemory().Post();
        page.State.AddModelError("", "The round cannot be opened now");

        var html = await page.Show(
            page.Tag<ErrorSummaryTagHelper>(),
            page.Field<RadiosTagHelper>("Sector", radios => radios.Items = Sectors),
            page.Field<DateTagHelper>("ClosesAt"),
            page.Field<CheckboxesTagHelper>("Districts", null, Option(page, "leeds"), Option(page, "bradford")),
            page.Field<InputTagHelper>("Title")
        );

        Assert.Equal(
            ["Choose a sector", "Enter the closing date", "Choose a district", "Enter a title", "The round cannot be opened now"],
            html.QuerySelectorAll(".govuk-error-summary li").Select(line => line.TextContent)
        );
        Assert.All(html.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(html.QuerySelector("input" + link.GetAttribute("href"))));
    }

    [Fact]
    public async Task A_page_without_errors_has_no_summary()
    {
        var page = await new PageInMemory().Post(Complete);

        Assert.True(page.State.IsValid);
        Assert.Null((await page.Show(page.Tag<ErrorSummaryTagHelper>())).QuerySelector(".govuk-error-summary"));
    }

    [Fact]
    public async Task A_field_shows_what_the_model_holds_until_something_is_typed()
    {
        var page = new PageInMemory
        {
            Form = new()
            {
                Title = "Spring",
                Amount = 7,
                Note = "\r\nBegins with a line break",
            },
        };

        var html = await page.Show(page.Field<InputTagHelper>("Title"), page.Field<InputTagHelper>("Amount"), page.Field<TextareaTagHelper>("Note"));

        Assert.Equal("Spring", html.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("7", html.QuerySelector("#Amount")!.GetAttribute("value"));
        Assert.Equal("\r\nBegins with a line break", html.QuerySelector("#Note")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_is_kept_even_where_it_could_not_be_read()
    {
        var page = await new PageInMemory { Form = new() { Amount = 7 } }.Post(("Amount", "many"));

        Assert.Equal("many", (await page.Show(page.Field<InputTagHelper>("Amount"))).QuerySelector("#Amount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var page = await new PageInMemory().Post(("Title", "secret"));

        var html = await page.Show(page.Field<InputTagHelper>("Title", input => input.Type = "password"));

        Assert.False(html.QuerySelector("#Title")!.HasAttribute("value"));
    }

    [Fact]
    public async Task The_radio_that_was_chosen_is_checked()
    {
        var page = await new PageInMemory { Form = new() { Sector = "education" } }.Post(("Sector", "health"));

        var html = await page.Show(page.Field<RadiosTagHelper>("Sector", radios => radios.Items = Sectors));

        Assert.Equal("health", Assert.Single(html.QuerySelectorAll("input[checked]")).GetAttribute("value"));
    }

    [Fact]
    public async Task All_checkboxes_that_were_chosen_are_checked()
    {
        var page = await new PageInMemory().Post(("Districts", "leeds"), ("Districts", "kirklees"), ("Agreed", "true"));

        var html = await page.Show(
            page.Field<CheckboxesTagHelper>("Districts", null, Option(page, "leeds"), Option(page, "bradford"), Option(page, "kirklees")),
            page.Field<CheckboxesTagHelper>("Agreed", null, Option(page, "true"))
        );

        Assert.Equal(["leeds", "kirklees", "true"], html.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task The_option_of_a_select_that_the_model_holds_is_selected()
    {
        var page = new PageInMemory { Form = new() { Sector = "health" } };

        var html = await page.Show(page.Field<SelectTagHelper>("Sector", select => select.Items = Sectors));

        Assert.Equal("Health", Assert.Single(html.QuerySelectorAll("option[selected]")).TextContent);
    }

    [Fact]
    public async Task What_stands_inside_an_option_opens_with_it()
    {
        var page = new PageInMemory { Form = new() { Sector = "other" } };
        var other = page.Tag<OptionTagHelper>(option => option.Value = "other", page.Field<InputTagHelper>("Note"));

        var html = await page.Show(
            page.Field<RadiosTagHelper>("Sector", radios => radios.Items = Sectors, page.Tag<DividerTagHelper>(or => or.Text = "or"), other)
        );

        var opened = html.GetElementById(html.QuerySelector("input[value=other]")!.GetAttribute("data-aria-controls")!)!;
        Assert.NotNull(opened.QuerySelector("input#Note"));
        Assert.DoesNotContain("govuk-radios__conditional--hidden", opened.ClassList);
        Assert.Equal("or", html.QuerySelector(".govuk-radios__divider")!.TextContent);
    }

    [Fact]
    public async Task A_text_area_with_a_limit_counts_in_the_words_of_the_reader()
    {
        var page = new PageInMemory(new() { CharacterLimit = "Hyd at %{count} nod" });

        var html = await page.Show(page.Field<TextareaTagHelper>("Note", area => area.Maxlength = 200));

        Assert.Equal("200", html.QuerySelector(".govuk-character-count")!.GetAttribute("data-maxlength"));
        Assert.Equal("Hyd at 200 nod", html.QuerySelector("#Note-info")!.TextContent);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var page = await new PageInMemory().Post(("Title", Hostile), ("Note", Hostile + "</textarea>"));
        page.State.AddModelError("Title", Hostile);

        var html = await page.Show(
            page.Tag<ErrorSummaryTagHelper>(),
            page.Field<InputTagHelper>("Title", input => (input.Label, input.Hint, input.Suffix) = (Hostile, Hostile, Hostile)),
            page.Field<TextareaTagHelper>("Note"),
            page.Field<RadiosTagHelper>("Sector", radios => radios.Items = [new() { Value = Hostile, Text = Hostile }]),
            page.Tag<SummaryListTagHelper>(null, page.Tag<RowTagHelper>(row => (row.Key, row.Value, row.ChangeHref) = (Hostile, Hostile, Hostile)))
        );

        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Equal(Hostile, html.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(Hostile, html.QuerySelector("label[for=Title]")!.TextContent);
        Assert.Equal(Hostile + "</textarea>", html.QuerySelector("#Note")!.TextContent);
        Assert.Equal(Hostile, html.QuerySelector(".govuk-error-summary a")!.TextContent);
        Assert.Equal(Hostile, html.QuerySelector(".govuk-summary-list__value")!.TextContent);
    }

    private static OptionTagHelper Option(PageInMemory page, string value) =>
        page.Tag<OptionTagHelper>(option => (option.Value, option.Label) = (value, value));
}
