using Lodestar.Practice;

namespace Lodestar.Persistence;

/// <summary>The machine's clock is set forward and back in the middle of somebody's reflection.</summary>
[Trait("Category", "Data")]
public sealed class ClockTests(ClockTests.MovedWorld world) : IClassFixture<ClockTests.MovedWorld>
{
    /// <summary>A world with a clock of its own to move.</summary>
    public sealed class MovedWorld : World;

    [Theory]
    [InlineData(-1), InlineData(1), InlineData(-26), InlineData(26), InlineData(-24 * 40), InlineData(24 * 40)]
    public async Task Nothing_is_lost_and_nothing_breaks_when_the_clock_moves_during_a_journey(int hours)
    {
        var now = world.Clock.GetUtcNow();
        var round = await world.RoundAsync($"Moved {hours}");
        using var visitor = world.Visitor();
        var (first, code) = await visitor.BeginAsync($"/r/{round.Code}");
        var page = await first.AnswerAsync(until: "/questions/P4", ("P3", ["9"]));
        try
        {
            world.Clock.AdjustTime(now.AddHours(hours));
            await (await EachPageIsFineAsync(visitor, page, code)).OpenAsync("/reflect");

            // And back: the journey continues with the code, whatever ended in the meantime.
            world.Clock.AdjustTime(now);
            using var back = await EachPageIsFineAsync(visitor, page, code);
            Assert.Equal(["9"], (await back.OpenAsync("/reflect/questions/P3")).Values("P3"));
            var result = await (await (await back.OpenAsync("/reflect/questions/P3")).AnswerAsync(answers: ("P3", ["9"]))).PressAsync(
                "Submit and see my result"
            );
            Assert.Equal("Your result", result.Heading);
            Assert.Equal(round.Id, (await world.SheetOfAsync(code)).Sheet.RoundId);
        }
        finally
        {
            world.Clock.AdjustTime(now);
        }
    }

    // The page that was open is sent, the figures and the round are asked for, and the code opens the answers in a new browser.
    private async Task<Visitor> EachPageIsFineAsync(Visitor visitor, Page page, string code)
    {
        var sent = await page.Fill("P4", "6").PressAsync("Continue");
        Assert.True(sent.Status < 500, $"{sent.Path} replied {sent.Status}");
        foreach (var path in new[] { "/reflect", "/reflect/check", "/figures", "/health/ready" })
        {
            var reply = await visitor.OpenAsync(path);
            Assert.True(reply.Status < 500, $"{path} replied {reply.Status}");
        }

        var again = world.Visitor();
        var opened = await (await again.OpenAsync("/reflect/return")).Fill("code", code).PressAsync("Open my answers");
        Assert.True(opened.Status == 200 && opened.Errors.Count == 0, $"{opened.Path} replied {opened.Status}: {opened.Text}");
        return again;
    }
}
