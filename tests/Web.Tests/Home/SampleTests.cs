using System.Text.Json;
using Lodestar.Partnership;
using Lodestar.Practice;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Home;

[Trait("Category", "Data")]
public class SampleTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    [Theory]
    [InlineData("/"), InlineData("/reflect"), InlineData("/standards"), InlineData("/directory"), InlineData("/nope"), InlineData("/style")]
    public async Task Every_page_says_that_it_is_sample_data(string path)
    {
        using var visitor = world.Visitor();

        Assert.Contains("Sample data.", (await visitor.OpenAsync(path)).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_about_sixty_organisations_in_all_sectors_and_five_districts()
    {
        var organisations = await world.OnDbAsync(db => db.Set<Organisation>().ToListAsync());

        Assert.InRange(organisations.Count, 55, 65);
        Assert.Equal(11, organisations.Select(organisation => organisation.Sector).Distinct().Count());
        Assert.Equal(5, organisations.SelectMany(organisation => organisation.Districts).Distinct().Count());
    }

    [Fact]
    public async Task It_has_three_closed_rounds_and_an_open_one()
    {
        var rounds = await world.OnDbAsync(db => db.Set<Round>().ToListAsync());
        var today = new DateOnly(2026, 11, 23);

        Assert.Equal((3, 1), (rounds.Count(round => round.IsOverOn(today)), rounds.Count(round => round.IsOpenOn(today))));
    }

    [Fact]
    public async Task The_founding_workshop_agrees_with_the_figures_of_its_report()
    {
        var answers = await AnswersOfAsync("samp-work");
        var (first, second, third) = (Numbers("W1"), Numbers("W2"), Numbers("W3"));

        Assert.Equal((31, 4.7), (first.Count, Math.Round(first.Average(), 1)));
        Assert.Equal(
            [(5, 11), (4, 6)],
            first.GroupBy(number => number).OrderByDescending(group => group.Count()).Take(2).Select(group => (group.Key, group.Count()))
        );
        Assert.Equal(3, first.Count(number => number == 6));
        Assert.Equal((31, 5.0), (second.Count, second.Average()));
        Assert.Equal((29, 4.0), (third.Count, third.Average()));
        Assert.Equal((2, 7), third.GroupBy(number => number).OrderByDescending(group => group.Count()).Select(group => (group.Key, group.Count())).First());
        Assert.Equal(10, third.Count(number => number > 5));

        List<int> Numbers(string item) =>
            [.. answers.Select(answer => answer.GetProperty(item)).Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetInt32())];
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_partnership()
    {
        var other = new SampleWorld();
        await other.InitializeAsync();

        Assert.Equal(await TextAsync(world), await TextAsync(other));
        await other.DisposeAsync();

        static Task<string> TextAsync(World one) =>
            one.OnDbAsync(async db =>
                string.Join('\n', await db.Set<SheetEntry>().OrderBy(entry => entry.SheetId).Select(entry => entry.Content).ToListAsync())
                + string.Join(
                    '\n',
                    await db.Set<Organisation>()
                        .OrderBy(organisation => organisation.Code)
                        .Select(organisation => organisation.Code + organisation.Name + organisation.Sector)
                        .ToListAsync()
                )
            );
    }

    [Fact]
    public async Task A_code_that_the_readme_names_opens_an_invented_reflection()
    {
        using var visitor = world.Visitor();

        var result = await (await visitor.OpenAsync("/reflect/return")).Fill("code", "river lemon otter 4271").PressAsync("Open my answers");

        Assert.Equal("Your result", result.Heading);
    }

    [Theory]
    [
        InlineData("X-Forwarded-For", "203.0.113.9"),
        InlineData("Forwarded", "for=203.0.113.9"),
        InlineData("X-Real-IP", "203.0.113.9"),
        InlineData("CF-Connecting-IP", "203.0.113.9"),
        InlineData("Host", "lodestar.example.org"),
        InlineData("X-Forwarded-Host", "localhost")
    ]
    public async Task It_answers_nobody_but_this_computer_also_behind_a_proxy(string header, string value)
    {
        using var visitor = world.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, value);

        using var reply = await visitor.AskAsync(request);

        Assert.Equal(403, (int)reply.StatusCode);
    }

    [Fact]
    public async Task The_style_guide_keeps_what_was_typed_beside_each_error()
    {
        using var visitor = world.Visitor();
        var page = await visitor.OpenAsync("/style");

        var again = await page.Fill("Name", "Kite").Fill("Note", "A note").Fill("Choice", "two").PressAsync("Show the errors");

        Assert.Equal(400, again.Status);
        Assert.Equal(6, again.Errors.Count);
        Assert.Equal(("Kite", "A note", "two"), (again.Values("Name")[0], again.Values("Note")[0], again.Values("Choice")[0]));
    }

    private Task<List<JsonElement>> AnswersOfAsync(string code) =>
        world.OnDbAsync(async db =>
        {
            var contents = await (
                from round in db.Set<Round>()
                join sheet in db.Set<Sheet>() on round.Id equals sheet.RoundId
                join entry in db.Set<SheetEntry>() on sheet.Id equals entry.SheetId
                where round.Code == code
                select entry.Content
            ).ToListAsync();
            return contents.Select(content => JsonDocument.Parse(content).RootElement.GetProperty("answers")).ToList();
        });
}

public class RealInstallationTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_real_installation_starts_empty_and_has_no_trace_of_the_sample()
    {
        using var visitor = world.Visitor();

        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Organisation>().CountAsync()));
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync()));
        Assert.DoesNotContain("Sample data", (await visitor.OpenAsync("/")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.OpenAsync("/style")).Status);
        Assert.Equal(404, (await visitor.OpenAsync("/r/samp-open")).Status);
        Assert.Equal(400, (await (await visitor.OpenAsync("/reflect/return")).Fill("code", "river lemon otter 4271").PressAsync("Open my answers")).Status);
    }
}
