using System.Text;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Practice.Figures;
using Lodestar.Retention;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>Answers whose time is over.</summary>
[Trait("Category", "Data")]
public class ForgettingTests
{
    private const string Marker = "Zebra crossing in the park";

    [Fact]
    public async Task The_answers_of_a_round_go_on_their_day_as_the_preview_said_and_figures_stay()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn", closes: 1);
        var other = await world.RoundAsync("Winter", closes: 60);
        var codes = await FillAsync(world, round, people: 5);
        await FillAsync(world, other, people: 1);
        using var visitor = world.Visitor();
        codes.Add((await visitor.FinishAsync($"/r/{round.Code}", Journeys.WholeStart, ("P28", [Marker]))).Code);
        await world.OnDbAsync(async db =>
        {
            db.Add(
                new TallyRow
                {
                    RoundId = round.Id,
                    By = Grouping.Organisation,
                    Code = "of-one-person",
                    Content = """{"returns":1,"answers":{"P3":{"7":1}}}""",
                }
            );
            db.Add(
                new OpenShowing
                {
                    RoundId = round.Id,
                    ShownOn = round.OpensOn,
                    Content = """{"returns":0,"columns":[],"items":[]}""",
                    Counts = "[]",
                }
            );
            return await db.SaveChangesAsync();
        });

        // On the day before, and whatever a preview of the next day says, nothing is deleted.
        var day = round.ClosesOn.AddMonths(18);
        world.Clock.AdjustTime(Kernel.Week.StartOf(day).AddMinutes(-1));
        await SweepAsync(world);
        var said = await PreviewAsync(world, day);
        Assert.Equal([new Due("Answers in a round", 6, "Autumn", day)], said);
        Assert.Empty(await PreviewAsync(world, day.AddDays(-1)));
        Assert.Equal((6, 1), (await CountAsync(world, round), await CountAsync(world, other)));

        world.Clock.AdjustTime(Kernel.Week.StartOf(day));
        Assert.Equal(said, await SweepAsync(world));

        Assert.Equal((0, 1), (await CountAsync(world, round), await CountAsync(world, other)));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<SheetEntry>().Select(entry => entry.SheetId).Distinct().CountAsync()));

        // Counts of a group stay; those of one person say as much as their answers, and are deleted with them.
        Assert.Equal(
            ["", "leeds", "youth-work"],
            await world.OnDbAsync(db => db.Set<TallyRow>().Where(tally => tally.RoundId == round.Id).Select(tally => tally.Code).Order().ToListAsync())
        );
        Assert.Empty(await world.WithAsync(services => services.GetRequiredService<TallyBook>().VerifyAsync(CancellationToken.None)));
        Assert.False(await world.OnDbAsync(db => db.Set<OpenShowing>().AnyAsync()));
        Assert.Equal(day, await world.OnDbAsync(db => db.Set<Round>().Where(one => one.Id == round.Id).Select(one => one.ForgottenOn).SingleAsync()));

        // Nobody had asked for the figures before; they were published while the answers were there.
        var figures = await visitor.OpenAsync(PracticeLinks.Figures(round.Id));
        Assert.True(figures.Shows("6 reflections"));
        Assert.True(figures.Shows("6 of 6 people said 'Mostly'."));
        Assert.True((await ComeBackAsync(visitor, codes[0])).Shows("We could not find answers"));
        Assert.Empty(await SweepAsync(world));
        await IsOutOfFilesAsync(world);
    }

    [Fact]
    public async Task A_round_of_too_few_is_forgotten_without_a_figure()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Few", closes: 1);
        await FillAsync(world, round, people: 1);
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddYears(2));

        await SweepAsync(world);

        using var visitor = world.Visitor();
        Assert.True((await visitor.OpenAsync(PracticeLinks.Figures(round.Id))).Shows("Too few people took part"));
        Assert.Equal(0, await CountAsync(world, round));
    }

    [Fact]
    public async Task Answers_outside_rounds_go_after_their_last_change_and_codes_after_their_last_use()
    {
        await using var world = await World.StartedAsync();
        var (old, changed) = (await FillAsync(world, round: null, people: 1), await FillAsync(world, round: null, people: 1));
        var begun = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(begun.AddMonths(10));
        using (var visitor = world.Visitor())
        {
            await ComeBackAsync(visitor, changed[0]);
            await (await visitor.OpenAsync("/reflect/questions/P3")).Fill("P3", "9").PressAsync("Continue");
        }

        world.Clock.AdjustTime(begun.AddMonths(18).AddDays(-1));
        await SweepAsync(world);
        Assert.NotNull(await SheetAsync(world, old[0]));

        world.Clock.AdjustTime(begun.AddMonths(18));
        Assert.Equal([new Due("Answers outside rounds", 1)], await SweepAsync(world));
        Assert.Null(await SheetAsync(world, old[0]));
        Assert.NotNull(await SheetAsync(world, changed[0]));

        // The first day of the month in which it was given out counts; the other was opened ten months later.
        world.Clock.AdjustTime(begun.AddMonths(36));
        Assert.Contains(new Due("Return codes, as keyed hashes", 1), await SweepAsync(world));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<ReturnRecord>().CountAsync()));
        world.Clock.AdjustTime(begun.AddMonths(47));
        Assert.Equal([new Due("Return codes, as keyed hashes", 1)], await SweepAsync(world));
    }

    [Fact]
    public async Task A_code_from_before_there_was_a_clock_goes_only_where_it_is_known_when_it_was_used()
    {
        await using var world = await World.StartedAsync();
        await world.OnDbAsync(async db =>
        {
            db.Add(new ReturnRecord { Finder = [1], Proof = [1] });
            db.Add(
                new ReturnRecord
                {
                    Finder = [2],
                    Proof = [2],
                    OpenedWeek = new DateOnly(2020, 1, 6),
                }
            );
            return await db.SaveChangesAsync();
        });

        await SweepAsync(world);

        Assert.Equal([1], await world.OnDbAsync(db => db.Set<ReturnRecord>().Select(record => record.Finder).SingleAsync()));
    }

    [Fact]
    public async Task What_a_stop_left_over_goes_at_the_next_look_and_two_nodes_at_once_do_no_harm()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Stopped", closes: 1);
        await FillAsync(world, round, people: 3);
        await world.OnDbAsync(async db =>
        {
            (await db.Set<Round>().SingleAsync()).Forget(new DateOnly(2027, 1, 1));
            return await db.SaveChangesAsync();
        });
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddYears(2));
        var (node, _) = await world.SecondNodeAsync();

        var swept = await Task.WhenAll(
            new[] { world.Services, node.Services }.Select(services =>
                services.GetRequiredService<Sweeping>().SweepAsync(clock => !clock.IsShort, CancellationToken.None)
            )
        );

        Assert.All(swept, one => Assert.True(one.Whole));
        Assert.Equal([3], swept.SelectMany(one => one.Went).Where(due => due.About is not null && due.Count > 0).Select(due => due.Count));
        Assert.Equal(0, await CountAsync(world, round));
        Assert.Equal(new DateOnly(2027, 1, 1), await world.OnDbAsync(db => db.Set<Round>().Select(one => one.ForgottenOn).SingleAsync()));
    }

    [Fact]
    public async Task A_partnership_may_keep_answers_for_a_shorter_time_and_says_so_on_its_privacy_page()
    {
        await using var world = new ShortWorld();
        await world.InitializeAsync();
        var round = await world.RoundAsync("Short", closes: 1);
        using var visitor = world.Visitor();

        Assert.Equal(round.ClosesOn.AddMonths(6), Assert.Single(await PreviewAsync(world, round.ClosesOn.AddMonths(6))).On);
        Assert.True((await visitor.OpenAsync("/privacy")).Shows("6 months after the round closed"));
    }

    [Fact]
    public async Task A_preview_changes_nothing()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Looked at", closes: 1);
        await FillAsync(world, round, people: 2);

        var said = await PreviewAsync(world, new DateOnly(2099, 1, 1));

        Assert.Contains(said, due => due is { Records: "Answers in a round", Count: 2, About: "Looked at" });
        Assert.Equal(2, await CountAsync(world, round));
        Assert.Null(await world.OnDbAsync(db => db.Set<Round>().Select(one => one.ForgottenOn).SingleAsync()));
        Assert.False(await world.OnDbAsync(db => db.Set<RoundShowing>().AnyAsync()));
    }

    // Sittings of the same people expire long before; they have their own clock and are not what these tests are about.
    private static async Task<IReadOnlyList<Due>> SweepAsync(World world)
    {
        var retention = world.Services.GetRequiredService<Sweeping>();
        await retention.SweepAsync(clock => clock.IsShort, CancellationToken.None);
        var swept = await retention.SweepAsync(
            clock => !clock.IsShort && clock.Table.StartsWith("practice_", StringComparison.Ordinal),
            CancellationToken.None
        );
        Assert.True(swept.Whole);
        return swept.Went;
    }

    private static async Task<IReadOnlyList<Due>> PreviewAsync(World world, DateOnly day)
    {
        var retention = world.Services.GetRequiredService<Sweeping>();
        var ours = retention
            .Clocks.Where(clock => !clock.IsShort && clock.Table.StartsWith("practice_", StringComparison.Ordinal))
            .Select(clock => clock.Records)
            .ToList();
        return [.. (await retention.PreviewAsync(day, CancellationToken.None)).Where(due => ours.Contains(due.Records))];
    }

    private static async Task<List<string>> FillAsync(World world, Round? round, int people)
    {
        var codes = new List<string>();
        for (var person = 0; person < people; person++)
        {
            using var visitor = world.Visitor();
            codes.Add((await visitor.FinishAsync(round is null ? "/reflect" : $"/r/{round.Code}")).Code);
        }

        return codes;
    }

    private static Task<int> CountAsync(World world, Round round) => world.OnDbAsync(db => db.Set<Sheet>().CountAsync(sheet => sheet.RoundId == round.Id));

    private static Task<Sheet?> SheetAsync(World world, string code) =>
        world.WithAsync(services => services.GetRequiredService<Sheets>().ByCodeAsync(ReturnCode.Parse(code)!, CancellationToken.None));

    private static async Task<Page> ComeBackAsync(Visitor visitor, string code) =>
        await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");

    private static async Task IsOutOfFilesAsync(World world)
    {
        for (var waited = 0; !World.OnPostgres && ErasureTests.IsInFiles(world.Settings.Data, Encoding.UTF8.GetBytes(Marker)); waited++)
        {
            Assert.True(waited < 100, "The text is still in the files.");
            await Task.Delay(100);
        }
    }

    private sealed class ShortWorld : World
    {
        protected override Settings Wanted => new Settings().With(PracticeCapability.KeepAnswers, 6);
    }
}
