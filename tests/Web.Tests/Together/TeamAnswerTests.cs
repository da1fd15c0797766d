using Lodestar.Identity;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>An organisation answers together, and nobody's words are lost.</summary>
[Trait("Category", "Data")]
public class TeamAnswerTests
{
    [Fact]
    public async Task A_lead_begins_and_the_list_shows_how_far_each_item_has_come()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());

        var team = await lead.BeginTeamAsync();
        var list = await lead.OpenAsync(team);
        Assert.Equal("Autumn 2026", list.Heading);
        Assert.Equal(40, list.Document.QuerySelectorAll(".ls-tasks > li").Length);
        Assert.True(list.Shows("0 of 40 answered"));

        var next = await lead.AnswerAsync(team, "O1", "3");
        Assert.EndsWith("/items/O2", next.Path, StringComparison.Ordinal);
        list = await lead.OpenAsync(team);
        Assert.True(list.Shows("1 of 40 answered"));
        Assert.Equal("Established", list.Document.QuerySelector(".ls-tasks .govuk-tag")!.TextContent.Trim());
        Assert.DoesNotContain("Start", (await lead.OpenAsync("/work")).Document.QuerySelectorAll("main button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public async Task Two_who_save_the_same_answer_see_both_side_by_side_and_lose_neither()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        var team = await lead.BeginTeamAsync();
        var (hers, his) = (await lead.OpenAsync($"{team}/items/O1"), await colleague.OpenAsync($"{team}/items/O1"));

        await hers.Fill("Choice", "2").Fill("Why", "Her words").PressAsync("Save and go on");
        var both = await his.Fill("Choice", "3").Fill("Why", "His words").PressAsync("Save and go on");

        Assert.Equal(409, both.Status);
        Assert.True(both.Shows("Eve saved this while you were writing"));
        Assert.True(both.Shows("Her words"));
        Assert.Equal("His words", both.Values("Why").Single());
        await both.Fill("Why", "Her words and his words").PressAsync("Save and go on");
        var history = await lead.OpenAsync($"{team}/items/O1/history");
        Assert.Equal(2, history.Document.QuerySelectorAll("main ol > li").Length);
        Assert.True(history.Shows("Her words and his words"));

        Assert.Contains("Save mine", both.Document.QuerySelectorAll("button[form=mine]").Select(button => button.TextContent));
        var kept = await both.PressAsync("Keep theirs");
        Assert.Equal(["Her words and his words"], kept.Values("Why"));
    }

    [Fact]
    public async Task What_comes_after_the_session_ended_waits_on_the_page_until_its_writer_has_signed_in_again()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        var form = await lead.OpenAsync($"{team}/items/O1");
        await world.OnDbAsync(db => db.Set<Session>().ExecuteDeleteAsync());

        var waits = await form.Fill("Choice", "2").Fill("Why", "We talked about it at length.").PressAsync("Save and go on");
        Assert.Equal("You were signed out", waits.Heading);
        Assert.Equal("We talked about it at length.", waits.Document.QuerySelector("main .ls-letter")!.TextContent);
        var still = await waits.PressAsync("Send it again");
        Assert.True(still.Shows("You are not signed in yet."), still.Text);
        Assert.True((await lead.OpenAsync("/sign-in")).Shows("You were signed out"));
        await (await lead.AskForCodeAsync("eve@example.org")).Fill("Code", People.CodeIn(await world.MailAsync("eve@example.org"))).PressAsync("Sign in");

        Assert.EndsWith("/items/O2", (await still.PressAsync("Send it again")).Path, StringComparison.Ordinal);
        Assert.Equal(["We talked about it at length."], (await lead.OpenAsync($"{team}/items/O1")).Values("Why"));

        // A script is told plainly; a form that is not ours is sent nowhere.
        await world.OnDbAsync(db => db.Set<Session>().ExecuteDeleteAsync());
        using var kept = new HttpRequestMessage(HttpMethod.Post, TogetherLinks.Keep(Guid.Parse(team.Split('/')[^1]), "O1"))
        {
            Headers = { { "Sec-Fetch-Dest", "empty" } },
        };
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await lead.AskAsync(kept)).StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/sign-in/unsent?next=/people")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("Email", "me@example.org")]),
        };
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await lead.AskAsync(forged)).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_save_on_the_same_version_at_once_one_is_next_and_all_others_are_told()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        var team = await lead.BeginTeamAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lead.OpenAsync($"{team}/items/O1")));

        var replies = await Task.WhenAll(pages.Select((page, place) => page.Fill("Choice", "2").Fill("Why", $"Words {place}").PressAsync("Save and go on")));

        Assert.Equal(1, replies.Count(reply => reply.Status == 200));
        Assert.Equal(7, replies.Count(reply => reply.Status == 409));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync()));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_saved_once()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        var page = (await lead.OpenAsync($"{team}/items/O1")).Fill("Choice", "2").Fill("Why", "Once");

        await page.PressAsync("Save and go on");
        var again = await page.PressAsync("Save and go on");

        Assert.Equal(200, again.Status);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync()));
    }

    [Theory]
    [InlineData("9", "", "Choice", "Choose where we are, or leave it open for now")]
    [InlineData("-1", "", "Choice", "Choose where we are, or leave it open for now")]
    [InlineData("not-relevant", " ", "Why", "Say why it is not relevant to us")]
    [InlineData("2", "Call 07700 900123", "Why", null)]
    public async Task What_cannot_be_kept_is_said_beside_the_field_and_stays_typed(string choice, string why, string field, string? says)
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();

        var page = await (await lead.OpenAsync($"{team}/items/O1"))
            .Fill("Choice", choice)
            .Fill("Why", why)
            .Fill("Next", "Ask children")
            .PressAsync("Save and go on");

        Assert.Equal(400, page.Status);
        Assert.NotNull(page.ErrorBeside(field));
        Assert.True(says is null || page.ErrorBeside(field) == says);
        Assert.Equal("Ask children", page.Values("Next").Single());
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync()));
    }

    [Fact]
    public async Task A_text_of_more_than_two_thousand_signs_is_refused_and_stays_typed()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        var text = string.Concat(Enumerable.Repeat("We talk. ", 230));

        var page = await lead.AnswerAsync(team, "O1", why: text);

        Assert.Equal("Shorten this to 2000 characters. It has 2069", page.ErrorBeside("Why"));
        Assert.Equal(text.Trim(), page.Values("Why").Single().Trim());
    }

    [Fact]
    public async Task What_is_being_typed_is_kept_for_the_writer_alone_until_it_is_saved()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        var team = await lead.BeginTeamAsync();
        var page = await lead.OpenAsync($"{team}/items/O1");

        Assert.Equal(204, await KeepAsync(lead, page, "Half a sentence"));
        Assert.Equal(204, await KeepAsync(lead, page, "Half a sentence and"));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("unhandled exception", StringComparison.Ordinal));
        var (number, telling) = (
            await SendAsync(lead, page, "Ring me on 07700 900123"),
            await SendAsync(lead, page, "A girl told me her uncle hurt her last night and she is scared to go home.")
        );
        Assert.Equal((422, 422), (number.Status, telling.Status));
        Assert.StartsWith("Not kept yet. Take out the telephone number", await number.Reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("If a child is in danger now, call 999.", await telling.Reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal("Half a sentence and", (await lead.OpenAsync($"{team}/items/O1")).Values("Why").Single());
        Assert.Equal("", (await colleague.OpenAsync($"{team}/items/O1")).Values("Why").Single());
        Assert.True((await lead.OpenAsync("/work")).Shows("Items with words you have not saved: 1"));
        await (await lead.OpenAsync($"{team}/items/O1")).Fill("Choice", "1").PressAsync("Save and go on");
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamDraft>().CountAsync()));
    }

    [Fact]
    public async Task Evidence_is_added_from_an_item_without_losing_what_was_typed_and_serves_many()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();

        var form = await (await lead.OpenAsync($"{team}/items/O1"))
            .Fill("Choice", "2")
            .Fill("Why", "It is written down")
            .PressAsync("Add a pointer to evidence");
        Assert.Equal("Say what it is, in at most 200 characters", (await form.PressAsync("Save the pointer")).ErrorBeside("What"));
        var item = await form.Fill("What", "Online safety policy").Fill("Held", "Policy folder").Fill("Owner", "Deputy head").PressAsync("Save the pointer");

        Assert.EndsWith("/items/O1", item.Path, StringComparison.Ordinal);
        Assert.Equal("It is written down", item.Values("Why").Single());
        var pointer = Assert.Single(item.Values("Evidence"));
        await item.PressAsync("Save and go on");
        await (await lead.OpenAsync($"{team}/items/O2")).Fill("Choice", "1").Fill("Evidence", pointer).PressAsync("Save and go on");
        var evidence = await lead.OpenAsync($"{team}/evidence");
        Assert.True(evidence.Shows("Serves: Leadership and a named champion, A shared language."));
        await (await evidence.FollowAsync("Change")).PressAsync("Stop offering it");
        Assert.Empty((await lead.OpenAsync($"{team}/items/O3")).Document.QuerySelectorAll("[name=Evidence]"));
        Assert.True((await lead.OpenAsync($"{team}/answers")).Shows("Online safety policy"));
    }

    [Fact]
    public async Task Words_are_taken_out_of_a_version_for_good_and_it_stays_known_that_they_were()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1", why: "Something about a tall boy with a red bike");

        var which = await (await (await lead.OpenAsync($"{team}/items/O1/history")).FollowAsync("Take words out of this version")).FollowAsync(
            "Take words out of 'Why we say so'"
        );
        var history = await (await which.PressAsync("See where they are")).PressAsync("Take these words out");

        Assert.True(history.Shows("Words were taken out of this version."));
        Assert.False(history.Shows("red bike"));
        Assert.DoesNotContain(await world.OnDbAsync(db => db.Set<TeamAnswer>().ToListAsync()), answer => answer.Why.Contains("bike", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_are_as_they_were_are_no_words_that_wait_to_be_saved()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        var page = await lead.OpenAsync($"{team}/items/O1");

        Assert.Equal(204, await KeepAsync(lead, page, "Half a sentence"));
        Assert.Equal(204, await KeepAsync(lead, page, ""));

        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamDraft>().CountAsync()));
    }

    private static async Task<int> KeepAsync(Visitor visitor, Page page, string why) => (await SendAsync(visitor, page, why)).Status;

    private static Task<Page> SendAsync(Visitor visitor, Page page, string why)
    {
        var form = page.Document.QuerySelector("form[data-keep]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .Append(KeyValuePair.Create("Why", why));
        return visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(page.Reply.RequestMessage!.RequestUri!, form.GetAttribute("data-keep")))
            {
                Content = new FormUrlEncodedContent(fields),
            }
        );
    }
}
