using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

[Trait("Category", "Data")]
public class BadInputTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("P1", "", "Choose an answer, or 'I am not sure'")]
    [InlineData("P1", "made-up", "Choose one of the answers listed")]
    [InlineData("P2", "", "Choose at least one answer")]
    [InlineData("P2", "leeds somewhere", "Choose one of the answers listed")]
    [InlineData("P2", "leeds elsewhere", "'Somewhere else' cannot go together with another answer")]
    [InlineData("P3", "", "Choose an answer, or 'I am not sure'")]
    [InlineData("P3", "11", "Choose one of the answers listed")]
    [InlineData("P3", "-1", "Choose one of the answers listed")]
    [InlineData("P3", "3 4", "Choose one answer only")]
    [InlineData("P27", "", "Choose at least one answer")]
    [InlineData("P27", "talking-with-children talking-with-parents laws-and-guidance looking-after-myself", "Choose up to 3 answers")]
    [InlineData("P27", "talking-with-children not-sure", "'I am not sure' cannot go together with another answer")]
    public async Task A_choice_that_is_none_gets_a_message_beside_the_field_and_in_the_summary_and_what_was_chosen_stays(
        string item,
        string given,
        string message
    )
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var page = await first.AnswerAsync(until: $"/questions/{item}");
        var before = (await world.SheetOfAsync(code)).Entries.Count;

        var again = await page.Fill(item, given.Split(' ', StringSplitOptions.RemoveEmptyEntries)).PressAsync("Continue");

        Assert.Equal(400, again.Status);
        Assert.StartsWith("Error: ", again.Title, StringComparison.Ordinal);
        Assert.Equal((message, item), Assert.Single(again.Errors));
        Assert.NotNull(again.Document.GetElementById(item));
        Assert.Equal(message, again.ErrorBeside(item));
        var listed = given.Split(' ').Where(value => page.Document.QuerySelector($"[name='{item}'][value='{value}']") is not null);
        var several = page.Document.QuerySelector($"[name='{item}'][type=checkbox]") is not null;
        Assert.Equal(listed.Take(several ? 9 : 1).Order(), again.Values(item).Order());
        Assert.Equal(before, (await world.SheetOfAsync(code)).Entries.Count);
    }

    [Theory]
    [InlineData("Ring mum on 07700 900123", "Take out the telephone number '07700 900123'. It could point at a person")]
    [InlineData("Mail sam@example.org", "Take out the e-mail address 'sam@example.org'. It could point at a person")]
    [InlineData("He lives at LS1 4AP", "Take out the postcode 'LS1 4AP'. It could point at a person")]
    [InlineData("NHS 943 476 5919", "Take out the NHS number '943 476 5919'. It points at a person")]
    [InlineData("Born 12/03/2011", "Take out the date '12/03/2011', or leave out the year. It could be a person's date of birth")]
    [InlineData("Ask Callum Khan", "Take out the name 'Callum Khan'. It could point at a person. You can write who it is to you, such as 'a colleague'")]
    [InlineData("Met at Beckfoot Vale School", "Take out the name of the school, 'Beckfoot Vale School'. It could help to point at a person")]
    [InlineData("He is @coolkid_99", "Take out the user name '@coolkid_99'. It could point at a person")]
    [InlineData("See www.example.com/him", "Take out the web address 'www.example.com/him'. It could point at a person")]
    public async Task A_private_note_that_points_at_a_person_is_not_kept_and_the_writer_sees_with_what(string text, string message)
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var note = await first.AnswerAsync(until: "/questions/P28");

        var again = await note.Fill("P28", text).PressAsync("Continue");

        Assert.Equal(400, again.Status);
        Assert.Equal(message, again.ErrorBeside("P28"));
        Assert.Equal([text], again.Values("P28"));
        Assert.DoesNotContain((await world.SheetOfAsync(code)).Entries, entry => entry.Note is not null);
    }

    [Fact]
    public async Task What_points_at_a_person_is_taken_out_by_a_button_and_nothing_is_kept_before_the_writer_goes_on()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var note = await first.AnswerAsync(until: "/questions/P28");
        Assert.DoesNotContain("Take it out for me", note.Text, StringComparison.Ordinal);

        var refused = await note.Fill("P28", "Ask Callum Khan about games, 07700 900123").PressAsync("Continue");
        var left = await refused.PressAsync("Take it out for me");

        Assert.Equal(200, left.Status);
        Assert.Equal(["Ask [taken out] about games, [taken out]"], left.Values("P28"));
        Assert.Contains("We took that out. Nothing is saved yet.", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await world.SheetOfAsync(code)).Entries, entry => entry.Note is not null);

        Assert.Equal("/reflect/check", (await left.PressAsync("Continue")).Path);
        Assert.Equal("Ask [taken out] about games, [taken out]", (await world.SheetOfAsync(code)).Entries[^1].Note);
    }

    [Fact]
    public async Task A_private_note_that_is_too_long_says_by_how_much_and_keeps_every_letter()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var note = await first.AnswerAsync(until: "/questions/P28");

        var again = await note.Fill("P28", new string('a', 350)).PressAsync("Continue");

        Assert.Equal("Use at most 300 characters. You have 50 too many", again.ErrorBeside("P28"));
        Assert.Equal(350, again.Values("P28").Single().Length);
    }

    [Fact]
    public async Task Hostile_text_is_shown_back_as_text()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var note = await first.AnswerAsync(until: "/questions/P28");

        var check = await note.Fill("P28", Hostile).PressAsync("Continue");

        Assert.Contains(Hostile, check.Text, StringComparison.Ordinal);
        Assert.Empty(check.Document.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task Of_the_skills_each_one_that_is_missing_gets_its_own_message_and_the_others_stay_chosen()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var skills = await first.AnswerAsync(until: "/questions/skills");
        foreach (var item in new[] { "P8", "P9", "P10", "P11", "P12", "P13" })
        {
            skills.Fill(item, "confident");
        }

        var again = await skills.PressAsync("Continue");

        Assert.Equal(["P14", "P15"], again.Errors.Select(error => error.Target));
        Assert.Equal(["confident"], again.Values("P8"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing()
    {
        using var visitor = world.Visitor();
        var (_, code) = await visitor.BeginAsync();

        var reply = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/reflect/questions/P1") { Content = new FormUrlEncodedContent([KeyValuePair.Create("P1", "education")]) }
        );

        Assert.Equal((400, "That did not work"), (reply.Status, reply.Heading));
        Assert.Empty((await world.SheetOfAsync(code)).Entries);
    }

    [Fact]
    public async Task A_token_of_another_browser_is_refused()
    {
        using var visitor = world.Visitor();
        using var stranger = world.Visitor();
        var (_, code) = await visitor.BeginAsync();
        var (theirs, _) = await stranger.BeginAsync();
        var token = theirs.Document.QuerySelector("[name=form]")!.GetAttribute("value")!;

        var reply = await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/reflect/questions/P1")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("P1", "education"), KeyValuePair.Create("form", token)]),
            }
        );

        Assert.Equal(400, reply.Status);
        Assert.Empty((await world.SheetOfAsync(code)).Entries);
    }

    [Theory]
    [
        InlineData("/reflect/questions/P1"),
        InlineData("/reflect/check"),
        InlineData("/reflect/result"),
        InlineData("/reflect/result/print"),
        InlineData("/reflect/break"),
        InlineData("/reflect/new-code"),
        InlineData("/reflect/delete"),
        InlineData("/reflect/before-you-start"),
        InlineData("/reflect/questions/P16/learn")
    ]
    public async Task Without_a_sitting_every_page_of_the_journey_says_kindly_that_it_has_ended(string path)
    {
        using var visitor = world.Visitor();

        Assert.Equal("Your answers are closed", (await visitor.OpenAsync(path)).Heading);
    }

    [Theory]
    [InlineData("P32"), InlineData("made-up"), InlineData("O1"), InlineData("before-role"), InlineData("%3Cscript%3E")]
    public async Task The_address_of_a_page_that_is_not_on_the_way_leads_to_what_is_open(string step)
    {
        using var visitor = world.Visitor();
        await visitor.BeginAsync();

        Assert.Equal("/reflect/questions/P1", (await visitor.OpenAsync($"/reflect/questions/{step}")).Path);
    }

    [Fact]
    public async Task Nothing_can_be_submitted_before_everything_asked_is_answered()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var second = await first.Fill("P1", "health").PressAsync("Continue");
        var check = await visitor.OpenAsync("/reflect/check");
        Assert.Null(check.Document.QuerySelector("main form"));
        var token = second.Document.QuerySelector("[name=form]")!.GetAttribute("value")!;

        await visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/reflect/check") { Content = new FormUrlEncodedContent([KeyValuePair.Create("form", token)]) }
        );

        Assert.Null((await world.SheetOfAsync(code)).Sheet.Submitted);
        Assert.Equal("/reflect/check", (await visitor.OpenAsync("/reflect/result")).Path);
    }

    [Theory]
    [InlineData("P28", "Ask \u0007the team \u200b today\u001b")]
    public async Task Characters_that_cannot_be_seen_do_no_harm_and_lose_nothing(string item, string text)
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var page = await first.AnswerAsync(until: $"/questions/{item}");

        var check = await page.Fill(item, text).PressAsync("Continue");

        Assert.Equal("/reflect/check", check.Path);
        Assert.Contains("Ask the team", (await world.SheetOfAsync(code)).Entries[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submitting_twice_by_a_double_click_counts_once()
    {
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync();
        var check = await first.AnswerAsync();

        await Task.WhenAll(check.PressAsync("Submit and see my result"), check.PressAsync("Submit and see my result"));

        var (sheet, entries) = await world.SheetOfAsync(code);
        Assert.Equal(entries[^1].Revision, sheet.Submitted);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync(one => one.Owner == sheet.Owner && one.Submitted != null)));
    }

    [Fact]
    public async Task A_body_that_is_far_too_large_is_refused()
    {
        using var visitor = world.Visitor();
        var (first, _) = await visitor.BeginAsync();
        var token = first.Document.QuerySelector("[name=form]")!.GetAttribute("value")!;
        var huge = new FormUrlEncodedContent([KeyValuePair.Create("form", token), KeyValuePair.Create("P1", new string('a', 100_000))]);

        var reply = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/reflect/questions/P1") { Content = huge });

        Assert.Equal(413, reply.Status);
    }

    [Theory]
    [
        InlineData("text/plain"),
        InlineData("application/json"),
        InlineData("multipart/form-data; boundary=x"),
        InlineData("application/x-www-form-urlencoded; charset=utf-16")
    ]
    public async Task A_body_that_is_no_form_is_refused_without_an_error_of_ours(string type)
    {
        using var visitor = world.Visitor();
        await visitor.BeginAsync();
        var content = new ByteArrayContent("\0\u00ff{]=&&%"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var reply = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/reflect/questions/P1") { Content = content });

        Assert.InRange(reply.Status, 400, 499);
    }
}
