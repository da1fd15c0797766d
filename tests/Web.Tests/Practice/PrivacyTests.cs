using Lodestar.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lodestar.Practice;

/// <summary>What a colleague, an earlier user of the browser, or a reader of the database and the log must not learn.</summary>
[Trait("Category", "Data")]
public class PrivacyTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Answers_about_experience_and_wellbeing_are_not_shown_again_after_submission()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync(button: Journeys.WholeStart, answers: [("P6", ["yes-often"]), ("P24", ["not-really"])]);
        using var finder = world.Visitor();
        await ComeBackAsync(finder, code);

        foreach (var item in new[] { "P6", "P7", "P24", "P25" })
        {
            var page = await finder.OpenAsync($"/reflect/questions/{item}");
            Assert.Empty(page.Values(item));
            Assert.True(page.Shows("Your answer is kept. It is not shown again"));
        }

        foreach (var (page, after) in new[] { ("P25", "P24"), ("P3", "P24"), ("P7", "P6") })
        {
            Assert.Empty((await finder.OpenAsync($"/reflect/questions/{page}?after={after}")).Document.QuerySelectorAll(".ls-thought"));
        }
    }

    [Fact]
    public async Task Result_print_and_check_are_the_same_whatever_was_said_about_experience_and_wellbeing()
    {
        var pages = new List<string>();
        foreach (
            var (p6, p24, p25) in new[] { ("no-not-yet", "yes-most-of-the-time", "regular-supervision"), ("yes-often", "not-really", "nothing-that-i-know-of") }
        )
        {
            using var visitor = world.Visitor();
            await visitor.FinishAsync(button: Journeys.WholeStart, answers: [("P6", [p6]), ("P24", [p24]), ("P25", [p25])]);
            pages.Add(
                string.Join(
                    '\n',
                    (await visitor.OpenAsync("/reflect/result")).Text,
                    (await visitor.OpenAsync("/reflect/result/print")).Text,
                    (await visitor.OpenAsync("/reflect/check")).Text
                )
            );
            Assert.Equal("/reflect/check", (await visitor.OpenAsync("/reflect/questions/P32")).Path);
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task An_answer_that_is_not_shown_again_stands_until_another_is_chosen()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync(button: Journeys.WholeStart, answers: [("P24", ["not-really"])]);

        var next = await (await visitor.OpenAsync("/reflect/questions/P24")).PressAsync("Continue");
        Assert.Equal(200, next.Status);
        Assert.Contains("\"P24\":\"not-really\"", await LatestAsync(code, "P24"), StringComparison.Ordinal);

        await (await visitor.OpenAsync("/reflect/questions/P24")).Fill("P24", "sometimes").PressAsync("Continue");
        Assert.Contains("\"P24\":\"sometimes\"", await LatestAsync(code, "P24"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thought_is_read_on_the_page_after_the_answer_and_nowhere_else()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var after = await first.AnswerAsync(until: "/questions/P4");

        Assert.NotEmpty((await visitor.OpenAsync("/reflect/questions/P4?after=P3")).Document.QuerySelectorAll(".ls-thought"));
        Assert.Empty((await visitor.OpenAsync("/reflect/questions/P1?after=P3")).Document.QuerySelectorAll(".ls-thought"));
        Assert.Equal("/reflect/questions/P4", after.Path);
    }

    [Fact]
    public async Task Whoever_knew_the_cookie_before_a_reflection_began_does_not_come_along()
    {
        using var visitor = world.Visitor();
        var start = await visitor.OpenAsync("/reflect");
        using var earlier = visitor.At(world.Address);
        var begun = await (await start.PressAsync(Journeys.ShortStart)).PressAsync("Continue");

        Assert.Equal("/reflect/questions/P1", begun.Path);
        Assert.Equal("/reflect/ended", (await earlier.OpenAsync("/reflect/questions/P1")).Path);
        Assert.Equal("session", Assert.Single(visitor.Cookies).Name);
    }

    [Fact]
    public async Task A_page_left_open_from_another_reflection_changes_nothing_in_the_new_one()
    {
        using var visitor = world.Visitor();
        var (result, _) = await visitor.FinishAsync();
        var delete = await result.FollowAsync("Delete my answers");
        var (_, second) = await visitor.BeginAsync();

        Assert.Equal(400, (await delete.PressAsync("Delete my answers")).Status);
        await world.SheetOfAsync(second);
    }

    [Fact]
    public async Task A_new_code_ends_every_other_sitting_of_the_old_one()
    {
        using var owner = world.Visitor();
        var (_, code) = await owner.FinishAsync();
        using var thief = world.Visitor();
        await ComeBackAsync(thief, code);

        await (await owner.OpenAsync("/reflect/new-code")).PressAsync("Get a new code");

        Assert.Equal("/reflect/ended", (await thief.OpenAsync("/reflect/result")).Path);
        Assert.Equal("Your result", (await owner.OpenAsync("/reflect/result")).Heading);
    }

    [Fact]
    public async Task Asking_for_a_new_code_many_times_at_once_shows_one_that_works()
    {
        using var visitor = world.Visitor();
        await visitor.FinishAsync();
        var page = await visitor.OpenAsync("/reflect/new-code");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => page.PressAsync("Get a new code")));

        var shown = (await visitor.OpenAsync("/reflect/new-code")).Document.QuerySelector(".ls-code__words")!.TextContent.Trim();
        using var later = world.Visitor();
        Assert.Equal("Your result", (await ComeBackAsync(later, shown)).Heading);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_five()
    {
        using var owner = world.Visitor();
        var (_, code) = await owner.FinishAsync();
        var words = code.Split(' ');
        var wrong = $"{words[0]} {(words[1] == "lemon" ? "river" : "lemon")} {words[2]} {words[3]}";
        using var guesser = world.Visitor();
        var page = await guesser.OpenAsync("/reflect/return");

        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => page.Fill("code", wrong).PressAsync("Open my answers")));

        Assert.All(replies, reply => Assert.Equal(400, reply.Status));
        Assert.InRange(replies.Count(reply => reply.Shows("We could not find answers")), 0, 4);
    }

    [Fact]
    public async Task The_right_code_after_some_wrong_ones_begins_the_count_anew()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync();
        var words = code.Split(' ');
        var wrong = $"{words[0]} {(words[1] == "lemon" ? "river" : "lemon")} {words[2]} {words[3]}";
        using var later = world.Visitor();
        for (var rounds = 0; rounds < 3; rounds++)
        {
            for (var tries = 0; tries < 4; tries++)
            {
                await ComeBackAsync(later, wrong);
            }

            Assert.Equal("Your result", (await ComeBackAsync(later, code)).Heading);
        }
    }

    [Fact]
    public async Task To_compare_with_an_earlier_code_is_not_to_open_it()
    {
        using var visitor = world.Visitor();
        var (_, earlier) = await visitor.FinishAsync();
        var (result, _) = await visitor.FinishAsync();
        await result.Fill("earlier", earlier).PressAsync("Compare");

        using var later = world.Visitor();
        Assert.False((await ComeBackAsync(later, earlier)).Shows("The last time your code opened your answers"));
    }

    [Fact]
    public async Task No_time_finer_than_an_hour_is_kept_of_a_sitting_and_none_once_it_has_ended()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.BeginAsync();
        var (sheet, _) = await world.SheetOfAsync(code);
        var until = await world.OnDbAsync(db => db.Set<Sitting>().Where(sitting => sitting.SheetId == sheet.Id).Select(sitting => sitting.Until).SingleAsync());
        Assert.Equal(0, until.Ticks % TimeSpan.TicksPerHour);

        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(until + TimeSpan.FromSeconds(1));
        await world.Services.GetRequiredService<Sweeping>().SweepAsync(clock => clock.IsShort, CancellationToken.None);
        world.Clock.AdjustTime(now);

        Assert.False(await world.OnDbAsync(db => db.Set<Sitting>().AnyAsync(sitting => sitting.SheetId == sheet.Id)));
    }

    [Fact]
    public async Task A_save_after_the_answers_were_deleted_elsewhere_leads_to_the_end_of_the_sitting()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var (sheet, _) = await world.SheetOfAsync(code);
        var saves = Enumerable.Range(0, 12).Select(_ => first.Fill("P1", "youth-work").PressAsync("Continue")).ToList();
        await world.WithAsync(async services =>
        {
            await services.GetRequiredService<Sheets>().DeleteAsync(sheet.Id, finder: null, CancellationToken.None);
            return true;
        });

        Assert.All(await Task.WhenAll(saves), page => Assert.Equal(200, page.Status));
        Assert.Equal("/reflect/ended", (await visitor.OpenAsync("/reflect/questions/P1")).Path);
    }

    [Fact]
    public async Task Nothing_that_a_person_types_or_chooses_reaches_the_log()
    {
        await using var own = new World();
        await own.InitializeAsync();
        own.Services.GetRequiredService<ILogger<PrivacyTests>>().LogInformation("This line shows that the log is read");
        using var visitor = own.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var last = await first.AnswerAsync(until: "/questions/P28");
        var again = await last.Fill("P28", "Write to sam.jones@example.org").PressAsync("Continue");
        Assert.Equal(400, again.Status);
        await (await again.Fill("P28", "Zebra crossing").PressAsync("Continue")).PressAsync("Submit and see my result");
        await ComeBackAsync(visitor, "zebra crossing");
        await ComeBackAsync(visitor, "river lemon otter 4271");
        await visitor.OpenAsync("/reflect/nope?zebra=crossing");

        Assert.Equal(["Information This line shows that the log is read "], own.Log.Lines);
    }

    private static async Task<Page> ComeBackAsync(Visitor visitor, string code) =>
        await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");

    private async Task<string> LatestAsync(string code, string item) =>
        (await world.SheetOfAsync(code)).Entries.Last(entry => entry.Content.Contains($"\"{item}\"", StringComparison.Ordinal)).Content;
}
