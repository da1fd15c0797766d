using System.Net;
using Lodestar.Practice;

namespace Lodestar.Persistence;

/// <summary>
/// A disk that is full or takes no more writes, under the real process on SQLite. The fault is a limit of file sizes on the running process,
/// which any user can set: writes fail in the engine as on such a disk (EFBIG instead of ENOSPC or EROFS), and succeed again once it is lifted.
/// </summary>
public sealed class FaultTests
{
    /// <summary>What a device may be told while nothing can be written: wait, or try again later.</summary>
    internal static readonly (int Status, string? Type)[] Clear = [(429, "application/problem+json"), (503, "application/problem+json")];

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task On_a_disk_that_takes_no_more_a_person_is_told_so_nothing_is_lost_and_it_goes_on_by_itself(bool nothingAtAll)
    {
        var settings = (await World.NewInstallationAsync()) with { Database = null };
        var storm = new Storm(settings);
        var code = await storm.OpenRoundAsync();
        await using var service = await Running.StartAsync(settings);
        using var visitor = new Visitor(service.Address);
        var (first, returnCode) = await visitor.BeginAsync($"/r/{code}");
        var page = await first.AnswerAsync(until: "/questions/P3");
        await using var senders = new Senders(service.Address, code);
        await senders.MoreAsync();

        await service.LimitFilesAsync(nothingAtAll ? 0 : new FileInfo(Connections.SqliteFile(settings) + "-wal").Length);
        await service.BecomesAsync(HttpStatusCode.ServiceUnavailable);
        var failed = await page.Fill("P3", "9").PressAsync("Continue");

        Assert.Equal((503, "We cannot save at the moment"), (failed.Status, failed.Heading));
        Assert.True(failed.Shows("What you saved before is safe, and this page holds what you just sent."));
        Assert.True(failed.Shows("999"));
        Assert.NotNull(failed.Reply.Headers.RetryAfter);
        Assert.Equal(200, (await visitor.OpenAsync("/standards")).Status);
        using var leaving = new Visitor(service.Address);
        await leaving.OpenAsync("/leave");
        Assert.NotNull(leaving.WentTo);
        var while503 = senders.Acknowledged.Count;
        await Task.Delay(300);
        Assert.Equal(while503, senders.Acknowledged.Count);

        await service.LimitFilesAsync(null);
        await senders.MoreAsync();
        await service.BecomesAsync(HttpStatusCode.OK);
        var next = await failed.PressAsync("Try again");
        Assert.Equal("/reflect/questions/P4", next.Path);
        Assert.Equal(["9"], (await visitor.OpenAsync("/reflect/questions/P3")).Values("P3"));
        var result = await (await next.AnswerAsync()).PressAsync("Submit and see my result");
        Assert.Equal("Your result", result.Heading);

        await senders.StopAsync();
        Assert.All(senders.Others.Keys, reply => Assert.Contains(reply, Clear));
        var kept = await storm.KeptAsync();
        Assert.Empty(senders.Acknowledged.Values.Except(kept.Keys));
        Assert.NotNull(await storm.SubmittedAsync(returnCode));
        Assert.DoesNotContain(service.Log, line => line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }
}
