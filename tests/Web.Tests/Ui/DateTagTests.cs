namespace Lodestar.Ui;

public sealed class DateTagTests
{
    [Theory]
    [InlineData("27", "3", "2026")]
    [InlineData(" 27", "03 ", "2026")]
    [InlineData("29", "2", "2028", 29, 2, 2028)]
    public async Task A_date_is_read_from_its_three_fields(string day, string month, string year, int readDay = 27, int readMonth = 3, int readYear = 2026)
    {
        var page = await Posted(day, month, year);

        Assert.True(page.State.IsValid);
        Assert.Equal(new DateOnly(readYear, readMonth, readDay), page.Form.ClosesAt);
    }

    [Theory]
    [InlineData("", "", "", "Enter the closing date", "ClosesAt-Day ClosesAt-Month ClosesAt-Year")]
    [InlineData("", "3", "2026", "Closing date must include a day", "ClosesAt-Day")]
    [InlineData("27", "", "2026", "Closing date must include a month", "ClosesAt-Month")]
    [InlineData("27", "", " ", "Closing date must include a month and a year", "ClosesAt-Month ClosesAt-Year")]
    [InlineData("27", "3", "26", "Closing date must have a year with four numbers", "ClosesAt-Year")]
    [InlineData("31", "2", "2026", "Closing date must be a real date", "ClosesAt-Day ClosesAt-Month ClosesAt-Year")]
    [InlineData("x", "y", "z", "Closing date must be a real date", "ClosesAt-Day ClosesAt-Month ClosesAt-Year")]
    [InlineData("x", "2", "2026", "Closing date must be a real date", "ClosesAt-Day ClosesAt-Month ClosesAt-Year")]
    public async Task What_is_wrong_with_a_date_is_said_once_and_marks_the_fields_to_mend(string day, string month, string year, string error, string wrong)
    {
        var page = await Posted(day, month, year);

        var html = await page.Show(page.Tag<ErrorSummaryTagHelper>(), page.Field<DateTagHelper>("ClosesAt"));

        var link = Assert.Single(html.QuerySelectorAll(".govuk-error-summary li a"));
        Assert.Equal(error, link.TextContent);
        Assert.Equal("#" + wrong.Split(' ')[0], link.GetAttribute("href"));
        Assert.Equal("Error: " + error, html.QuerySelector("#ClosesAt-error")!.TextContent);
        Assert.Equal(wrong.Split(' '), html.QuerySelectorAll(".govuk-input--error").Select(input => input.Id));
        Assert.Equal([day, month, year], html.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task A_date_shows_what_the_model_holds_in_the_words_of_the_reader()
    {
        var page = new PageInMemory(new() { Day = "Dydd" }) { Form = new() { ClosesAt = new(2026, 3, 27) } };

        var html = await page.Show(page.Field<DateTagHelper>("ClosesAt"));

        Assert.Equal("Closing date", html.QuerySelector("legend")!.TextContent);
        Assert.Equal("Dydd", html.QuerySelector("label[for=ClosesAt-Day]")!.TextContent);
        Assert.Equal(["27", "3", "2026"], html.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["ClosesAt.Day", "ClosesAt.Month", "ClosesAt.Year"], html.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
    }

    private static Task<PageInMemory> Posted(string day, string month, string year) =>
        new PageInMemory().Post(
            ("Title", "Autumn"),
            ("Sector", "health"),
            ("Districts", "leeds"),
            ("ClosesAt.Day", day),
            ("ClosesAt.Month", month),
            ("ClosesAt.Year", year)
        );
}
