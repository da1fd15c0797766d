using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>The pages of figures as they are read, on all that the sample publishes.</summary>
public partial class FigurePageTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    [Fact]
    public async Task The_sentence_names_the_largest_of_all_that_is_shown_and_of_whom()
    {
        var sentences = 0;
        foreach (var page in await PagesAsync())
        {
            foreach (var item in page.Document.QuerySelectorAll(".ls-figure").Where(item => item.QuerySelector("table") is not null))
            {
                var (answers, unanswered, all) = Everyone(item);
                var said = Said().Match(item.QuerySelector(".ls-chart__says")!.TextContent);
                if (!said.Success)
                {
                    Assert.DoesNotContain(answers, count => count > 0);
                    continue;
                }

                Assert.Equal(answers.Max(), Number(said.Groups["count"].Value));
                Assert.Equal(all - (unanswered ?? 0), Number(said.Groups["of"].Value));
                sentences++;
            }
        }

        Assert.True(sentences > 50, $"{sentences}");
    }

    [Fact]
    public async Task It_says_so_where_a_withheld_number_may_be_larger()
    {
        foreach (var page in await PagesAsync())
        {
            foreach (var item in page.Document.QuerySelectorAll(".ls-figure").Where(item => item.QuerySelector("table") is not null))
            {
                var (answers, unanswered, all) = Everyone(item);
                var text = item.QuerySelector(".ls-chart__says")!.TextContent;
                var isSeveral = text.Contains("several answers", StringComparison.Ordinal);
                var most = isSeveral ? all - (unanswered ?? 0) : all - (unanswered ?? 0) - answers.Sum(count => count ?? 0);
                if (answers.Any(count => count is null) && answers.Max() > 0 && most > answers.Max())
                {
                    Assert.Contains("One that is withheld may be larger.", text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Every_chart_has_a_name_and_a_table_on_its_page_and_answers_have_the_same_names_in_both()
    {
        var charts = 0;
        foreach (var page in await PagesAsync())
        {
            foreach (var chart in page.Document.QuerySelectorAll("main [role=img]"))
            {
                Assert.NotEqual("", page.Document.GetElementById(chart.GetAttribute("aria-labelledby")!)!.TextContent);
                Assert.Equal("TABLE", page.Document.GetElementById(chart.GetAttribute("aria-details")!)!.TagName);
                charts++;
            }

            foreach (var item in page.Document.QuerySelectorAll(".ls-figure").Where(item => item.QuerySelector("table") is not null))
            {
                var heads = item.QuerySelectorAll("thead th").Select(cell => cell.TextContent).ToList();
                var groups = item.QuerySelectorAll("tbody th[scope=row], tfoot th").Select(cell => cell.TextContent).ToList();
                Assert.Subset(heads.Concat(groups).ToHashSet(), item.QuerySelectorAll(".ls-chart__name").Select(name => name.TextContent).ToHashSet());
            }
        }

        Assert.True(charts > 100, $"{charts}");
    }

    [Fact]
    public async Task A_round_that_has_closed_is_told_in_short_and_has_a_list_of_its_parts()
    {
        var page = (await PagesAsync())[0];

        Assert.InRange(page.Document.QuerySelectorAll(".ls-in-short li").Length, 3, 5);
        var parts = page.Document.QuerySelectorAll(".ls-contents a").Select(link => link.GetAttribute("href")!);
        Assert.All(parts.Concat(page.Document.QuerySelectorAll(".ls-in-short a").Select(link => link.GetAttribute("href")!)), part =>
            Assert.NotNull(page.Document.GetElementById(part[1..]))
        );
    }

    [Fact]
    public async Task Figures_stand_beside_the_round_before_of_the_same_reflection_and_no_other()
    {
        var pages = await PagesAsync();

        Assert.True(pages[0].Shows("in the round before (Autumn 2025 round)"));
        Assert.All(pages.Skip(1), page => Assert.False(page.Shows("Beside the round before")));
    }

    [Fact]
    public async Task A_round_in_which_nobody_said_where_they_work_is_not_drawn_by_district() => Assert.False((await PagesAsync())[^1].Shows("By district"));

    // The newest first: two rounds of practitioners, and the workshop.
    private async Task<IReadOnlyList<Page>> PagesAsync()
    {
        using var visitor = world.Visitor();
        var pages = new List<Page>();
        foreach (var round in await world.WithAsync(async services => await Published(services).ClosedAsync(CancellationToken.None)))
        {
            pages.Add(await visitor.OpenAsync(PracticeLinks.Figures(round.Id)));
        }

        return pages;
    }

    private static PublishedFigures Published(IServiceProvider services) => (PublishedFigures)services.GetService(typeof(PublishedFigures))!;

    private static (IReadOnlyList<long?> Answers, long? Unanswered, long All) Everyone(IElement item)
    {
        var cells = item.QuerySelectorAll("tfoot td")
            .Select(cell => cell.TextContent == PublishedTable.Withheld ? (long?)null : Number(cell.TextContent))
            .ToList();
        return (cells[..^2], cells[^2], cells[^1]!.Value);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<count>[0-9,]+) of (the )?(?<of>[0-9,]+) people( who answered)? said", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
