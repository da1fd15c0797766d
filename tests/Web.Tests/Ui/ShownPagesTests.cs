using System.Net;
using Lodestar.Safeguards;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Ui;

/// <summary>A form is answered with a redirect to a page that the browser can come back to.</summary>
[Trait("Category", "Data")]
public class ShownPagesTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_person_who_goes_back_to_whom_to_call_finds_the_numbers_and_their_words_again()
    {
        using var visitor = world.Visitor();
        var panel = await PanelAsync(visitor);
        var address = AddressOf(panel);

        await panel.FollowAsync("Get help now");
        var again = await visitor.OpenAsync(address);

        Assert.Contains("shown=", address, StringComparison.Ordinal);
        Assert.Equal((200, "Who can help now"), (again.Status, again.Heading));
        Assert.Equal(panel.Text, again.Text);
        Assert.Equal(DisclosureTests.Telling, again.Document.QuerySelector("#your-words")!.TextContent);
        Assert.True(again.Reply.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_come_back_to_and_sent_from_there()
    {
        using var visitor = world.Visitor();
        var refused = await (await visitor.OpenAsync("/sign-in")).Fill("Email", "ada at example").PressAsync("Send me a code");

        var again = await visitor.OpenAsync(AddressOf(refused));

        Assert.Equal((400, "/sign-in"), (again.Status, again.Path));
        Assert.Equal(["ada at example"], again.Values("Email"));
        Assert.Single(again.Errors);
        Assert.Equal("/sign-in/code", (await again.Fill("Email", "ada@example.org").PressAsync("Send me a code")).Path);
    }

    [Fact]
    public async Task Another_browser_with_the_address_is_shown_the_page_without_what_was_typed()
    {
        using var visitor = world.Visitor();
        using var other = world.Visitor();
        var refused = await (await visitor.OpenAsync("/sign-in")).Fill("Email", "ada at example").PressAsync("Send me a code");
        await other.OpenAsync("/sign-in");

        var shown = await other.OpenAsync(AddressOf(refused));

        Assert.Equal(200, shown.Status);
        Assert.Equal([""], shown.Values("Email"));
        Assert.Empty(shown.Errors);
    }

    [Fact]
    public async Task The_page_of_one_address_is_not_shown_at_another()
    {
        using var visitor = world.Visitor();
        var refused = await (await visitor.OpenAsync("/sign-in")).Fill("Email", "ada at example").PressAsync("Send me a code");

        var elsewhere = await visitor.OpenAsync("/return?" + AddressOf(refused).Split('?')[1]);

        Assert.DoesNotContain("ada at example", elsewhere.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_two_hours_nothing_is_left_of_it()
    {
        await using var own = await World.StartedAsync();
        using var visitor = own.Visitor();
        var refused = await (await visitor.OpenAsync("/sign-in")).Fill("Email", "ada at example").PressAsync("Send me a code");

        own.Clock.Advance(2 * ShownPages.Lasts);
        var late = await visitor.OpenAsync(AddressOf(refused));
        await own.WithAsync(services => ShownPages.KeptFor.ForgetAsync(services, own.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Equal((200, ""), (late.Status, late.Values("Email").Single()));
        Assert.Equal(0, await own.OnDbAsync(db => db.Set<ShownPage>().CountAsync()));
    }

    [Fact]
    public async Task A_script_that_sends_a_form_gets_the_reply_itself()
    {
        using var visitor = world.Visitor();
        var page = await visitor.OpenAsync("/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("form", page.Values("form")[0]), KeyValuePair.Create("Email", "no")]),
            Headers = { { "Sec-Fetch-Mode", "cors" } },
        };

        using var reply = await visitor.AskAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task A_form_with_a_made_up_token_is_refused_at_once_and_nothing_is_kept()
    {
        using var forger = world.Visitor();
        await forger.OpenAsync("/sign-in");
        var before = await world.OnDbAsync(db => db.Set<ShownPage>().CountAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("form", "made up"), KeyValuePair.Create("Email", "no")]),
        };

        using var reply = await forger.AskAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(before, await world.OnDbAsync(db => db.Set<ShownPage>().CountAsync()));
    }

    [Fact]
    public async Task A_browser_that_sends_no_cookie_gets_the_page_itself_and_nothing_is_kept()
    {
        using var nobody = world.Visitor();
        var before = await world.OnDbAsync(db => db.Set<ShownPage>().CountAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]) };

        using var reply = await nobody.AskAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(before, await world.OnDbAsync(db => db.Set<ShownPage>().CountAsync()));
    }

    [Theory]
    [InlineData("?shown=")]
    [InlineData("?shown=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?shown=%00%FF&shown=2")]
    public async Task An_address_that_names_no_page_shows_the_page_as_it_is(string query)
    {
        using var visitor = world.Visitor();
        await visitor.OpenAsync("/sign-in");

        var page = await visitor.OpenAsync("/sign-in" + query);

        Assert.Equal((200, ""), (page.Status, page.Values("Email").Single()));
    }

    private static string AddressOf(Page page) => page.Reply.RequestMessage!.RequestUri!.PathAndQuery;

    private static async Task<Page> PanelAsync(Visitor visitor)
    {
        var (note, _) = await DisclosureTests.NoteAsync(visitor);
        return await note.Fill("P28", DisclosureTests.Telling).PressAsync("Continue");
    }
}
