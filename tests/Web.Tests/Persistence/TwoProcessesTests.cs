using Lodestar.Practice;

namespace Lodestar.Persistence;

/// <summary>
/// Two processes behind a proxy that takes turns: on one PostgreSQL, each with a folder of its own and the same key; on SQLite both in one
/// folder. One of them is killed.
/// </summary>
[Trait("Category", "Data")]
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task A_person_and_devices_go_on_when_one_of_two_nodes_is_killed_and_both_show_the_same_figures()
    {
        var installation = await World.NewInstallationAsync();
        var settings = installation with
        {
            KeyFile = Path.Combine(installation.Data, "secret.key"),
            Proxies = "127.0.0.1",
            PublicAddress = "https://lodestar.example.org",
        };
        var other = settings with { Data = World.OnPostgres ? World.NewFolder() : settings.Data };
        var storm = new Storm(settings);
        var code = await storm.OpenRoundAsync();
        var nodes = await Task.WhenAll(Running.StartAsync(settings), Running.StartAsync(other));
        await using var first = nodes[0];
        await using var second = nodes[1];
        await using var balancer = await Balancer.StartAsync(first.Address, second.Address);
        using var visitor = new Visitor(balancer.Address);
        await using var senders = new Senders(balancer.Address, code);

        var (question, returnCode) = await visitor.BeginAsync($"/r/{code}");
        var middle = await question.AnswerAsync(until: "/questions/P4");
        await senders.MoreAsync();
        Assert.Equal([first.Address, second.Address], balancer.Answered.Distinct().OrderBy(node => Array.IndexOf([first.Address, second.Address], node)));
        Assert.DoesNotContain(balancer.Answered.Zip(balancer.Answered.Skip(1)), pair => pair.First == pair.Second);
        Assert.True(Assert.Single(visitor.Cookies).Secure);

        await first.KillAsync();
        await senders.MoreAsync();
        var result = await (await middle.AnswerAsync()).PressAsync("Submit and see my result");
        await senders.MoreAsync();
        await senders.StopAsync();
        Assert.Equal("Your result", result.Heading);

        await first.StartAgainAsync();
        var kept = await storm.KeptAsync();
        Assert.Empty(senders.Acknowledged.Values.Except(kept.Keys));
        Assert.Equal(senders.Acknowledged.Count, senders.Acknowledged.Values.Distinct().Count());
        Assert.NotNull(await storm.SubmittedAsync(returnCode));
        await storm.CloseRoundAsync(code);
        Assert.Equal(0, (await Shell.RunAsync(settings, "job", "run", "figures")).Code);
        var figures = await Task.WhenAll(new[] { first, second }.Select(FiguresAsync));
        Assert.Contains($"{kept.Values.Count(submitted => submitted)} ", figures[0], StringComparison.Ordinal);
        Assert.Equal(figures[0], figures[1]);
    }

    private static async Task<string> FiguresAsync(Running node)
    {
        using var visitor = new Visitor(node.Address);
        return (await (await visitor.OpenAsync("/figures")).FollowAsync("Storm")).Text;
    }
}
