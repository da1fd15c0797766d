using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice;

[Trait("Category", "Data")]
public sealed class PracticeApiTests(PracticeApiTests.KioskWorld world) : IClassFixture<PracticeApiTests.KioskWorld>, IDisposable
{
    /// <summary>One address may send a great deal here.</summary>
    public sealed class KioskWorld : World
    {
        protected override Settings Wanted => new Settings().With(PracticeCapability.ArrivalsPerAddress, 1_000_000);
    }

    private readonly HttpClient http = new() { BaseAddress = world.Address };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_whole_reflection_is_kept_and_its_code_opens_the_result()
    {
        var round = await world.RoundAsync("Kiosk");

        var (status, kept) = await SendAsync(round.Code, Whole());

        Assert.Equal(HttpStatusCode.Created, status);
        using var visitor = world.Visitor();
        var result = await (await visitor.OpenAsync("/reflect/return")).Fill("code", kept["returnCode"]!.GetValue<string>()).PressAsync("Open my answers");
        Assert.Equal("Your result", result.Heading);
        Assert.Equal(["7"], (await visitor.OpenAsync("/reflect/questions/P3")).Values("P3"));
    }

    [Fact]
    public async Task What_arrives_is_stored_as_what_a_form_sends()
    {
        var round = await world.RoundAsync("Same");
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync($"/r/{round.Code}", Journeys.WholeStart);
        var (byForm, entries) = await world.SheetOfAsync(code);
        var counted = JsonNode.Parse(entries[^1].Content)!.AsObject();
        var body = new JsonObject
        {
            ["reflection"] = "practitioner",
            ["packVersion"] = round.PackVersion,
            ["sector"] = counted["sector"]!.DeepClone(),
            ["districts"] = counted["districts"]!.DeepClone(),
            ["answers"] = counted["answers"]!.DeepClone(),
        };

        var (_, kept) = await SendAsync(round.Code, body);

        var (byApi, arrived) = await world.SheetOfAsync(kept["returnCode"]!.GetValue<string>());
        Assert.Equal(kept["id"]!.GetValue<Guid>(), byApi.Id);
        Assert.Equal(
            (byForm.RoundId, byForm.OrganisationId, byForm.Reflection, byForm.PackVersion, byForm.Scope, byForm.Week),
            (byApi.RoundId, byApi.OrganisationId, byApi.Reflection, byApi.PackVersion, byApi.Scope, byApi.Week)
        );
        Assert.Equal((1, 1), (byApi.Revision, byApi.Submitted));
        Assert.Equal(entries[^1].Content, Assert.Single(arrived).Content);
        Assert.Null(arrived[0].Note);
    }

    [Fact]
    public async Task The_same_key_again_gives_the_same_reply_and_counts_once()
    {
        var round = await world.RoundAsync("Again");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(round.Code, Whole(), key: "one-and-the-same-key-for-all")));

        Assert.All(replies, reply => Assert.Equal((HttpStatusCode.Created, replies[0].Body.ToJsonString()), (reply.Status, reply.Body.ToJsonString())));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).CountAsync()));

        Assert.All(await world.OnDbAsync(db => db.Set<ArrivalKey>().Select(arrival => arrival.Until).ToListAsync()), until =>
            Assert.Equal(TimeSpan.Zero, until.TimeOfDay)
        );

        var other = await SendAsync(round.Code, Whole(p3: 2), key: "one-and-the-same-key-for-all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).CountAsync()));
    }

    [Fact]
    public async Task Many_at_once_are_all_kept_and_each_once()
    {
        var round = await world.RoundAsync("Many");

        var replies = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => SendAsync(round.Code, Whole())));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.Created, reply.Status));
        Assert.Equal(120, replies.Select(reply => reply.Body["returnCode"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(120, await world.OnDbAsync(db => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).CountAsync()));
    }

    [Theory]
    [InlineData("answers.P3", """{"P3":11}""")]
    [InlineData("answers.P3", """{"P3":"7.0"}""")]
    [InlineData("answers.P3", """{"P3":7.5}""")]
    [InlineData("answers.P3", """{"P3":null}""")]
    [InlineData("answers.P3", """{"P3":{"a":1}}""")]
    [InlineData("answers.P8", """{"P8":"very"}""")]
    [InlineData("answers.P8", """{"P8":["confident","not-yet"]}""")]
    [InlineData("answers.P23", """{"P23":["on-a-paper-form","i-do-not-record-it"]}""")]
    [InlineData("answers.P27", """{"P27":["laws-and-guidance","talking-with-children","talking-with-parents","looking-after-myself"]}""")]
    [InlineData("answers.P28", """{"P28":"I will ask"}""")]
    [InlineData("answers.P1", """{"P1":"education"}""")]
    [InlineData("answers.P99", """{"P99":"yes"}""")]
    [InlineData("answers.P32", """{"P32":"partly"}""")]
    [InlineData("answers.P27", """{"P27":[]}""")]
    public async Task A_bad_answer_is_named_and_nothing_is_kept(string field, string answers)
    {
        var round = await world.RoundAsync($"Bad {Guid.NewGuid()}");
        var body = Whole();
        body["answers"] = JsonNode.Parse(answers);

        var (status, problem) = await SendAsync(round.Code, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).CountAsync()));
    }

    [Theory]
    [
        InlineData("reflection", "\"workshop\""),
        InlineData("packVersion", "\"1999.1\""),
        InlineData("sector", "\"magic\""),
        InlineData("sector", "null"),
        InlineData("districts", "[\"york\"]"),
        InlineData("districts", "\"leeds\""),
        InlineData("organisation", "\"zzzz-zzzz\""),
        InlineData("answers", "[]"),
        InlineData("colour", "\"red\"")
    ]
    public async Task A_bad_field_is_named(string field, string value)
    {
        var round = await world.RoundAsync($"Field {Guid.NewGuid()}");
        var body = Whole();
        body[field] = JsonNode.Parse(value);

        var (status, problem) = await SendAsync(round.Code, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(field, problem["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_round_that_is_not_there_or_not_open_takes_nothing()
    {
        var over = await world.RoundAsync("Over", opens: -9, closes: -2);

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("zzzz-zzzz", Whole())).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(over.Code, Whole())).Status);
    }

    [Theory]
    [
        InlineData(HttpStatusCode.BadRequest, "", "application/json", "{}"),
        InlineData(HttpStatusCode.BadRequest, "1", "application/json", "{}"),
        InlineData(HttpStatusCode.BadRequest, Key, "application/json", "{"),
        InlineData(HttpStatusCode.BadRequest, Key, "application/json", "[]"),
        InlineData(HttpStatusCode.BadRequest, Key, "application/json", "{\"sector\":\"a\",\"sector\":\"b\"}"),
        InlineData(HttpStatusCode.UnsupportedMediaType, Key, "application/x-www-form-urlencoded", "a=b")
    ]
    public async Task What_is_no_reflection_is_refused_as_a_problem(HttpStatusCode status, string key, string type, string body)
    {
        var round = await world.RoundAsync($"Shape {Guid.NewGuid()}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round.Code}/reflections")
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        if (key.Length > 0)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var reply = await http.SendAsync(request);

        Assert.Equal(status, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
    }

    private const string Key = "a-key-of-twenty-two-or-more";

    [Fact]
    public async Task What_its_owner_deleted_does_not_come_back_by_the_same_key()
    {
        var round = await world.RoundAsync("Deleted");
        var (_, kept) = await SendAsync(round.Code, Whole(), Key);
        using var visitor = world.Visitor();
        var result = await (await visitor.OpenAsync("/reflect/return")).Fill("code", kept["returnCode"]!.GetValue<string>()).PressAsync("Open my answers");
        await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");

        Assert.Equal(HttpStatusCode.Gone, (await SendAsync(round.Code, Whole(), Key)).Status);
        Assert.False(await world.OnDbAsync(db => db.Set<Sheet>().AnyAsync(sheet => sheet.RoundId == round.Id)));
        Assert.False(await world.OnDbAsync(db => db.Set<ArrivalKey>().AnyAsync(arrival => arrival.SheetId == kept["id"]!.GetValue<Guid>())));
    }

    [Fact]
    public async Task One_address_waits_after_so_many()
    {
        await using var usual = new World();
        await usual.InitializeAsync();
        using var sender = new HttpClient { BaseAddress = usual.Address };
        var replies = new List<HttpStatusCode>();
        for (var tries = 0; tries <= 3_000; tries++)
        {
            using var reply = await sender.PostAsync("/api/v1/rounds/zzzz-zzzz/reflections", JsonContent.Create(new { }));
            replies.Add(reply.StatusCode);
        }

        Assert.All(replies.Take(3_000), status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, replies[^1]);
    }

    [Theory]
    [InlineData("/api/v1/nope"), InlineData("/api"), InlineData("/api/v2/rounds/x/reflections")]
    public async Task What_the_api_does_not_have_is_a_problem_too(string path)
    {
        using var reply = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var round = await world.RoundAsync("Large");
        var body = Whole();
        body["organisation"] = new string('a', 100_000);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(round.Code, body)).Status);
    }

    [Fact]
    public async Task Whatever_is_sent_the_reply_is_never_an_error_of_ours_and_what_was_refused_is_not_kept()
    {
        var round = await world.RoundAsync("Fuzz");
        var kept = 0;
        await Parallel.ForAsync(0, Tries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, stop) =>
        {
            var random = new Random(number);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round.Code}/reflections")
            {
                Content = new ByteArrayContent(Broken(random)),
            };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("Idempotency-Key", $"fuzz-{number:D20}");
            using var reply = await http.SendAsync(request, stop);
            Assert.InRange((int)reply.StatusCode, 201, 499);
            Interlocked.Add(ref kept, reply.StatusCode == HttpStatusCode.Created ? 1 : 0);
        });

        Assert.InRange(kept, 1, Tries - 1);
        Assert.Equal(kept, await world.OnDbAsync(db => db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).CountAsync()));
    }

    /// <summary>The number of tries, from LODESTAR_FUZZ; bench/README.md reports a hundred thousand.</summary>
    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("LODESTAR_FUZZ"), out var tries) ? tries : 400;

    // A sound reflection with some characters changed, cut off, blown up, nested deeply, or nothing but noise.
    private static byte[] Broken(Random random)
    {
        var text = Whole(p3: random.Next(1, 11)).ToJsonString().ToCharArray();
        for (var change = random.Next(0, 4); change > 0; change--)
        {
            text[random.Next(text.Length)] = "\"{}[],:0aP\\\u0000\ud800é"[random.Next(14)];
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(12))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                random.NextBytes(bytes);
                return bytes;
            case 2:
                return Encoding.UTF8.GetBytes($$"""{"answers":{{new string('[', random.Next(2_000))}}}""");
            case 3:
                return Encoding.UTF8.GetBytes($$"""{"sector":"{{new string('é', random.Next(40_000))}}"}""");
            case 4:
                return Encoding.UTF8.GetBytes(
                    $$$"""
                    {"reflection":"practitioner","packVersion":"2026.1","sector":"'; DROP TABLE practice_sheets; --",
                     "districts":["leeds"],"answers":{"P3":{{{random.NextInt64()}}}}}
                    """
                );
            default:
                return bytes;
        }
    }

    private static JsonObject Whole(int p3 = 7) =>
        new()
        {
            ["reflection"] = "practitioner",
            ["packVersion"] = "2026.1",
            ["sector"] = "education",
            ["districts"] = new JsonArray("leeds"),
            ["answers"] = new JsonObject
            {
                ["P3"] = p3,
                ["P8"] = "with-support",
                ["P19"] = "report-remove",
                ["P23"] = new JsonArray("on-a-paper-form"),
            },
        };

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string round, JsonNode body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/reflections")
        {
            Content = JsonContent.Create(body, options: JsonSerializerOptions.Default),
        };
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid()}");
        await request.Content.LoadIntoBufferAsync();
        using var reply = await http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        return (reply.StatusCode, text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject());
    }
}
