using Lodestar.Jobs;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice.Figures;

[Trait("Category", "Data")]
public class FiguresTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_round_shows_its_figures_once_it_has_closed_and_not_before()
    {
        var round = await world.RoundAsync("Figures", closes: 1);
        await FillAsync(round, people: 12);
        using var visitor = world.Visitor();

        Assert.True((await visitor.OpenAsync(PracticeLinks.Figures(round.Id))).Shows("This round is open until"));
        var closed = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));

        Assert.True(closed.Shows("12 reflections"));
        Assert.True(closed.Shows("12 of 12 people said 'Mostly'."));
        Assert.Contains(
            PracticeLinks.Figures(round.Id),
            (await AfterwardsAsync(() => visitor.OpenAsync("/figures"))).Document.Body!.InnerHtml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Fewer_than_five_people_are_never_shown()
    {
        var round = await world.RoundAsync("Few", closes: 1);
        await FillAsync(round, people: 4);
        using var visitor = world.Visitor();

        var page = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));

        Assert.True(page.Shows("Too few people took part"));
        Assert.False(page.Shows("4"));
    }

    [Fact]
    public async Task A_small_count_prints_its_mark_and_never_its_number()
    {
        var round = await world.RoundAsync("Small", closes: 1);
        await FillAsync(round, people: 20);
        await FillAsync(round, people: 2, ("P21", ["no"]));
        using var visitor = world.Visitor();

        var page = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));

        var rows = page.Document.QuerySelectorAll("#P21 tfoot td").Select(cell => cell.TextContent).ToList();
        Assert.Contains("[c]", rows);
        Assert.DoesNotContain("2", rows);
        Assert.DoesNotContain("20", rows);
        Assert.Equal("22", rows[^1]);
    }

    [Fact]
    public async Task What_was_published_stays_as_it_was_whoever_deletes_an_answer_later()
    {
        var round = await world.RoundAsync("Frozen", closes: 1);
        var codes = await FillAsync(round, people: 9);
        using var visitor = world.Visitor();
        var before = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));
        await world.WithAsync(async services =>
        {
            var sheets = services.GetRequiredService<Sheets>();
            await sheets.DeleteAsync((await sheets.ByCodeAsync(ReturnCode.Parse(codes[0])!, CancellationToken.None))!.Id, finder: null, CancellationToken.None);
            return true;
        });

        var after = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));

        Assert.Equal(before.Text, after.Text);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<RoundShowing>().CountAsync(showing => showing.RoundId == round.Id)));
    }

    [Fact]
    public async Task Many_who_ask_first_at_once_all_read_the_same_figures()
    {
        var round = await world.RoundAsync("Race", closes: 1);
        await FillAsync(round, people: 8);
        using var visitor = world.Visitor();

        var pages = await AfterwardsAsync(() => Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.OpenAsync(PracticeLinks.Figures(round.Id)))));

        Assert.All(pages, page => Assert.Equal((200, pages[0].Text), (page.Status, page.Text)));
    }

    [Fact]
    public async Task Until_the_night_after_a_round_closes_its_page_says_when_its_figures_come_and_no_reader_makes_them()
    {
        var round = await world.RoundAsync("Tonight", closes: 1);
        await FillAsync(round, people: 8);
        using var visitor = world.Visitor();
        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(Kernel.Week.StartOf(round.ClosesOn.AddDays(1)).AddMinutes(1));
        try
        {
            var page = await visitor.OpenAsync(PracticeLinks.Figures(round.Id));

            Assert.True(page.Shows("Its figures are published overnight, so please come back tomorrow morning."));
            Assert.False(await world.OnDbAsync(db => db.Set<RoundShowing>().AnyAsync(showing => showing.RoundId == round.Id)));
        }
        finally
        {
            world.Clock.AdjustTime(now);
        }

        Assert.True((await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)))).Shows("8 reflections, published on"));
    }

    [Fact]
    public async Task Figures_that_are_made_several_times_at_once_are_published_once()
    {
        var round = await world.RoundAsync("At once", opens: -30, closes: -2);

        var making = Enumerable
            .Range(0, 6)
            .Select(_ => world.WithAsync(services => services.GetRequiredService<PublishedFigures>().MakeAllAsync(CancellationToken.None)));
        await Task.WhenAll(making);

        Assert.Equal(1, await world.OnDbAsync(db => db.Set<RoundShowing>().CountAsync(showing => showing.RoundId == round.Id)));
    }

    [Fact]
    public async Task A_round_that_is_not_there_has_no_figures_and_no_join_code_leads_to_them()
    {
        var round = await world.RoundAsync("Code", closes: 1);
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync(PracticeLinks.Figures(Guid.NewGuid()))).Status);
        Assert.Equal(404, (await visitor.OpenAsync($"/figures/{round.Code}")).Status);
        var page = await AfterwardsAsync(() => visitor.OpenAsync(PracticeLinks.Figures(round.Id)));
        Assert.DoesNotContain(round.Code, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private async Task<T> AfterwardsAsync<T>(Func<Task<T>> then)
    {
        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(now.AddDays(3));
        try
        {
            await world.Services.RunJobAsync(ClosingFigures.Job);
            return await then();
        }
        finally
        {
            world.Clock.AdjustTime(now);
        }
    }

    private async Task<IReadOnlyList<string>> FillAsync(Round round, int people, params (string Item, string[] Values)[] answers)
    {
        var codes = new List<string>();
        for (var person = 0; person < people; person++)
        {
            using var visitor = world.Visitor();
            codes.Add((await visitor.FinishAsync($"/r/{round.Code}", answers: answers)).Code);
        }

        return codes;
    }
}
