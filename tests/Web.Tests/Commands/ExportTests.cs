using System.Text.Json.Nodes;
using Lodestar.Practice;
using Lodestar.Rounds;

namespace Lodestar.Commands;

/// <summary><c>lodestar export figures</c>: what is on the pages of figures, and nothing else.</summary>
[Trait("Category", "Data")]
public class ExportTests
{
    [Fact]
    public async Task Published_figures_leave_as_a_table_with_withheld_counts_marked_and_no_title_is_a_formula()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("=1+1", opens: -30, closes: -10);
        foreach (var answer in Enumerable.Repeat("confident", 7).Append("not-yet"))
        {
            await GivenAsync(world, round, answer);
        }

        var lines = (await RunAsync(world)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("Round,Title,Reflection,PackVersion,Opens,Closes,ShownOn,Item,Option,By,Group,Count,GroupReturns", lines[0]);
        Assert.Contains(
            $"{round.Id},\"'=1+1\",practitioner,{round.PackVersion},2026-10-24,2026-11-13,"
                + $"{Kernel.Week.DayOf(DateTimeOffset.UtcNow):yyyy-MM-dd},P8,not-yet,round,everyone,[c],8",
            lines
        );
        Assert.Contains(lines, line => line.Contains(",P5,no-answer,district,leeds,8,8", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(round.Code, StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Skip(1), line => line.Split(',')[11] is "1" or "2" or "3" or "4");
    }

    [Fact]
    public async Task As_json_they_are_what_the_page_shows()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn", opens: -30, closes: -10);
        for (var person = 0; person < 6; person++)
        {
            await GivenAsync(world, round, "confident");
        }

        await world.RoundAsync("Nobody came", opens: -30, closes: -10);

        var exported = Assert.Single(JsonNode.Parse(await RunAsync(world, "--format", "json"))!.AsArray())!;

        Assert.Equal("Autumn", (string?)exported["title"]);
        Assert.Equal(6, (int)exported["figures"]!["returns"]!);
        Assert.Equal(
            6,
            (int)
                exported["figures"]!["items"]!.AsArray().Single(item => (string?)item!["item"] == "P8")!["rows"]!
                    .AsArray()
                    .Single(row => (string?)row!["option"] == "confident")!["all"]!
        );
    }

    [Fact]
    public async Task The_download_of_a_page_of_figures_is_what_the_command_writes_of_its_round()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("=1+1", opens: -30, closes: -10);
        var other = await world.RoundAsync("Another", opens: -30, closes: -10);
        foreach (var answer in Enumerable.Repeat("confident", 7).Append("not-yet"))
        {
            await GivenAsync(world, round, answer);
            await GivenAsync(world, other, answer);
        }

        var written = await RunAsync(world);
        using var visitor = world.Visitor();
        using var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, PracticeLinks.FiguresTable(round.Id)));

        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            written
                .Split('\n')
                .Where(line => !line.Contains("Another", StringComparison.Ordinal))
                .Select(line => line.Replace("\"", "", StringComparison.Ordinal)),
            (await reply.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n")
        );
        using var nothing = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, PracticeLinks.FiguresTable(Guid.NewGuid())));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private static async Task GivenAsync(World world, Round round, string answer) =>
        await world.WithAsync(services =>
            services.AddReturnsAsync(round, [$$"""{"sector":"education","districts":["leeds"],"answers":{ "P8":"{{answer}}" } }"""])
        );

    private static async Task<string> RunAsync(World world, params string[] more)
    {
        var (code, output, error) = await Commanded.RunAsync(world.Settings, ["export", "figures", .. more]);
        Assert.True(code == 0, error);
        return output;
    }
}
