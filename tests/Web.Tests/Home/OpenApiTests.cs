using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lodestar.Kernel;
using Lodestar.Practice;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Home;

/// <summary>Compares the description of the API at /api/openapi.json with the API.</summary>
public sealed class OpenApiTests(World world) : IClassFixture<World>, IDisposable
{
    private const string Reflections = "/api/v1/rounds/{code}/reflections";

    private readonly HttpClient http = new() { BaseAddress = world.Address };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task It_is_served_and_another_program_finds_it_valid_with_examples_that_fit()
    {
        var file = Path.Combine(World.NewFolder(), "openapi.json");
        await File.WriteAllTextAsync(file, await http.GetStringAsync("/api/openapi.json"));

        var (code, output) = await Shell.NodeAsync("validate-openapi.mjs", file);

        Assert.True(code == 0, output);
        Assert.StartsWith("OpenAPI 3.1,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_is_in_it_and_nothing_else()
    {
        var endpoints =
            from endpoint in world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            let path = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}"
            where path.StartsWith("/api", StringComparison.Ordinal) && path != "/api/{**rest}"
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select $"{method} {path}";

        var described =
            from path in (await DescriptionAsync())["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select $"{method.Key.ToUpperInvariant()} {path.Key}";

        Assert.Equal(endpoints.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_example_sent_gives_the_reply_it_promises()
    {
        var round = await world.RoundAsync("Examples");
        var operation = (await DescriptionAsync())["paths"]![Reflections]!["post"]!;

        foreach (var (name, example) in operation["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject())
        {
            using var reply = await SendAsync(http, round.Code, example!["value"]!.ToJsonString());
            Assert.True((int)reply.StatusCode == example["x-reply"]!.GetValue<int>(), $"{name} gave {reply.StatusCode}");
            var body = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
            var told = operation["responses"]![$"{(int)reply.StatusCode}"]!["content"]![reply.Content.Headers.ContentType!.MediaType!]!["example"]!;
            if (reply.StatusCode == HttpStatusCode.BadRequest)
            {
                Assert.True(JsonNode.DeepEquals(told, body), body.ToJsonString());
            }
            else
            {
                Assert.Equal(told.AsObject().Select(field => field.Key), body.AsObject().Select(field => field.Key));
            }
        }
    }

    [Fact]
    public async Task Each_status_in_it_is_reached_and_told_in_the_form_it_says()
    {
        var operation = (await DescriptionAsync())["paths"]![Reflections]!["post"]!;
        var sound = operation["requestBody"]!["content"]!["application/json"]!["examples"]!["whole"]!["value"]!.ToJsonString();
        var (open, over) = (await world.RoundAsync("Open"), await world.RoundAsync("Over", opens: -9, closes: -2));
        const string Key = "one-key-for-one-reflection";
        using var kept = await SendAsync(http, open.Code, sound, Key);
        using var other = await SendAsync(http, open.Code, sound.Replace("7", "6", StringComparison.Ordinal), Key);
        await DeleteAsync(JsonNode.Parse(await kept.Content.ReadAsStringAsync())!["returnCode"]!.GetValue<string>());
        using var gone = await SendAsync(http, open.Code, sound, Key);
        using var keyless = await SendAsync(http, open.Code, sound, key: "");
        using var unknown = await SendAsync(http, "zzzz-zzzz", sound);
        using var closed = await SendAsync(http, over.Code, sound);
        using var large = await SendAsync(http, open.Code, sound + new string(' ', 100_000));
        using var form = await SendAsync(http, open.Code, "a=b", type: "application/x-www-form-urlencoded");
        await using var narrow = new NarrowWorld();
        await narrow.InitializeAsync();
        using var sender = new HttpClient { BaseAddress = narrow.Address };
        using var broken = await WhileTheDatabaseCannotBeOpenedAsync(narrow, () => SendAsync(sender, "zzzz-zzzz", sound));
        using var often = await SendAsync(sender, open.Code, sound);

        HttpResponseMessage[] replies = [kept, other, gone, keyless, unknown, closed, large, form, often, broken];

        Assert.Equal(
            operation["responses"]!.AsObject().Select(reply => reply.Key),
            replies.Select(reply => $"{(int)reply.StatusCode}").Order(StringComparer.Ordinal)
        );
        foreach (var reply in replies.Where(reply => reply != kept))
        {
            Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
            var problem = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
            Assert.Equal((int)reply.StatusCode, problem["status"]!.GetValue<int>());
            Assert.False(string.IsNullOrEmpty(problem["title"]!.GetValue<string>()));
            Assert.Equal(reply.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, reply.Headers.RetryAfter is not null);
        }
    }

    private async Task<JsonNode> DescriptionAsync() => JsonNode.Parse(await http.GetStringAsync("/api/openapi.json"))!;

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string round, string body, string? key = null, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Reflections.Replace("{code}", round, StringComparison.Ordinal))
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        if (key != "")
        {
            request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid()}");
        }

        return http.SendAsync(request);
    }

    private async Task DeleteAsync(string code)
    {
        using var visitor = world.Visitor();
        var result = await (await visitor.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");
    }

    private static async Task<T> WhileTheDatabaseCannotBeOpenedAsync<T>(World world, Func<Task<T>> run)
    {
        var file = Persistence.Connections.SqliteFile(world.Settings);
        var aside = file + ".aside";
        SqliteConnection.ClearAllPools();
        File.Move(file, aside);
        Directory.CreateDirectory(file);
        try
        {
            return await run();
        }
        finally
        {
            Directory.Delete(file);
            File.Move(aside, file);
        }
    }

    /// <summary>One address may send one reflection here.</summary>
    private sealed class NarrowWorld : World
    {
        protected override Settings Wanted => new Settings().With(PracticeCapability.ArrivalsPerAddress, 1);
    }
}
