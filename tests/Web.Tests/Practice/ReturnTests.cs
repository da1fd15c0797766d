using System.Text;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice;

[Trait("Category", "Data")]
public class ReturnTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_break_keeps_the_place_and_the_code_opens_it_in_another_browser()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var third = await first.AnswerAsync(until: "/questions/P3");
        var rest = await third.Fill("P3", "8").PressAsync("Take a break");
        Assert.Equal("Take a break", rest.Heading);
        await rest.PressAsync("Leave for now");

        using var later = world.Visitor();
        var back = await (await later.OpenAsync("/reflect/return")).Fill("code", code.ToUpperInvariant()).PressAsync("Open my answers");
        var next = await back.PressAsync("Go on");

        Assert.Equal("/reflect/questions/P4", next.Path);
        Assert.Equal(["8"], (await next.FollowAsync("Back")).Values("P3"));
    }

    [Fact]
    public async Task Whoever_comes_back_to_the_short_version_finishes_the_short_version()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        await (await first.AnswerAsync(until: "/questions/P21")).Fill("P21", "mostly").PressAsync("Take a break");

        using var later = world.Visitor();
        var back = await (await later.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        var next = await back.PressAsync("Go on");
        Assert.Equal("/reflect/questions/before-wellbeing", next.Path);

        var result = await (await next.AnswerAsync()).PressAsync("Submit and see my result");
        Assert.Equal("Your result", result.Heading);
        var check = await (await (await later.OpenAsync("/reflect/questions/P3")).Fill("P3", "9").PressAsync("Continue")).FollowAsync("Back");
        Assert.Equal(200, check.Status);
        Assert.Equal("Your result", (await (await later.OpenAsync("/reflect/check")).PressAsync("Submit again and see my result")).Heading);
    }

    [Fact]
    public async Task A_reflection_that_was_counted_stays_counted_when_it_is_changed_after_the_round_has_closed()
    {
        var round = await world.RoundAsync("Closing", closes: 1);
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync($"/r/{round.Code}");
        var counted = (await world.SheetOfAsync(code)).Sheet.Submitted;
        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(now.AddDays(3));
        using var later = world.Visitor();
        await (await later.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        await (await later.OpenAsync("/reflect/questions/P3")).Fill("P3", "9").PressAsync("Continue");
        var result = await (await later.OpenAsync("/reflect/check")).PressAsync("Submit again and see my result");
        world.Clock.AdjustTime(now);

        var (sheet, entries) = await world.SheetOfAsync(code);
        Assert.Equal("Your result", result.Heading);
        Assert.Equal((round.Id, counted), (sheet.RoundId, sheet.Submitted));
        Assert.Contains("\"P3\":9", entries[^1].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_break_in_the_middle_of_a_question_asks_for_no_answer_first()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();

        Assert.Equal("Take a break", (await first.Fill("P1").PressAsync("Take a break")).Heading);
    }

    [Fact]
    public async Task The_code_is_shown_once_and_never_stands_in_an_address_a_title_or_the_database()
    {
        using var visitor = world.Visitor();
        var before = await (await visitor.OpenAsync("/reflect")).PressAsync(Journeys.ShortStart);
        var code = before.Document.QuerySelector(".ls-code__words")!.TextContent.Trim();
        var first = await before.PressAsync("Continue");
        var (result, _) = (await (await first.AnswerAsync()).PressAsync("Submit and see my result"), code);

        foreach (var path in new[] { "/reflect/before-you-start", "/reflect/check", "/reflect/result", "/reflect/result/print", "/reflect/new-code" })
        {
            var page = await visitor.OpenAsync(path);
            Assert.DoesNotContain(code, page.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(code.Split(' ')[0], result.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(code, await EverythingInTheDatabaseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_code_is_replaced_and_the_old_one_opens_nothing()
    {
        using var visitor = world.Visitor();
        var (result, old) = await visitor.FinishAsync();
        var ask = await result.FollowAsync("I lost my return code");
        var shown = await ask.PressAsync("Get a new code");
        var code = shown.Document.QuerySelector(".ls-code__words")!.TextContent.Trim();
        await shown.PressAsync("I have kept it");

        using var later = world.Visitor();
        Assert.Equal(400, (await (await later.OpenAsync("/reflect/return")).Fill("code", old).PressAsync("Open my answers")).Status);
        Assert.Equal("Your result", (await (await later.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers")).Heading);
    }

    [Fact]
    public async Task The_result_says_when_the_code_was_opened_before()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync();
        for (var i = 0; i < 2; i++)
        {
            using var again = world.Visitor();
            await (await again.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        }

        using var last = world.Visitor();
        var page = await (await last.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");

        Assert.True(page.Shows("The last time your code opened your answers was in the week of 23 November 2026."));
    }

    [Theory]
    [InlineData("", "Enter your return code")]
    [InlineData("my dog", "Enter three words and a number from 1000 to 9999, as in 'river lemon otter 4271'. Check the spelling of each word")]
    [InlineData(
        "river lemon otter 9999",
        "We could not find answers with that code. Check each word and the number. Answers from long ago are deleted when their time is over"
    )]
    public async Task A_code_that_opens_nothing_gets_a_message_and_stays_typed(string typed, string message)
    {
        using var visitor = world.Visitor();

        var again = await (await visitor.OpenAsync("/reflect/return")).Fill("code", typed).PressAsync("Open my answers");

        Assert.Equal(400, again.Status);
        Assert.Equal(message, again.ErrorBeside("code"));
        Assert.Equal([typed], again.Values("code"));
    }

    [Fact]
    public async Task Five_failures_lock_a_code_for_a_day_even_for_its_owner_and_for_codes_that_never_were()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync();
        var words = code.Split(' ');
        var wrong = $"{words[0]} {(words[1] == "river" ? "lemon" : "river")} {words[2]} {words[3]}";
        foreach (var guess in new[] { wrong, "acorn acorn acorn 1234" })
        {
            for (var i = 1; i <= 5; i++)
            {
                var reply = await (await visitor.OpenAsync("/reflect/return")).Fill("code", guess).PressAsync("Open my answers");
                Assert.StartsWith(i < 5 ? "We could not find" : "That code is locked", reply.ErrorBeside("code"), StringComparison.Ordinal);
            }
        }

        Assert.StartsWith(
            "That code is locked",
            (await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers")).ErrorBeside("code"),
            StringComparison.Ordinal
        );

        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("Your result", (await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers")).Heading);
    }

    [Fact]
    public async Task An_earlier_code_shows_what_changed_and_the_link_between_the_two_is_not_kept()
    {
        using var then = world.Visitor();
        var (_, earlier) = await then.FinishAsync(answers: [("P3", ["3"]), ("P4", ["8"]), ("P21", ["no"])]);
        using var now = world.Visitor();
        var (result, _) = await now.FinishAsync(answers: [("P3", ["7"]), ("P4", ["6"]), ("P21", ["mostly"])]);

        var compared = await result.Fill("earlier", earlier).PressAsync("Compare");

        Assert.True(compared.Shows("Answers that are higher than last time: 2"));
        Assert.True(compared.Shows("Answers that are the same: 1"));
        Assert.True(compared.Shows("Answers that are lower: 1"));
        Assert.True(compared.Shows("A lower answer is often a good sign"));
        Assert.DoesNotContain("look after yourself", compared.Document.QuerySelector("#changes")!.TextContent, StringComparison.Ordinal);
        await (await now.OpenAsync("/reflect/result")).PressAsync("Finish and leave");
        Assert.DoesNotContain("Earlier", await EverythingInTheDatabaseAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_this_very_reflection_does_not_compare()
    {
        using var visitor = world.Visitor();
        var (result, code) = await visitor.FinishAsync();

        Assert.Equal(
            "That is the code of this reflection. Enter the code of an earlier one.",
            (await result.Fill("earlier", code).PressAsync("Compare")).ErrorBeside("earlier")
        );
    }

    [Fact]
    public async Task After_submission_private_answers_are_not_shown_again_and_never_printed()
    {
        using var visitor = world.Visitor();
        var (result, _) = await visitor.FinishAsync(button: Journeys.WholeStart, answers: [("P24", ["not-really"]), ("P25", ["nothing-that-i-know-of"])]);
        var check = await visitor.OpenAsync("/reflect/check");
        var print = await visitor.OpenAsync("/reflect/result/print");

        Assert.True(check.Shows("What you answered here, or left out, is kept and not shown."));
        foreach (var page in new[] { result, check, print })
        {
            Assert.DoesNotContain("Not really", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing that I know of", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Yes, once", page.Text, StringComparison.Ordinal);
        }

        Assert.True(result.Shows("Ask the team what they like online"));
        Assert.False(print.Shows("Ask the team what they like online"));
    }

    [Fact]
    public async Task Deleting_takes_everything_at_once_and_soon_leaves_no_trace_in_the_file()
    {
        const string Trace = "wordsthatmustnotstay";
        using var visitor = world.Visitor();
        var (result, code) = await visitor.FinishAsync(button: Journeys.WholeStart, answers: ("P28", [Trace]));
        var sheet = (await world.SheetOfAsync(code)).Sheet.Id;

        var deleted = await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");

        Assert.Equal("Your answers are deleted", deleted.Heading);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync(one => one.Id == sheet)));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<SheetEntry>().CountAsync(one => one.SheetId == sheet)));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Sitting>().CountAsync(one => one.SheetId == sheet)));
        Assert.Equal(400, (await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers")).Status);
        Assert.Equal("Your answers are closed", (await visitor.OpenAsync("/reflect/result")).Heading);
        // If somebody is reading what SQLite's log still contains, the file is emptied of it when they have finished.
        for (var waited = 0; !World.OnPostgres && ErasureTests.IsInFiles(world.Settings.Data, Encoding.UTF8.GetBytes(Trace)); waited++)
        {
            Assert.True(waited < 300, "The words are still in the file.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Leaving_quickly_ends_the_sitting_here_forgets_the_cookie_and_shows_an_ordinary_site()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        await first.Fill("P1", "health").PressAsync("Continue");
        var cookie = Assert.Single(visitor.Cookies);

        await visitor.OpenAsync("/leave");

        Assert.Equal("https://www.bbc.co.uk/weather", visitor.WentTo!.ToString());
        Assert.Empty(visitor.Cookies);
        Assert.Equal("Your answers are closed", (await visitor.OpenAsync("/reflect/questions/P2")).Heading);
        using var thief = world.Visitor();
        using var stolen = new HttpRequestMessage(HttpMethod.Get, "/reflect/questions/P2") { Headers = { { "Cookie", $"{cookie.Name}={cookie.Value}" } } };
        Assert.Equal("Your answers are closed", (await thief.SendAsync(stolen)).Heading);
        Assert.Single((await world.SheetOfAsync(code)).Entries);
    }

    [Theory]
    [InlineData("Sec-Purpose", "prefetch"), InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_link_that_nobody_pressed_ends_nothing(string header, string value)
    {
        using var visitor = world.Visitor();
        await visitor.BeginAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/leave") { Headers = { { header, value } } };

        await visitor.AskAsync(request);

        Assert.Equal("/reflect/questions/P1", (await visitor.OpenAsync("/reflect/questions/P1")).Path);
    }

    [Fact]
    public async Task There_is_one_cookie_it_is_random_holds_no_answer_and_ends_with_the_browser()
    {
        using var visitor = world.Visitor();
        Assert.Empty((await visitor.OpenAsync("/")).Reply.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        await visitor.FinishAsync();

        var cookie = Assert.Single(visitor.Cookies);
        Assert.Equal(("session", true, DateTime.MinValue), (cookie.Name, cookie.HttpOnly, cookie.Expires));
    }

    [Fact]
    public async Task A_sitting_ends_by_itself_four_hours_after_the_last_save_at_the_latest()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();
        world.Clock.Advance(TimeSpan.FromHours(2.9));
        var second = await first.Fill("P1", "health").PressAsync("Continue");
        Assert.Equal("/reflect/questions/P2", second.Path);

        world.Clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal("Your answers are closed", (await visitor.OpenAsync("/reflect/questions/P2")).Heading);
    }

    [Fact]
    public async Task The_diary_file_names_two_days_and_says_nothing_about_what_they_are_for()
    {
        using var visitor = world.Visitor();
        await visitor.FinishAsync();

        var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, "/reflect/result/diary.ics"));
        var text = await reply.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART;VALUE=DATE:2027", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)child|harm|sexual|abuse", text);
    }

    private async Task<string> EverythingInTheDatabaseAsync() =>
        await world.OnDbAsync(async db =>
        {
            var text = new System.Text.StringBuilder();
            foreach (var sheet in await db.Set<Sheet>().ToListAsync())
            {
                text.AppendLine(System.Text.Json.JsonSerializer.Serialize(sheet));
            }

            foreach (var entry in await db.Set<SheetEntry>().ToListAsync())
            {
                text.AppendLine(System.Text.Json.JsonSerializer.Serialize(entry));
            }

            foreach (var sitting in await db.Set<Sitting>().ToListAsync())
            {
                text.AppendLine(System.Text.Json.JsonSerializer.Serialize(sitting));
            }

            foreach (var record in await db.Set<ReturnRecord>().ToListAsync())
            {
                text.AppendLine(System.Text.Json.JsonSerializer.Serialize(record));
            }

            return text.ToString();
        });
}
