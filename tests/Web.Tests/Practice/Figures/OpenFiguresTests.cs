using Lodestar.Jobs;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice.Figures;

[Trait("Category", "Data")]
public class OpenFiguresTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_round_that_is_open_shows_what_it_can_so_far_and_never_by_group()
    {
        var round = await world.RoundAsync("So far", closes: 30);
        await AddAsync(round, people: 12);

        var page = await ReadAsync(round);

        Assert.True(page.Shows("So far: 12 reflections were counted by 23 November 2026."));
        Assert.True(page.Shows("These figures move at most once a day"));
        Assert.True(page.Shows("12 of 12 people said"));
        Assert.False(page.Shows("By district"));
        Assert.True((await ReadAsync("/figures")).Shows("What can be shown so far is here."));
    }

    [Fact]
    public async Task Four_more_people_change_nothing_and_five_more_only_on_the_next_day()
    {
        var round = await world.RoundAsync("More", closes: 30);
        await AddAsync(round, people: 12);
        await ReadAsync(round);
        await AddAsync(round, people: 4);
        await OnDayAsync(1, async () => Assert.True((await ReadAsync(round)).Shows("So far: 12 reflections were counted by 23 November 2026.")));
        await AddAsync(round, people: 1);

        await OnDayAsync(1, async () => Assert.True((await ReadAsync(round)).Shows("So far: 12 reflections")));
        await OnDayAsync(2, async () => Assert.True((await ReadAsync(round)).Shows("So far: 17 reflections were counted by 25 November 2026.")));
        await AddAsync(round, people: 9);
        await OnDayAsync(2, async () => Assert.True((await ReadAsync(round)).Shows("So far: 17 reflections")));
    }

    [Fact]
    public async Task Near_its_end_a_round_shows_nothing_new()
    {
        var round = await world.RoundAsync("Late", opens: -30, closes: 5);
        await AddAsync(round, people: 12);

        Assert.True((await ReadAsync(round)).Shows("Not enough people have taken part yet to show anything."));
        Assert.True((await ReadAsync("/figures")).Shows("There is nothing to show yet."));
    }

    [Fact]
    public async Task Readers_on_two_nodes_at_once_see_the_same_and_everyone_is_counted_once()
    {
        var round = await world.RoundAsync("Twice", closes: 30);
        await AddAsync(round, people: 20);
        var (node, address) = await world.SecondNodeAsync();
        using var here = world.Visitor();
        using var there = new Visitor(address, language: null);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(reader => (reader % 2 == 0 ? here : there).OpenAsync(PracticeLinks.Figures(round.Id))));

        Assert.True((await ReadAsync(round)).Shows("So far: 20 reflections"));
        Assert.Equal(20, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync(sheet => sheet.RoundId == round.Id && sheet.Shown)));
        await AddAsync(round, people: 10);
        await OnDayAsync(1, async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(reader => (reader % 2 == 0 ? here : there).OpenAsync(PracticeLinks.Figures(round.Id))));
            Assert.True((await ReadAsync(round)).Shows("So far: 30 reflections"));
        });
        Assert.Equal(30, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync(sheet => sheet.RoundId == round.Id && sheet.Shown)));
    }

    [Fact]
    public async Task Whoever_deletes_or_changes_an_answer_after_it_was_counted_moves_nothing_now_or_later()
    {
        var round = await world.RoundAsync("Deleted", closes: 30);
        var ids = await AddAsync(round, people: 20);
        await ReadAsync(round);
        await world.WithAsync(async services =>
        {
            await services.GetRequiredService<Sheets>().DeleteAsync(ids[0], finder: null, CancellationToken.None);
            return true;
        });
        await SubmitAgainAsync(round, ids[1]);
        await AddAsync(round, people: 10);

        await OnDayAsync(1, async () => Assert.True((await ReadAsync(round)).Shows("So far: 30 reflections")));
        await OnDayAsync(40, async () => Assert.True((await ReadAsync(round)).Shows("30 reflections, published on")));
    }

    [Fact]
    public async Task The_closing_figures_count_what_was_shown_and_what_came_since_and_the_counts_behind_them_go()
    {
        var round = await world.RoundAsync("Closing", closes: 30);
        await AddAsync(round, people: 20);
        await ReadAsync(round);
        await AddAsync(round, people: 7);

        await OnDayAsync(40, async () =>
        {
            var page = await ReadAsync(round);
            Assert.True(page.Shows("27 reflections, published on"));
            Assert.True(page.Shows("By district"));
            Assert.False(page.Shows("A few reflections that came last"));
        });
        Assert.False(await world.OnDbAsync(db => db.Set<OpenShowing>().AnyAsync(showing => showing.RoundId == round.Id)));
    }

    [Fact]
    public async Task A_few_who_came_last_are_left_out_of_the_closing_figures_and_the_page_says_so()
    {
        var round = await world.RoundAsync("Last", closes: 30);
        await AddAsync(round, people: 20);
        await ReadAsync(round);
        await AddAsync(round, people: 3);

        await OnDayAsync(40, async () =>
        {
            var page = await ReadAsync(round);
            Assert.True(page.Shows("20 reflections, published on"));
            Assert.True(page.Shows("A few reflections that came last are not counted here"));
        });
    }

    private Task<Page> ReadAsync(Round round) => ReadAsync(PracticeLinks.Figures(round.Id));

    private async Task<Page> ReadAsync(string address)
    {
        using var visitor = world.Visitor();
        return await visitor.OpenAsync(address);
    }

    private async Task OnDayAsync(int days, Func<Task> then)
    {
        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(now.AddDays(days));
        try
        {
            await world.Services.RunJobAsync(ClosingFigures.Job);
            await then();
        }
        finally
        {
            world.Clock.AdjustTime(now);
        }
    }

    private Task<IReadOnlyList<Guid>> AddAsync(Round round, int people) =>
        world.WithAsync(async services =>
        {
            return await services.AddReturnsAsync(round, Enumerable.Repeat(Content(services, round, choice: 0), people));
        });

    private Task<bool> SubmitAgainAsync(Round round, Guid id) =>
        world.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Persistence.Db>();
            db.Add(
                new SheetEntry
                {
                    SheetId = id,
                    Revision = 2,
                    Content = Content(services, round, choice: 1),
                }
            );
            await db.SaveChangesAsync();
            return await db.Set<Sheet>()
                    .Where(sheet => sheet.Id == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.Revision, 2).SetProperty(sheet => sheet.Submitted, 2)) == 1;
        });

    private static string Content(IServiceProvider services, Round round, int choice)
    {
        var pack = services.GetRequiredService<Packs>().Version(round.PackVersion, Language.English);
        var (reflection, asked) = (pack.Reflection(round.Reflection), pack.Reflection(round.Reflection).Find("P6")!);
        var sheet = AnswerSheet.Empty.With(reflection.Find("P1")!, [pack.Info.Sectors[0].Id]).With(reflection.Find("P2")!, [pack.Info.Districts[0].Id]);
        return SheetJson.Write(reflection, sheet.With(asked, [AnswerCheck.Choices(pack, reflection, asked)[choice].Code]));
    }
}
