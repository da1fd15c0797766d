using System.Net;
using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Ui;

/// <summary>How often a form may be sent. Each test has its own service, because limits count over all of it.</summary>
public class LimitsTests
{
    [Fact]
    public async Task After_sixty_codes_in_ten_minutes_an_address_waits_and_others_go_on()
    {
        await using var world = new World();
        await world.InitializeAsync();
        using var guesser = world.Visitor();
        var page = await guesser.OpenAsync("/reflect/return");

        // It is spread over seconds, so that a count that is forgotten in between is noticed.
        var replies = new List<Page>();
        for (var tries = 0; tries < 61; tries++)
        {
            replies.Add(await page.Fill("code", $"river lemon otter {4000 + tries}").PressAsync("Open my answers"));
            await Task.Delay(tries % 20 == 0 ? 400 : 0);
        }

        Assert.All(replies.Take(60), reply => Assert.Equal(400, reply.Status));
        Assert.Equal(429, replies[60].Status);
        Assert.Equal("Please wait a few minutes", replies[60].Heading);
        Assert.InRange(replies[60].Reply.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 0, 10);

        using var other = new Visitor(world.Address, from: IPAddress.Parse("127.0.0.77"));
        Assert.Equal(400, (await (await other.OpenAsync("/reflect/return")).Fill("code", "river lemon otter 4001").PressAsync("Open my answers")).Status);
        Assert.Equal(200, (await guesser.OpenAsync("/reflect/return")).Status);
    }

    [Fact]
    public async Task After_three_hundred_starts_an_address_waits()
    {
        await using var world = new World();
        await world.InitializeAsync();
        using var visitor = world.Visitor();
        var start = await visitor.OpenAsync("/reflect");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form", "made up")]);

        for (var tries = 0; tries < 300; tries++)
        {
            using var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Post, "/reflect") { Content = form });
            Assert.Equal(400, (int)reply.StatusCode);
        }

        Assert.Equal(429, (await start.PressAsync("Start the 3-minute version")).Status);
    }

    [Fact]
    public async Task Leaving_is_never_made_to_wait()
    {
        await using var world = new World();
        await world.InitializeAsync();
        using var visitor = world.Visitor();
        var (result, _) = await Lodestar.Practice.Journeys.FinishAsync(visitor);
        for (var tries = 0; tries < 61; tries++)
        {
            await result.Fill("earlier", "river lemon otter 4271").PressAsync("Compare");
        }

        Assert.Equal("Your answers are closed", (await result.PressAsync("Finish and leave")).Heading);
    }
}

/// <summary>Requests that no page sends are refused before anything reads them.</summary>
public class RequestShapeTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("TRACE"), InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH"), InlineData("OPTIONS"), InlineData("FOO")]
    public async Task Other_verbs_are_not_allowed(string verb)
    {
        using var visitor = world.Visitor();

        using var reply = await visitor.AskAsync(new HttpRequestMessage(new HttpMethod(verb), "/reflect"));

        Assert.Equal(405, (int)reply.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], reply.Content.Headers.Allow);
        Assert.NotEmpty(reply.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [
        InlineData("multipart/form-data; boundary=x"),
        InlineData("application/json"),
        InlineData("application/x-www-form-urlencoded; charset=utf-7"),
        InlineData("text/plain")
    ]
    public async Task A_body_that_is_no_form_is_refused(string type)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reflect") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("a=b")) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var reply = await visitor.AskAsync(request);

        Assert.Equal(415, (int)reply.StatusCode);
    }

    [Theory]
    [InlineData("evil.example"), InlineData("127.0.0.2"), InlineData("lodestar.example.org.evil.example")]
    public async Task A_host_that_is_not_ours_is_refused_so_that_no_poster_leads_there(string host)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var reply = await visitor.AskAsync(request);

        Assert.Equal(400, (int)reply.StatusCode);
        Assert.DoesNotContain(host, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_of_the_public_address_is_ours_and_links_are_made_with_it()
    {
        await using var named = new NamedWorld();
        await named.InitializeAsync();
        var round = await Lodestar.Practice.Journeys.RoundAsync(named, "Named");
        using var visitor = named.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/r/{round.Code}/poster") { Headers = { Host = "lodestar.example.org" } };

        using var reply = await visitor.AskAsync(request);

        Assert.Equal(200, (int)reply.StatusCode);
        Assert.Contains($"lodestar.example.org/r/{round.Code}", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/error"), InlineData("/error/500"), InlineData("/error/200")]
    public async Task The_error_page_asked_for_by_itself_is_not_there(string path)
    {
        using var visitor = world.Visitor();

        Assert.Equal(404, (await visitor.OpenAsync(path)).Status);
    }

    private sealed class NamedWorld : World
    {
        protected override Settings Wanted => new() { PublicAddress = "https://lodestar.example.org" };
    }
}
