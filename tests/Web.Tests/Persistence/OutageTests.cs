using System.Diagnostics;
using System.Net;
using Lodestar.Kernel;
using Lodestar.Practice;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>
/// The database does not answer for a while, under load. PostgreSQL is restarted by the command in TEST_POSTGRES_RESTART or, on a server that
/// is not ours to restart, every connection to this database is ended for some seconds. In SQLite's file another process holds the lock for
/// longer than anybody waits. No other test runs at the same time.
/// </summary>
[CollectionDefinition(nameof(OutageTests), DisableParallelization = true)]
[Collection(nameof(OutageTests)), Trait("Category", "Data")]
public sealed class OutageTests
{
    private static readonly string? Restart = Environment.GetEnvironmentVariable("TEST_POSTGRES_RESTART") is { Length: > 0 } command ? command : null;

    [Fact]
    public async Task When_the_database_does_not_answer_for_a_while_what_was_acknowledged_is_there_and_it_goes_on_by_itself()
    {
        var settings = await World.NewInstallationAsync();
        var storm = new Storm(settings);
        var code = await storm.OpenRoundAsync();
        await using var service = await Running.StartAsync(settings);
        using var visitor = new Visitor(service.Address);
        var (first, returnCode) = await visitor.BeginAsync($"/r/{code}");
        var page = await first.AnswerAsync(until: "/questions/P3");
        await using var senders = new Senders(service.Address, code);
        await senders.MoreAsync();

        var outage = OutageAsync(settings);
        var pages = new List<int>();
        while (!outage.IsCompleted || pages.Count < 3)
        {
            var reply = await page.Fill("P3", "9").PressAsync("Continue");
            pages.Add(reply.Status);
            page = reply.Status == 503 ? page : await visitor.OpenAsync("/reflect/questions/P3");
            page = page.Status == 503 ? await AgainAsync(visitor) : page;
        }

        await outage;
        await senders.MoreAsync();
        await service.BecomesAsync(HttpStatusCode.OK);
        page = await (await AgainAsync(visitor)).Fill("P3", "8").PressAsync("Continue");
        var result = await (await page.AnswerAsync()).PressAsync("Submit and see my result");
        await senders.StopAsync();

        Assert.Equal("Your result", result.Heading);
        Assert.All(pages, status => Assert.Contains(status, new[] { 200, 503 }));
        Assert.All(senders.Others.Keys, reply => Assert.Contains(reply, FaultTests.Clear));
        Assert.NotEmpty(senders.Others.Keys.Select(reply => reply.Status).Concat(pages.Where(status => status == 503)));
        var kept = await storm.KeptAsync();
        Assert.Empty(senders.Acknowledged.Values.Except(kept.Keys));
        Assert.NotNull(await storm.SubmittedAsync(returnCode));
        Assert.Equal(["8"], (await visitor.OpenAsync("/reflect/questions/P3")).Values("P3"));
    }

    // Loads the page again until it comes, as a person would.
    private static async Task<Page> AgainAsync(Visitor visitor)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await visitor.OpenAsync("/reflect/questions/P3");
            Assert.True(
                page.Status == 200 || (page.Status == 503 && page.Heading == "We cannot show this page at the moment" && tries < 300),
                $"{page.Status} {page.Heading}"
            );
            if (page.Status == 200)
            {
                return page;
            }

            await Task.Delay(100);
        }
    }

    private static Task OutageAsync(Settings settings) =>
        Task.Run(async () =>
        {
            if (settings.Database is not { } database)
            {
                await using var other = new SqliteConnection($"Data Source={Connections.SqliteFile(settings)};Pooling=False");
                await other.OpenAsync();
                await using var take = other.CreateCommand();
                take.CommandText = "BEGIN IMMEDIATE";
                await take.ExecuteNonQueryAsync();
                await Task.Delay(TimeSpan.FromSeconds(12));
            }
            else if (Restart is not null)
            {
                using var restart = Process.Start("bash", ["-c", Restart]);
                await restart.WaitForExitAsync();
                Assert.Equal(0, restart.ExitCode);
            }
            else
            {
                await using var other = new NpgsqlConnection(database);
                await other.OpenAsync();
                await using var end = new NpgsqlCommand(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
                    other
                );
                for (var times = 0; times < 30; times++)
                {
                    await end.ExecuteNonQueryAsync();
                    await Task.Delay(100);
                }
            }
        });
}
