using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Partnership;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Practice.Figures;
using Lodestar.Rounds;
using Lodestar.RunningRounds;
using Lodestar.Safeguards;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Lodestar.Persistence;

/// <summary>A backup is made while the service runs, and everything in it can be restored except what was deleted.</summary>
[Trait("Category", "Data")]
public class BackupTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_row_of_every_table_comes_back_and_a_return_code_opens_its_answers()
    {
        var code = await FillAsync();
        var before = await Copies.RowsAsync(world.Settings);
        var copy = Copies.Beside(world.Settings);

        await Copies.RestoreAsync(copy, await Copies.BackupAsync(world.Settings));

        Assert.Equal(before, await Copies.RowsAsync(copy));
        Assert.Equal(await TablesAsync(), before.Select(row => row.Split(' ')[0]).Distinct());
        var (node, visitor) = await Copies.ServeAsync(copy);
        await using var started = node;
        using var later = visitor;
        Assert.Equal("Your result", await later.OpeningAsync(code));
    }

    [Fact]
    public async Task A_backup_of_one_engine_comes_back_on_the_other_and_home_again()
    {
        if (!World.OnPostgres)
        {
            return;
        }

        await FillAsync();
        var before = await Copies.RowsAsync(world.Settings);
        var there = Copies.Beside(world.Settings, onPostgres: false);
        var home = Copies.Beside(world.Settings);

        await Copies.RestoreAsync(there, await Copies.BackupAsync(world.Settings));
        await Copies.RestoreAsync(home, await Copies.BackupAsync(there));

        Assert.Equal(before, await Copies.RowsAsync(there));
        Assert.Equal(before, await Copies.RowsAsync(home));
    }

    [Fact]
    public async Task Every_table_is_in_a_backup_but_those_that_end_by_themselves()
    {
        using var backup = BackupReader.Open(await Copies.BackupAsync(world.Settings), SecretKey.Open(world.Settings));

        Assert.Equal(await TablesAsync(), backup.Schema.Tables.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_backup_made_while_people_answer_shows_one_moment_and_holds_nobody_up()
    {
        using var visitor = world.Visitor();
        var (page, _) = await visitor.BeginAsync(button: Journeys.WholeStart);
        var answering = Task.Run(() => page.AnswerAsync());

        var files = new[] { await Copies.BackupAsync(world.Settings), await Copies.BackupAsync(world.Settings) };

        Assert.Equal("Check your answers", (await answering).Heading);
        foreach (var file in files)
        {
            var copy = Copies.Beside(world.Settings);
            await Copies.RestoreAsync(copy, file);
            await using var db = Connections.Open(copy);
            var entries = db.Set<SheetEntry>();
            Assert.Empty(await db.Set<Sheet>().Where(sheet => sheet.Revision != entries.Count(entry => entry.SheetId == sheet.Id)).ToListAsync());
        }
    }

    [Fact]
    public async Task What_a_person_deleted_after_the_backup_comes_back_only_where_nothing_is_left_that_knows()
    {
        var round = await world.RoundAsync("Deleted afterwards");
        using var other = world.Visitor();
        await other.FinishAsync($"/r/{round.Code}");
        using var visitor = world.Visitor();
        var (result, code) = await visitor.FinishAsync($"/r/{round.Code}", Journeys.WholeStart);
        var sheet = (await world.SheetOfAsync(code)).Sheet.Id;
        var before = await Copies.BackupAsync(world.Settings);
        await (await result.FollowAsync("Delete my answers")).PressAsync("Delete my answers");
        var after = await Copies.BackupAsync(world.Settings);

        var unknowing = Copies.Beside(world.Settings);
        Assert.Equal(0, (await Copies.RestoreAsync(unknowing, before)).LeftOut);
        Assert.True(await HasAsync(unknowing, sheet));

        var named = Copies.Beside(world.Settings);
        await Copies.RestoreAsync(named, before, replace: false, Deletions.FileOf(world.Settings));
        Assert.False(await HasAsync(named, sheet));

        var beside = Copies.Beside(world.Settings);
        File.Copy(Deletions.FileOf(world.Settings), Deletions.FileOf(beside));
        Assert.True((await Copies.RestoreAsync(beside, before)).LeftOut > 2);
        Assert.False(await HasAsync(beside, sheet));

        // The replaced database knows, and so does the one that replaces it.
        var replaced = Copies.Beside(world.Settings);
        await Copies.RestoreAsync(replaced, after);
        for (var again = 0; again < 2; again++)
        {
            await Copies.RestoreAsync(replaced, before, replace: true);
            Assert.False(await HasAsync(replaced, sheet));
        }

        var (node, back) = await Copies.ServeAsync(replaced);
        await using var started = node;
        using var person = back;
        Assert.StartsWith("We could not find answers", await person.OpeningAsync(code), StringComparison.Ordinal);
        await using var scope = node.Services.CreateAsyncScope();
        var tallies = scope.ServiceProvider.GetRequiredService<TallyBook>();
        Assert.Equal(1, (await tallies.OfAsync(round.Id, CancellationToken.None)).Returns);
        Assert.Empty(await tallies.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_code_that_was_replaced_after_the_backup_opens_nothing()
    {
        using var visitor = world.Visitor();
        var (result, code) = await visitor.FinishAsync();
        var backup = await Copies.BackupAsync(world.Settings);
        await (await result.FollowAsync("I lost my return code")).PressAsync("Get a new code");
        var copy = Copies.Beside(world.Settings);

        await Copies.RestoreAsync(copy, backup, replace: false, Deletions.FileOf(world.Settings));

        var (node, back) = await Copies.ServeAsync(copy);
        await using var started = node;
        using var thief = back;
        Assert.StartsWith("We could not find answers", await thief.OpeningAsync(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_deletions_at_once_each_have_their_line()
    {
        var ids = Enumerable.Range(0, 24).Select(_ => Guid.NewGuid()).ToList();

        await Task.WhenAll(
            ids.Select(id =>
                world.WithAsync(async services =>
                {
                    await services.GetRequiredService<Sheets>().DeleteAsync(id, finder: null, CancellationToken.None);
                    return true;
                })
            )
        );
        await File.AppendAllTextAsync(Deletions.FileOf(world.Settings), "2026-11-23 CUT");

        var secret = SecretKey.Open(world.Settings);
        Assert.Subset(
            Deletions.Read(Deletions.FileOf(world.Settings)).Select(mark => mark.Key).ToHashSet(),
            ids.Select(id => Convert.ToHexString(Deletions.MarkOf(secret, id)!)).ToHashSet()
        );
        Assert.DoesNotContain(ids, id => File.ReadAllText(Deletions.FileOf(world.Settings)).Contains($"{id:N}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Marks_beside_the_database_are_forgotten_after_thirteen_months()
    {
        var (settings, secret) = (new Settings { Data = World.NewFolder() }, SecretKey.Open(world.Settings));
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await AddAsync(first, new DateTimeOffset(2026, 1, 6, 0, 0, 0, TimeSpan.Zero));
        await AddAsync(second, new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([first, second], Known());

        await AddAsync(third, new DateTimeOffset(2027, 3, 6, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal([second, third], Known());

        IEnumerable<Guid> Known() =>
            Deletions
                .Read(Deletions.FileOf(settings))
                .Select(mark => new[] { first, second, third }.Single(id => Convert.ToHexString(Deletions.MarkOf(secret, id)!) == mark.Key));

        Task<bool> AddAsync(Guid id, DateTimeOffset now) =>
            world.OnDbAsync(async db =>
            {
                await new Deletions(settings, secret, new FakeTimeProvider(now), NullLogger<Deletions>.Instance).AddAsync(
                    db,
                    id,
                    hash: null,
                    CancellationToken.None
                );
                return true;
            });
    }

    [Fact]
    public async Task A_backup_from_before_the_first_release_is_refused_in_words_that_are_true()
    {
        await FillAsync();
        var file = await Copies.BackupAsync(world.Settings);
        Copies.Rewrite(file, SecretKey.Open(world.Settings), schema => schema["migration"] = "Arrivals", (_, row) => row);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Copies.RestoreAsync(Copies.Beside(world.Settings), file));

        Assert.Contains("was made by a version before 0.2.0 (schema 'Arrivals')", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("newer", refused.Message, StringComparison.Ordinal);
    }

    private Task<List<string>> TablesAsync() =>
        world.OnDbAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Select(entity => entity.GetTableName()!)
                    .Except(Copies.Declared.LeftOutOfBackups)
                    .Order(StringComparer.Ordinal)
                    .ToList()
            )
        );

    private static async Task<bool> HasAsync(Settings settings, Guid sheet)
    {
        await using var db = Connections.Open(settings);
        var (kept, entries) = (await db.Set<Sheet>().AnyAsync(one => one.Id == sheet), await db.Set<SheetEntry>().AnyAsync(entry => entry.SheetId == sheet));
        Assert.Equal(kept, entries);
        Copies.LetGo();
        return kept;
    }

    // At least one row in every table, with all that text can hold.
    private async Task<string> FillAsync()
    {
        var round = await world.RoundAsync($"Zoë's \"round\" {Guid.NewGuid()}");
        using var visitor = world.Visitor();
        var (_, code) = await visitor.FinishAsync($"/r/{round.Code}", Journeys.WholeStart, ("P28", ["It's \\ \"quoted\", <b>, ☂ 🪁 and so on"]));
        using var midway = world.Visitor();
        await (await midway.BeginAsync()).First.AnswerAsync(until: "/questions/P3");
        using var administrator = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InRegion(Role.Administrator), "Zoë");
        await world.LinkAsync($"{Guid.NewGuid():N}@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        await world.OnDbAsync(async db =>
        {
            var name = $"{Guid.NewGuid():N}";
            db.Add(
                new AuditEntry
                {
                    Id = Guid.NewGuid(),
                    At = new DateTimeOffset(2026, 11, 23, 9, 8, 7, 654, TimeSpan.FromHours(1)),
                    Who = "root",
                    What = "round.opened",
                    About = "\t\u00a0",
                }
            );
            db.Add(
                new OpenShowing
                {
                    RoundId = round.Id,
                    ShownOn = new DateOnly(2026, 11, 23),
                    Content = "{\"a\":1}",
                    Counts = "{}",
                }
            );
            db.Add(
                new RoundShowing
                {
                    RoundId = round.Id,
                    ShownOn = new DateOnly(1, 1, 1),
                    Content = "{}",
                }
            );
            db.Add(
                new ArrivalKey
                {
                    Key = Guid.NewGuid().ToByteArray(),
                    Content = [],
                    SheetId = Guid.Empty,
                    Attempt = 3,
                    Until = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero),
                }
            );
            var layer = Standards.LocalLayer.Empty with
            {
                Number = await db.Set<Standards.StoredLayer>().CountAsync() + 1,
                Pack = "2026.1",
                Help = [new Standards.HelpText { Item = "O1", Hint = "Ünï \"ours\" 🪁" }],
            };
            db.Add(
                new Standards.StoredLayer
                {
                    Number = layer.Number,
                    PackVersion = layer.Pack,
                    Content = Standards.LayerForm.Write(layer),
                    Sha256 = Standards.LayerForm.HashOf(Standards.LayerForm.Write(layer)),
                    Changes = "It's \"new\"",
                    ByName = "Zoë",
                    At = new DateTimeOffset(2026, 11, 23, 9, 8, 7, TimeSpan.Zero),
                }
            );
            db.Add(
                new Standards.LocalDraft
                {
                    About = name,
                    Version = 1,
                    ByName = "Zoë",
                    At = new DateTimeOffset(2026, 11, 23, 9, 8, 7, TimeSpan.Zero),
                }
            );
            db.Add(
                new Notices.ChosenPace
                {
                    AccountId = await db.Set<Account>().Select(account => account.Id).FirstAsync(),
                    Kind = name,
                    Pace = NoticePace.Weekly,
                }
            );
            db.Add(new Deletion { Mark = Guid.NewGuid().ToByteArray(), Week = new DateOnly(2026, 11, 23) });
            var organisation = Organisation.Register(name, Kernel.JoinCode.New(), "youth-work", ["leeds", "kirklees"]).Value;
            db.Add(organisation);
            db.Add(Unit.In(organisation.Id, "☂ \"team\"").Value);
            db.Add(new FormerCode { Code = Kernel.JoinCode.New(), OrganisationId = organisation.Id });
            db.Add(
                new RoundMessage
                {
                    SendingId = Guid.NewGuid(),
                    Number = 0,
                    RoundId = round.Id,
                    OrganisationId = organisation.Id,
                    Kind = LetterKind.Reminder,
                    SentOn = new DateOnly(2026, 11, 23),
                    By = Guid.NewGuid(),
                }
            );
            db.Add(RoundExtension.Give(round, organisation.Id, round.ClosesOn.AddDays(3), "Zoë's <b>", Guid.NewGuid(), new DateOnly(2026, 11, 23)).Value);
            var account = (await db.Set<Account>().FirstAsync()).Id;
            var team = TeamReflection.Begin(round, organisation.Id, new DateTimeOffset(2026, 11, 23, 9, 8, 7, 654, TimeSpan.Zero));
            db.Add(team);
            db.Add(
                new TeamAnswer
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    Version = 1,
                    Kind = AnswerKind.Level,
                    Level = 3,
                    Why = "Zoë's \"board\"\n\u00a0",
                    WorksWell = "",
                    Next = "🪁",
                    Evidence = TeamAnswer.Write([Guid.NewGuid()]),
                    Origin = AnswerOrigin.Corrected,
                    Reason = "<b>",
                    RoundsUnchanged = 2,
                    By = account,
                    ByName = "Zoë",
                    At = team.Began,
                    TakenOut = true,
                }
            );
            db.Add(
                new TeamDraft
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    AccountId = account,
                    BasedOn = 1,
                    Content = "{}",
                    At = team.Began,
                }
            );
            db.Add(
                new TeamAssignment
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    AccountId = account,
                }
            );
            db.Add(
                new TeamStep
                {
                    ReflectionId = team.Id,
                    Number = 1,
                    Kind = TeamStepKind.SentBack,
                    Words = "☂",
                    By = account,
                    ByName = "Zoë",
                    At = team.Began,
                }
            );
            var pointer = new EvidencePointer
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation.Id,
                What = "Policy",
                Held = "Folder",
                Owner = "",
                ReviewOn = null,
                Retired = true,
                Version = 1,
            };
            db.Add(pointer);
            db.Add(
                new EvidenceVersion
                {
                    PointerId = pointer.Id,
                    Version = 1,
                    What = "Policy 🪁",
                    Held = "Folder",
                    Owner = "",
                    ReviewOn = new DateOnly(2027, 1, 1),
                    Retired = true,
                    By = account,
                    ByName = "Zoë",
                    At = team.Began,
                }
            );
            db.Add(new TeamReply { ReflectionId = team.Id, Thanks = "Thank you" });
            db.Add(
                new TeamReading
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    Reader = account,
                    ReaderName = "Zoë",
                    Level = 2,
                    Reason = "",
                }
            );
            db.Add(
                new TeamModeration
                {
                    ReflectionId = team.Id,
                    Item = "O1",
                    Level = 2,
                    Reason = "",
                    By = account,
                    ByName = "Zoë",
                }
            );
            var action = TeamAction.Plan(organisation.Id, team.Id, new WantedAction("Tell everyone", "Head", new DateOnly(2027, 1, 1), "O1")).Value;
            db.Add(action);
            db.Add(
                new TeamActionStep
                {
                    ActionId = action.Id,
                    Number = 1,
                    Stage = ActionStage.Planned,
                    Words = "",
                    By = account,
                    ByName = "Zoë",
                    At = team.Began,
                }
            );
            var concern = Concern.Raise("practice.place.note", "leeds", organisation.Id, forThemself: false, team.Began);
            db.Add(concern);
            db.Add(
                new ConcernStep
                {
                    Id = Guid.NewGuid(),
                    ConcernId = concern.Id,
                    Kind = ConcernStepKind.LeadTold,
                    At = team.Began,
                }
            );
            db.Add(
                new Override
                {
                    Page = name,
                    Week = new DateOnly(2026, 11, 23),
                    Times = 2,
                }
            );
            db.Add(
                new WatchHours
                {
                    AccountId = account,
                    Day = (DayOfWeek)(await db.Set<WatchHours>().CountAsync() % 7),
                    From = 540,
                    Until = 1020,
                }
            );
            var audit = OwnAudit.Begin($"Ünï \"audit\" {name}"[..40], "A\nnote").Value;
            audit.Keep(id: null, "Theme 🪁", ["O1", "O2"]);
            db.Add(audit);
            db.Add(
                new KeptColumns
                {
                    OrganisationId = organisation.Id,
                    Name = "Yearly",
                    Content = "{}",
                }
            );
            if (!await db.Set<FrontDoor>().AnyAsync())
            {
                db.Add(FrontDoor.Confirm("leeds", "01632 960000", "", "", "Duty manager", new DateOnly(2026, 11, 1)).Value);
            }

            return await db.SaveChangesAsync();
        });
        return code;
    }
}
