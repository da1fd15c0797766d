using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar;

public class EndpointTests(World world) : IClassFixture<World>
{
    [Fact]
    public void Every_endpoint_says_who_may_use_it() =>
        Assert.Empty(Silent(world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)));

    [Fact]
    public void An_endpoint_that_says_nothing_is_seen() =>
        Assert.Single(
            Silent([new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/silent"), 0, null, "silent")])
        );

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_refused()
    {
        var policy = await world.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        var authorization = world.Services.GetRequiredService<IAuthorizationService>();

        Assert.False((await authorization.AuthorizeAsync(new System.Security.Claims.ClaimsPrincipal(), null, policy!)).Succeeded);
    }

    [Theory]
    [
        InlineData("/"),
        InlineData("/reflect"),
        InlineData("/standards"),
        InlineData("/nope"),
        InlineData("/assets/nope.css"),
        InlineData("/health/ready"),
        InlineData("/leave")
    ]
    public async Task Every_reply_carries_the_headers_that_keep_others_out(string path)
    {
        using var visitor = world.Visitor();

        using var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, path));

        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(reply.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(reply.Headers.CacheControl!.NoStore);
        Assert.False(reply.Headers.Contains("Server"));
    }

    [Theory]
    [
        InlineData("/"),
        InlineData("/reflect"),
        InlineData("/standards/child-led"),
        InlineData("/standards/guidance/clear-steps"),
        InlineData("/directory"),
        InlineData("/help-now")
    ]
    public async Task No_page_asks_another_site_for_anything_and_none_has_inline_code(string path)
    {
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync(path);

        foreach (var element in page.Document.QuerySelectorAll("script, link, img, iframe, source, video, audio, object, embed, form"))
        {
            var address = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action") ?? "/";
            Assert.StartsWith("/", address, StringComparison.Ordinal);
        }

        Assert.Empty(page.Document.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.Document.All.SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Assets_may_be_kept_for_ever_and_come_compressed()
    {
        using var visitor = world.Visitor();
        var page = await visitor.OpenAsync("/");
        var style = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, style) { Headers = { { "Accept-Encoding", "br, gzip" } } };

        using var reply = await visitor.AskAsync(request);

        Assert.Equal("br", Assert.Single(reply.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", reply.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/css", reply.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [
        InlineData("GET", "/nope", 404),
        InlineData("POST", "/nope", 404),
        InlineData("GET", "/r/zzzz-zzzz", 404),
        InlineData("GET", "/standards/nope", 404),
        InlineData("DELETE", "/reflect", 405)
    ]
    public async Task What_is_not_there_is_said_kindly_with_whom_to_call(string method, string path, int status)
    {
        using var visitor = world.Visitor();

        var page = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((status, "We cannot find that page"), (page.Status, page.Heading));
        Assert.True(page.Shows("999 if a child is in danger now"));
    }

    [Theory]
    [InlineData("/nope", 404), InlineData("/help-now", 200), InlineData("/", 200)]
    public async Task Whom_to_call_is_shown_also_when_the_database_fails(string path, int status)
    {
        await using var broken = new World();
        await broken.InitializeAsync();
        await broken.OnDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE partnership_front_doors RENAME TO elsewhere"));
        using var visitor = broken.Visitor();

        var page = await visitor.OpenAsync(path);

        Assert.Equal(status, page.Status);
        Assert.True(page.Shows("999"));
    }

    private static IEnumerable<string> Silent(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints) =>
        from endpoint in endpoints
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
        select endpoint.DisplayName;
}
