using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

[Trait("Category", "Data")]
public class JourneyPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_practitioner_takes_the_short_start_and_leaves_with_something_useful()
    {
        using var visitor = world.Visitor();

        var (result, _) = await visitor.FinishAsync();

        Assert.Equal("Your result", result.Heading);
        Assert.True(result.Shows("What you bring already"));
        Assert.True(result.Shows("Your next steps"));
        Assert.True(result.Shows("One thing that could still go wrong here"));
        Assert.True(result.Shows("Support for you"));
        Assert.InRange(result.Document.QuerySelectorAll(".ls-steps > li").Length, 1, 3);
        Assert.All(result.Document.QuerySelectorAll(".ls-steps > li"), step =>
            Assert.Equal(["Read", "Attend", "Turn to"], step.QuerySelectorAll("dt").Select(term => term.TextContent))
        );
        Assert.True(result.Shows("Not looked at yet: Child-led, Public Awareness."));
    }

    [Fact]
    public async Task The_short_start_asks_eight_questions_and_one_gentle_note()
    {
        using var visitor = world.Visitor();
        var (page, _) = await visitor.BeginAsync();
        var asked = new List<string>();
        while (!page.Path.EndsWith("/check", StringComparison.Ordinal))
        {
            asked.Add(page.Path.Split("/questions/")[1]);
            page = await page.AnswerOnePageAsync();
        }

        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "P21", "P21/learn", "before-wellbeing", "P24", "P27"], asked);
    }

    [Fact]
    public async Task The_whole_reflection_asks_every_item_of_the_pack_one_question_a_page_and_the_skills_together()
    {
        using var visitor = world.Visitor();
        var (page, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var asked = new List<string>();
        while (!page.Path.EndsWith("/check", StringComparison.Ordinal))
        {
            if (!page.Path.EndsWith("/skills", StringComparison.Ordinal))
            {
                Assert.True(page.Fields.Count <= 1, $"{page.Path} asks {page.Fields.Count} questions.");
            }

            asked.AddRange(page.Fields);
            page = await page.AnswerOnePageAsync();
        }

        var items = world.Services.GetRequiredService<Packs>().Current(Language.English).Reflection("practitioner").Items.Select(item => item.Id);
        Assert.Equal(items, asked);
    }

    [Fact]
    public async Task The_skills_audit_is_one_fieldset_for_each_item_and_never_a_grid()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);

        var skills = await first.AnswerAsync(until: "/questions/skills");

        Assert.Equal(8, skills.Document.QuerySelectorAll("main fieldset legend").Length);
        Assert.Empty(skills.Document.QuerySelectorAll("main table"));
        Assert.All(skills.Document.QuerySelectorAll("main fieldset"), fieldset =>
            Assert.Equal(["not-sure", "not-part-of-my-role"], fieldset.QuerySelectorAll("input").Select(input => input.GetAttribute("value")).TakeLast(2))
        );
    }

    [Fact]
    public async Task I_am_not_sure_is_there_on_every_question_that_has_a_choice()
    {
        using var visitor = world.Visitor();
        var (page, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        while (!page.Path.EndsWith("/check", StringComparison.Ordinal))
        {
            foreach (var fieldset in page.Document.QuerySelectorAll("main fieldset"))
            {
                Assert.Contains(fieldset.QuerySelectorAll("label"), label =>
                    label.TextContent.Contains("not sure", StringComparison.Ordinal) || label.TextContent.Contains("do not know", StringComparison.Ordinal)
                );
            }

            page = await page.AnswerOnePageAsync();
        }
    }

    [Theory]
    [InlineData("no-not-yet", false)]
    [InlineData("not-sure", false)]
    [InlineData("yes-often", true)]
    public async Task A_question_about_help_at_the_time_comes_only_to_those_who_have_supported_a_child(string experience, bool comes)
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var common = await first.AnswerAsync(until: "/questions/P7", ("P6", [experience]));

        var next = await common.Fill("P7", "rare").PressAsync("Continue");

        Assert.Equal(comes ? "/reflect/questions/P32" : "/reflect/questions/skills", next.Path);
    }

    [Theory]
    [InlineData("before-experience", "/reflect/questions/skills", "P6")]
    [InlineData("before-wellbeing", "/reflect/questions/P26", "P24")]
    public async Task A_gentle_note_lets_a_whole_part_be_skipped_and_taken_up_again(string note, string after, string item)
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var gentle = await first.AnswerAsync(until: $"/questions/{note}");
        Assert.StartsWith("A gentle note", gentle.Heading, StringComparison.Ordinal);

        var next = await gentle.PressAsync("Skip this part");
        Assert.Equal(after, next.Path);

        var check = await next.AnswerAsync();
        Assert.True(check.Shows("You chose to skip this part."));
        var again = await check.FollowAsync("Answer it after all");
        Assert.Equal($"/reflect/questions/{item}", (await again.PressAsync("Go on")).Path);
    }

    [Fact]
    public async Task Knowledge_is_taught_straight_after_the_answer_and_nothing_is_called_wrong()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var question = await first.AnswerAsync(until: "/questions/P16");

        var learned = await question.Fill("P16", "take-their-phone-away-to-keep-them-safe").PressAsync("Continue");

        Assert.Equal("What helps", learned.Heading);
        Assert.True(learned.Shows("What helps most"));
        Assert.True(learned.Shows("You chose: Take their phone away"));
        Assert.True(learned.Shows("Source:"));
        Assert.All(learned.Document.QuerySelectorAll("main h1, main h2, main .ls-meta, main .ls-card"), part =>
            Assert.DoesNotMatch("(?i)wrong|incorrect|false|error", part.TextContent)
        );
        Assert.Empty(learned.Document.QuerySelectorAll("main .govuk-error-message, main .govuk-tag--red"));
    }

    [Theory]
    [InlineData("P21", "mostly")]
    [InlineData("P22", "some-of-it")]
    [InlineData("P23", "on-a-paper-form")]
    public async Task After_a_reporting_question_come_a_good_and_a_poor_example(string item, string answer)
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var question = await first.AnswerAsync(until: $"/questions/{item}");

        var learned = await question.Fill(item, answer).PressAsync("Continue");

        Assert.Equal(["Good practice", "Not there yet"], learned.Document.QuerySelectorAll(".ls-pair h2").Select(heading => heading.TextContent));
    }

    [Fact]
    public async Task After_the_skills_each_of_them_has_an_example_and_those_not_easy_yet_stand_open()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);

        var learned = await first.AnswerAsync(until: "/questions/skills/learn");

        Assert.Equal(8, learned.Document.QuerySelectorAll("main details .ls-pair").Length);
        Assert.Equal(2, learned.Document.QuerySelectorAll("main details[open]").Length);
    }

    [Fact]
    public async Task A_thought_on_the_last_answer_stands_on_the_next_page()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();

        var next = await first.AnswerAsync(until: "/questions/P4", ("P3", ["2"]));

        Assert.Contains("Many people start low", next.Document.QuerySelector(".ls-thought")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_leads_to_the_question_before_with_its_answer_kept()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();
        var third = await first.AnswerAsync(until: "/questions/P3");

        var second = await third.FollowAsync("Back");

        Assert.Equal("/reflect/questions/P2", second.Path);
        Assert.Equal(["leeds"], second.Values("P2"));
    }

    [Fact]
    public async Task Every_save_is_appended_and_an_answer_that_is_changed_leaves_the_first_where_it_was()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var third = await first.AnswerAsync(until: "/questions/P4", ("P3", ["4"]));
        await (await third.FollowAsync("Back")).Fill("P3", "9").PressAsync("Continue");

        var (sheet, entries) = await world.SheetOfAsync(code);

        Assert.Equal([1, 2, 3, 4], entries.Select(entry => entry.Revision));
        Assert.Contains("\"P3\":4", entries[2].Content, StringComparison.Ordinal);
        Assert.Contains("\"P3\":9", entries[3].Content, StringComparison.Ordinal);
        Assert.Equal(4, sheet.Revision);
    }

    [Fact]
    public async Task Submitting_keeps_what_counts_in_one_entry_without_the_private_note_and_sector_and_districts_beside_the_answers()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync(button: Journeys.WholeStart);

        var (sheet, entries) = await world.SheetOfAsync(code);
        var submitted = Assert.Single(entries, entry => entry.Revision == sheet.Submitted);

        Assert.Null(submitted.Note);
        Assert.DoesNotContain("Ask the team", submitted.Content, StringComparison.Ordinal);
        Assert.Contains("\"sector\":\"youth-work\",\"districts\":[\"leeds\"],\"answers\":{", submitted.Content, StringComparison.Ordinal);
        Assert.Contains("\"P23\":[\"on-a-paper-form\",\"i-note-that-it-was-online\"]", submitted.Content, StringComparison.Ordinal);
        Assert.Contains("\"P13\":\"not-sure\"", submitted.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("\"P1\"", submitted.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("\"P28\"", submitted.Content, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 23), sheet.Week);
    }

    [Fact]
    public async Task The_rest_can_be_added_after_the_short_start_without_answering_anything_twice()
    {
        using var visitor = world.Visitor();
        var (result, code) = await visitor.FinishAsync();

        var next = await result.PressAsync("Add the rest of the reflection");
        Assert.Equal("/reflect/questions/before-experience", next.Path);
        var again = await (await next.AnswerAsync(answers: ("P14", ["confident"]))).PressAsync("Submit again and see my result");

        Assert.DoesNotContain("Not looked at yet", again.Text, StringComparison.Ordinal);
        var (sheet, entries) = await world.SheetOfAsync(code);
        Assert.Contains("\"P3\":4", entries.Single(entry => entry.Revision == sheet.Submitted).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_that_save_at_once_both_keep_their_answers()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var role = await first.AnswerAsync(until: "/questions/P3");
        var other = await visitor.OpenAsync("/reflect/questions/P4");

        await Task.WhenAll(role.Fill("P3", "7").PressAsync("Continue"), other.Fill("P4", "8").PressAsync("Continue"));

        var (_, entries) = await world.SheetOfAsync(code);
        Assert.Equal(4, entries.Count);
        Assert.Contains(entries, entry => entry.Content.Contains("\"P3\":7", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Content.Contains("\"P4\":8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_counts_its_people_and_an_organisations_link_names_it()
    {
        var round = await world.RoundAsync("A round that counts");
        var organisation = await world.WithAsync(async services =>
            (await services.GetRequiredService<Partnership.Organisations>().RegisterAsync("Kite Club", "youth-work", ["leeds"], CancellationToken.None)).Value
        );
        using var visitor = world.Visitor();
        var start = await visitor.OpenAsync($"/r/{round.Code}/{organisation.Code}");
        Assert.True(start.Shows("A round that counts – Kite Club"));

        var (_, code) = await visitor.FinishAsync($"/r/{round.Code}/{organisation.Code}");

        var (sheet, _) = await world.SheetOfAsync(code);
        Assert.Equal((round.Id, organisation.Id), (sheet.RoundId, sheet.OrganisationId));
    }

    [Fact]
    public async Task A_closed_round_says_so_kindly_and_offers_the_reflection_for_oneself()
    {
        var round = await world.RoundAsync("A round that is over", opens: -30, closes: -1);
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync($"/r/{round.Code}");

        Assert.Equal("This round has closed", page.Heading);
        Assert.Equal("/reflect", (await page.PressAsync("Reflect for yourself")).Path);
    }

    [Fact]
    public async Task A_round_that_has_not_opened_says_when_it_will()
    {
        var round = await world.RoundAsync("A round to come", opens: 3, closes: 30);
        using var visitor = world.Visitor();

        Assert.True((await visitor.OpenAsync($"/r/{round.Code}")).Shows("This round opens on 26 November 2026"));
    }

    [Fact]
    public async Task Whoever_is_still_answering_when_a_round_closes_keeps_the_answers_and_is_told_that_they_are_not_counted()
    {
        var round = await world.RoundAsync("A round that closes under way");
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync($"/r/{round.Code}");
        await first.AnswerAsync();
        await world.OnDbAsync(db =>
            db.Set<Round>().Where(one => one.Id == round.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesOn, new DateOnly(2026, 11, 22)))
        );

        var check = await visitor.OpenAsync("/reflect/check");
        Assert.True(check.Shows("This round closed while you were answering"));
        await check.PressAsync("Submit and see my result");

        var (sheet, _) = await world.SheetOfAsync(code);
        Assert.Null(sheet.RoundId);
        Assert.NotNull(sheet.Submitted);
    }

    [Fact]
    public async Task The_founding_questions_can_be_taken_as_a_workshop_word_for_word()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync("/reflections/workshop", "Start (2 minutes)");

        Assert.Equal(
            [
                "How confident are you of the workforce understanding the digital space and OCSV within West Yorkshire?",
                "How confident are you in being able to respond to harms associated within the digital space or OCSV?",
                "How confident are you that you know how to access training on OCSV?",
            ],
            first.Document.QuerySelectorAll("main legend").Select(legend => legend.TextContent.Trim())
        );
        var result = await (await first.AnswerAsync(answers: [("W1", ["5"]), ("W2", ["5"]), ("W3", ["not-sure"])])).PressAsync("Submit and see my result");
        Assert.False(result.Shows("Your next steps"));
    }

    [Theory]
    [InlineData("/r/nope-nope"), InlineData("/r/nope-nope/poster"), InlineData("/reflections/nope"), InlineData("/r/..%2f..")]
    public async Task An_unknown_link_is_kindly_not_found(string path)
    {
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync(path);

        Assert.Equal((404, "We cannot find that page"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task An_unknown_organisation_in_a_known_round_is_not_found()
    {
        var round = await world.RoundAsync("A round with a wrong link");
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync($"/r/{round.Code}/zzzz-zzzz")).Status);
    }

    [Fact]
    public async Task The_poster_of_a_round_shows_its_address_and_a_code_to_scan()
    {
        var round = await world.RoundAsync("A round with a poster");
        using var visitor = world.Visitor();

        var poster = await visitor.OpenAsync($"/r/{round.Code}/poster");

        Assert.True(poster.Shows($"/r/{round.Code}"));
        Assert.NotNull(poster.Document.QuerySelector("svg.ls-qr path[d*='h1v1h-1z']"));
        Assert.True(poster.Shows("This is not a place to report a worry about a child."));
    }
}
