using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Practice.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Jobs;

/// <summary>A job runs on one node at a time, and once, whichever node is killed or sleeps.</summary>
[Trait("Category", "Data")]
public class JobTests
{
    [Fact]
    public async Task Of_nodes_that_come_at_once_one_runs_a_job_and_it_is_due_again_after_its_time()
    {
        await using var world = await World.StartedAsync();
        var (second, _) = await world.SecondNodeAsync();
        var runs = 0;
        var job = Invented(async _ =>
        {
            Interlocked.Increment(ref runs);
            await Task.Delay(200);
            return new JobResult("jobs.not-yet", 0);
        });

        var books = Enumerable.Range(0, 8).Select(one => BookOf(one % 2 == 0 ? world.Services : second.Services));
        await Task.WhenAll(books.Select(book => book.RunIfDueAsync(job, CancellationToken.None)));
        Assert.Equal(1, runs);

        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await BookOf(second.Services).RunIfDueAsync(job, CancellationToken.None));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await BookOf(second.Services).RunIfDueAsync(job, CancellationToken.None));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task What_a_killed_node_was_doing_another_does_once_its_time_has_run_out()
    {
        const int Schools = 2_000;
        await using var world = await World.StartedAsync();
        world.Clock.AdjustTime(DateTimeOffset.UtcNow);
        await world.OnDbAsync(async db =>
        {
            var overdue = new WantedAction("Ask children", "", Week.DayOf(world.Clock.GetUtcNow()).AddDays(-3), Item: null);
            for (var number = 0; number < Schools; number++)
            {
                var school = Organisation.Register(new NewOrganisation($"School {number}", "education", ["leeds"]), JoinCode.New()).Value;
                var account = Account.Open($"ada{number}@example.org", "Ada").Value;
                db.Add(school);
                db.Add(account);
                db.Add(
                    new AccountPost
                    {
                        AccountId = account.Id,
                        Role = Role.OrganisationLead,
                        Place = $"{school.Id:D}",
                    }
                );
                db.Add(TeamAction.Plan(school.Id, reflection: null, overdue).Value);
            }

            await db.SaveChangesAsync();
            return await db.Set<JobRow>().ExecuteDeleteAsync();
        });

        // A node in the middle of the job: some are told of and others not yet.
        var other = world.Settings with
        {
            Data = World.OnPostgres ? World.NewFolder() : world.Settings.Data,
            KeyFile = Path.Combine(world.Settings.Data, "secret.key"),
        };
        await using (var node = await Running.StartAsync(other))
        {
            for (var tries = 0; await RemindedAsync(world) == 0; tries++)
            {
                Assert.True(tries < 6_000, "The job never began.");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await node.KillAsync();
        }

        var before = await RemindedAsync(world);
        Assert.InRange(before, 1, Schools - 1);
        Assert.Null(await BookOf(world.Services).RunNowAsync(PlanReminders.Job, CancellationToken.None));

        world.Clock.Advance(JobBook.Lease + TimeSpan.FromMinutes(2));
        await world.Services.RunJobAsync(PlanReminders.Job);

        Assert.Equal(Schools, await RemindedAsync(world));
    }

    [Fact]
    public async Task A_node_that_slept_through_its_time_is_stopped_at_its_next_piece_and_notes_nothing()
    {
        await using var world = await World.StartedAsync();
        var (second, _) = await world.SecondNodeAsync();
        var (sleeping, awake) = (new TaskCompletionSource(), new TaskCompletionSource());
        var done = new List<string>();
        var slow = Invented(async turn =>
        {
            sleeping.SetResult();
            await awake.Task;
            await turn.HoldAsync();
            done.Add("slow");
            return new JobResult("jobs.failed", 1);
        });
        var quick = Invented(turn =>
        {
            done.Add("quick");
            return Task.FromResult(new JobResult("jobs.not-yet", 2));
        });

        var first = BookOf(world.Services).RunNowAsync(slow, CancellationToken.None);
        await sleeping.Task;
        Assert.Null(await BookOf(second.Services).RunNowAsync(quick, CancellationToken.None));
        world.Clock.Advance(JobBook.Lease);
        var row = await BookOf(second.Services).RunNowAsync(quick, CancellationToken.None);
        awake.SetResult();

        Assert.Null(await first);
        Assert.Equal(["quick"], done);
        var noted = await RowAsync(world);
        Assert.Equal((2, row!.EndedAt, 2), (noted.Turn, noted.EndedAt, noted.Count));
        Assert.Contains(world.Log.Lines, line => line.Contains("was taken over by another node", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_slept_in_its_last_piece_does_not_overwrite_what_another_noted()
    {
        await using var world = await World.StartedAsync();
        var (sleeping, awake) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Invented(async _ =>
        {
            sleeping.SetResult();
            await awake.Task;
            return new JobResult("jobs.failed", 1);
        });

        var first = BookOf(world.Services).RunNowAsync(slow, CancellationToken.None);
        await sleeping.Task;
        world.Clock.Advance(JobBook.Lease);
        await BookOf(world.Services).RunNowAsync(Invented(_ => Task.FromResult(new JobResult("jobs.not-yet", 2))), CancellationToken.None);
        awake.SetResult();

        Assert.Null(await first);
        Assert.Equal(2, (await RowAsync(world)).Count);
    }

    [Fact]
    public async Task A_job_that_fails_says_so_and_is_tried_again_within_ten_minutes()
    {
        await using var world = await World.StartedAsync();
        var failing = true;
        var job = Invented(_ => failing ? throw new IOException("Full.") : Task.FromResult(new JobResult("jobs.not-yet", 0)));

        Assert.Equal("IOException", (await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None))!.Failed);
        failing = false;
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null((await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None))!.Failed);
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("Full.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_is_stopped_leaves_its_job_to_another_at_once()
    {
        await using var world = await World.StartedAsync();
        using var stopping = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var first = BookOf(world.Services)
            .RunNowAsync(
                Invented(async turn =>
                {
                    begun.SetResult();
                    await Task.Delay(Timeout.Infinite, turn.Stop);
                    return new JobResult("jobs.failed", 0);
                }),
                stopping.Token
            );
        await begun.Task;
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.NotNull(await BookOf(world.Services).RunIfDueAsync(Invented(_ => Task.FromResult(new JobResult("jobs.not-yet", 0))), CancellationToken.None));
    }

    [Fact]
    public async Task Nothing_waits_for_a_day_that_a_wrong_clock_noted()
    {
        await using var world = await World.StartedAsync();
        var job = Invented(_ => Task.FromResult(new JobResult("jobs.not-yet", 0)));
        var now = world.Clock.GetUtcNow();
        world.Clock.AdjustTime(now.AddYears(3));
        await BookOf(world.Services).RunNowAsync(job, CancellationToken.None);
        world.Clock.AdjustTime(now);

        Assert.Null(await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None));
        world.Clock.AdjustTime(now.AddHours(1));
        Assert.NotNull(await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None));
    }

    [Fact]
    public async Task A_nightly_job_waits_for_its_first_night_and_is_made_up_for_if_no_node_ran_then()
    {
        await using var world = await World.StartedAsync();
        var nightly = Schedule.Daily(new TimeOnly(2, 30));
        var job = new Job("invented", "jobs.title", nightly, _ => Task.FromResult(new JobResult("jobs.not-yet", 0)));

        Assert.Null(await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None));
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(
            new DateTimeOffset(2026, 11, 27, 2, 30, 0, TimeSpan.Zero),
            (await BookOf(world.Services).RunIfDueAsync(job, CancellationToken.None))!.DueAt
        );
    }

    [Fact]
    public async Task An_administrator_reads_what_came_of_each_job_and_when_it_is_due()
    {
        await using var world = await World.StartedAsync();
        await world.Services.RunJobAsync(PlanReminders.Job);
        using var visitor = await world.MemberAsync("ada@example.org", Post.InRegion(Role.Administrator));

        var page = await (await visitor.OpenAsync("/account")).FollowAsync("Jobs");

        Assert.True(page.Shows("Reminds the leads of organisations"));
        Assert.True(page.Shows("Nobody had to be reminded"));
        Assert.True(page.Shows("23 November 2026, 11:00"));
        Assert.True(page.Shows("24 November 2026, 02:30"));
        Assert.True(page.Shows("It has not run yet"));
    }

    [Fact]
    public async Task The_command_lists_jobs_and_runs_one_now()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Closed", opens: -30, closes: -10);

        var (code, output, error) = await Commanded.RunAsync(world.Settings, "job", "run", "figures");
        Assert.True(code == 0, error);
        Assert.Equal("The figures of one round were published", output.Trim());
        Assert.True(await world.OnDbAsync(db => db.Set<RoundShowing>().AnyAsync()));

        var (_, listed, _) = await Commanded.RunAsync(world.Settings, "job", "list");
        var figures = Assert.Single(listed.Split('\n'), line => line.StartsWith("figures\t", StringComparison.Ordinal)).TrimEnd().Split('\t');
        Assert.Equal(["Publishes the figures of rounds in the night after they close", "The figures of one round were published"], figures[1..3]);
        Assert.EndsWith("02:30", figures[4], StringComparison.Ordinal);
        Assert.Contains(listed.Split('\n'), line => line.StartsWith("retention\t", StringComparison.Ordinal));

        var (wrong, _, said) = await Commanded.RunAsync(world.Settings, "job", "run", "nothing");
        Assert.NotEqual(0, wrong);
        Assert.Contains("There is no job called 'nothing'", said, StringComparison.Ordinal);
    }

    // The day on an action is noted together with the message.
    private static Task<int> RemindedAsync(World world) => world.OnDbAsync(db => db.Set<TeamAction>().CountAsync(action => action.RemindedOn != null));

    private static JobBook BookOf(IServiceProvider node) => node.GetRequiredService<JobBook>();

    private static Job Invented(Func<JobTurn, Task<JobResult>> run) => new("invented", "jobs.title", Schedule.Every(TimeSpan.FromHours(1)), run);

    private static Task<JobRow> RowAsync(World world) => world.OnDbAsync(db => db.Set<JobRow>().AsNoTracking().SingleAsync(row => row.Name == "invented"));
}
