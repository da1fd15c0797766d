using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>Submissions share commits, and the kept counts change with them.</summary>
[Trait("Category", "Data")]
public sealed class SubmissionTests(World world) : IClassFixture<World>, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = world.Address };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task What_is_submitted_counts_in_its_round_its_district_its_sector_and_its_organisation()
    {
        var round = await world.RoundAsync("Counted");
        var organisation = await world.WithAsync(async services =>
            (await services.GetRequiredService<Organisations>().RegisterAsync("Youth club", "youth-work", ["leeds"], CancellationToken.None)).Value
        );
        using var visitor = world.Visitor();

        await visitor.FinishAsync($"/r/{round.Code}/{organisation.Code}", answers: ("P3", ["7"]));

        foreach (
            var (by, code) in new[]
            {
                (Grouping.Round, ""),
                (Grouping.District, "leeds"),
                (Grouping.Sector, "youth-work"),
                (Grouping.Organisation, $"{organisation.Id:N}"),
            }
        )
        {
            var counts = (await OfAsync(round)).Groups[new TallyGroup(by, code)];
            Assert.Equal(
                (1, 1, 0, 1),
                (counts.Returns, counts.Of("P3", "7"), counts.Of("P3", "4"), counts.Of("P8", GroupTallies.NoAnswer) + counts.Of("P8", "confident"))
            );
        }

        Assert.Equal(4, (await OfAsync(round)).Groups.Count);
    }

    [Fact]
    public async Task Submitting_again_counts_once_and_as_it_is_now()
    {
        var round = await world.RoundAsync("Counted anew");
        using var visitor = world.Visitor();
        await visitor.FinishAsync($"/r/{round.Code}", answers: ("P3", ["7"]));

        await (await visitor.OpenAsync("/reflect/questions/P3")).Fill("P3", "9").PressAsync("Continue");
        await (await visitor.OpenAsync("/reflect/questions/P1")).Fill("P1", "education").PressAsync("Continue");
        var before = await OfAsync(round);
        await (await visitor.OpenAsync("/reflect/check")).PressAsync("Submit again and see my result");
        var after = await OfAsync(round);

        Assert.Equal((1, 1), (before.Returns, before.Groups[new TallyGroup(Grouping.Round, "")].Of("P3", "7")));
        Assert.Equal(
            (1, 0, 1),
            (
                after.Returns,
                after.Groups[new TallyGroup(Grouping.Round, "")].Of("P3", "7"),
                after.Groups[new TallyGroup(Grouping.Sector, "education")].Of("P3", "9")
            )
        );
        Assert.DoesNotContain(new TallyGroup(Grouping.Sector, "youth-work"), after.Groups.Keys);
    }

    [Fact]
    public async Task What_its_owner_deletes_is_counted_no_longer()
    {
        var round = await world.RoundAsync("Taken back");
        using var visitor = world.Visitor();
        var (result, _) = await visitor.FinishAsync($"/r/{round.Code}");
        Assert.Equal(1, (await OfAsync(round)).Returns);

        await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");

        Assert.Empty((await OfAsync(round)).Groups);
    }

    [Fact]
    public async Task Kept_counts_are_what_the_answers_say_however_many_submit_change_and_delete_at_once()
    {
        var round = await world.RoundAsync("At once");
        var (node, address) = await world.SecondNodeAsync();
        using var other = new HttpClient { BaseAddress = address };
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (number, stop) =>
        {
            var (by, there) = number % 2 == 0 ? (http, world.Address) : (other, address);
            if (number % 3 > 0)
            {
                var id = await SendAsync(by, round, number, stop);
                if (number % 5 == 0)
                {
                    await world.WithAsync(async services =>
                    {
                        await services.GetRequiredService<Sheets>().DeleteAsync(id, finder: null, stop);
                        return true;
                    });
                }
            }
            else
            {
                using var visitor = new Visitor(there, language: null);
                await visitor.FinishAsync($"/r/{round.Code}", answers: ("P3", [$"{1 + (number % 10)}"]));
                await (await visitor.OpenAsync("/reflect/questions/P3")).Fill("P3", "2").PressAsync("Continue");
                await (await visitor.OpenAsync("/reflect/check")).PressAsync("Submit again and see my result");
            }
        });

        Assert.Equal(52, (await OfAsync(round)).Returns);
        Assert.DoesNotContain(await VerifyAsync(), mismatch => mismatch.Round == round.Title);
    }

    [Fact]
    public async Task One_that_cannot_be_written_never_fails_its_neighbours()
    {
        var (round, pack) = (await world.RoundAsync("Neighbours"), world.Services.GetRequiredService<Packs>().Current(Language.English));
        var reflection = pack.Reflection("practitioner");
        var gone = Round.Past(new NewRound("Not kept", "practitioner", ["leeds"], pack.Info.Version, round.OpensOn, round.ClosesOn), "gone-gone");
        var (writer, arrivals) = (world.Services.GetRequiredService<SubmissionWriter>(), world.Services.GetRequiredService<Arrivals>());

        var written = await Task.WhenAll(
            Enumerable
                .Range(0, 41)
                .Select(number => writer.WriteAsync(arrivals.Take(number == 20 ? gone : round, null, reflection, AnswerSheet.Empty, $"neighbour {number}")))
        );

        Assert.Equal([20], written.Index().Where(one => one.Item.Fate != Fate.Kept).Select(one => one.Index));
        Assert.Equal(Fate.Down, written[20].Fate);
        Assert.Equal(40, (await OfAsync(round)).Returns);
        Assert.Equal(40, await world.OnDbAsync(db => db.Set<Sheet>().CountAsync(sheet => sheet.RoundId == round.Id)));
    }

    [Fact]
    public async Task Who_comes_to_a_full_queue_is_asked_to_try_again_and_who_waits_is_written()
    {
        var round = await world.RoundAsync("Queue");
        var reflection = world.Services.GetRequiredService<Packs>().Current(Language.English).Reflection("practitioner");
        var (writer, arrivals) = (world.Services.GetRequiredService<SubmissionWriter>(), world.Services.GetRequiredService<Arrivals>());
        List<Task<Written>> sent;
        await using (var holder = await Connections.OpenAsync(world.Settings, CancellationToken.None))
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            await using var hold = holder.CreateCommand();
            hold.Transaction = transaction;
            hold.CommandText = World.OnPostgres ? "LOCK TABLE practice_tallies IN ACCESS EXCLUSIVE MODE" : "UPDATE rounds_rounds SET title = title";
            await hold.ExecuteNonQueryAsync();
            sent =
            [
                .. Enumerable.Range(0, 1_200).Select(number => writer.WriteAsync(arrivals.Take(round, null, reflection, AnswerSheet.Empty, $"queue {number}"))),
            ];
            Assert.InRange(sent.Count(one => one.IsCompleted), 1_200 - 1_024 - 128, 1_200 - 1_024);
            using var visitor = world.Visitor();
            Assert.All(sent.Where(one => one.IsCompleted), one => Assert.Equal(Fate.TryAgain, one.Result.Fate));
        }

        var written = await Task.WhenAll(sent);
        Assert.Equal(written.Count(one => one.Fate == Fate.Kept), (await OfAsync(round)).Returns);
        Assert.InRange(written.Count(one => one.Fate == Fate.Kept), 1_024, 1_200);
    }

    [Fact]
    public async Task Counts_that_somebody_else_changed_meanwhile_are_read_anew_before_they_are_added_to()
    {
        var round = await world.RoundAsync("Changed by others");
        await SendAsync(http, round, 1, CancellationToken.None);
        await SendAsync(http, round, 2, CancellationToken.None);
        await world.OnDbAsync(async db =>
        {
            var kept = await db.Set<TallyRow>().SingleAsync(tally => tally.RoundId == round.Id && tally.By == Grouping.Round);
            kept.Content = kept.Content.Replace("\"returns\":2", "\"returns\":7", StringComparison.Ordinal);
            return await db.SaveChangesAsync();
        });

        await SendAsync(http, round, 3, CancellationToken.None);

        Assert.Equal(8, (await OfAsync(round)).Returns);

        // Put right again, because other tests compare all counts of this world with its answers.
        await world.OnDbAsync(async db =>
        {
            var kept = await db.Set<TallyRow>().SingleAsync(tally => tally.RoundId == round.Id && tally.By == Grouping.Round);
            kept.Content = kept.Content.Replace("\"returns\":8", "\"returns\":3", StringComparison.Ordinal);
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task The_command_line_says_where_kept_counts_differ_and_mends_them_when_asked()
    {
        var round = await world.RoundAsync("Verified");
        await SendAsync(http, round, 1, CancellationToken.None);
        Assert.Equal(0, (await Commanded.RunAsync(world.Settings, "figures", "verify")).Code);
        await world.OnDbAsync(async db =>
        {
            var kept = await db.Set<TallyRow>().SingleAsync(tally => tally.RoundId == round.Id && tally.By == Grouping.Sector);
            kept.Content = kept.Content.Replace("\"returns\":1", "\"returns\":3", StringComparison.Ordinal);
            return await db.SaveChangesAsync();
        });

        var differs = await Commanded.RunAsync(world.Settings, "figures", "verify");
        var mended = await Commanded.RunAsync(world.Settings, "figures", "verify", "--mend");

        Assert.Equal(1, differs.Code);
        Assert.Contains("Verified: Sector education: 3 kept, 1 counted", differs.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (mended.Code, mended.Error));
        Assert.Equal(0, (await Commanded.RunAsync(world.Settings, "figures", "verify")).Code);
        Assert.Equal(1, (await OfAsync(round)).Groups[new TallyGroup(Grouping.Sector, "education")].Returns);
    }

    [Fact]
    public async Task A_database_from_before_there_were_kept_counts_gets_them_at_its_start()
    {
        await using var older = new World();
        await older.InitializeAsync();
        var round = await older.RoundAsync("Older");
        using var visitor = older.Visitor();
        await visitor.FinishAsync($"/r/{round.Code}");
        await older.OnDbAsync(db => db.Set<TallyRow>().ExecuteDeleteAsync());

        await older.SecondNodeAsync();

        Assert.Equal(
            1,
            await older.WithAsync(async services => (await services.GetRequiredService<TallyBook>().OfAsync(round.Id, CancellationToken.None)).Returns)
        );
    }

    private Task<GroupTallies> OfAsync(Round round) =>
        world.WithAsync(services => services.GetRequiredService<TallyBook>().OfAsync(round.Id, CancellationToken.None));

    private Task<IReadOnlyList<Mismatch>> VerifyAsync() =>
        world.WithAsync(services => services.GetRequiredService<TallyBook>().VerifyAsync(CancellationToken.None));

    private static async Task<Guid> SendAsync(HttpClient http, Round round, int number, CancellationToken stop)
    {
        var body = new
        {
            reflection = "practitioner",
            packVersion = round.PackVersion,
            sector = number % 2 == 0 ? "health" : "education",
            districts = number % 4 == 0 ? new[] { "leeds", "kirklees" } : ["wakefield"],
            answers = new { P3 = 1 + (number % 10), P23 = new[] { "on-a-paper-form" } },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round.Code}/reflections")
        {
            Content = JsonContent.Create(body, options: JsonSerializerOptions.Default),
            Headers = { { "Idempotency-Key", $"{Guid.NewGuid()}" } },
        };
        using var reply = await http.SendAsync(request, stop);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<Guid>();
    }
}
