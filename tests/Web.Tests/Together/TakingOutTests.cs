using System.Text;
using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Plans;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Words that point at a person are taken out of everything that holds them, and do not come back.</summary>
[Trait("Category", "Data")]
public class TakingOutTests(World world) : IClassFixture<World>
{
    private const string Take = "Take these words out";
    private const string Bad = "We all know the tall boy with the red bike";

    [Fact]
    public async Task Words_are_taken_out_of_everything_that_holds_a_copy_and_it_is_said_before_what_that_is()
    {
        var (earlier, round) = (await world.RoundAsync("Spring", opens: -200, closes: -100), await world.RoundAsync("Autumn"));
        var school = await world.OrganisationAsync("Larkrise");
        using var lead = await world.LeadAsync(school, "Eve");
        var before = await world.SignedOffAsync(school, earlier, answers: [("O1", Signed.Says(2, next: Bad))]);
        var team = await world.SignedOffAsync(
            school,
            round,
            answers: [("O1", Signed.Says(3, next: Bad)), ("O2", Signed.Says(3, worksWell: "Nothing of the kind"))]
        );
        await FillAsync(school, IdOf(team), lead);

        var page = await TakeOutAsync(lead, team, "O1", 1);
        var title = page.Document.QuerySelector(".ls-caption")!.TextContent;
        Assert.Equal("Check before they are removed", page.Heading);
        foreach (
            var says in new[]
            {
                $"'{title}' in Autumn, version 1",
                $"'{title}' in Autumn, version 2",
                $"'{title}' in Autumn, version 3",
                $"'{title}' in Spring, version 1",
                $"The plan: {Bad}",
                "The district's reply in Autumn",
                $"The district's level for '{title}' in Autumn, and its reason",
                "What was said on",
                "words that somebody is typing",
            }
        )
        {
            Assert.True(page.Shows(says), $"{says}: {page.Text}");
        }

        var history = await page.PressAsync(Take);

        Assert.True(history.Shows("Eve took words out"), history.Text);
        Assert.Empty(await HoldingAsync("red bike"));
        using var table = await lead.AskAsync(new HttpRequestMessage(HttpMethod.Get, $"{team}/export.csv"));
        Assert.Contains("Words were taken out", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(await HoldingAsync("Nothing of the kind"));
        var versions = await world.OnDbAsync(db =>
            db.Set<TeamAnswer>().Where(answer => answer.ReflectionId == IdOf(team) && answer.Item == "O1").OrderBy(answer => answer.Version).ToListAsync()
        );
        Assert.Equal(
            [(3, "Eve", true), (2, "Finn", true), (2, "Finn", true), (2, "Eve", true)],
            versions.Select(answer => (answer.Level!.Value, answer.ByName, answer.TakenOut))
        );
        Assert.True((await lead.OpenAsync($"{before}/items/O1/history")).Shows("Words were taken out of this version."));
        Assert.True((await lead.OpenAsync(PlansLinks.Plan(school) + "?part=all")).Shows("Words were taken out."));
        Assert.Contains("team.words-taken-out", await world.OnDbAsync(db => db.Set<Audit.AuditEntry>().Select(entry => entry.What).ToListAsync()));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_does_not_bring_the_words_back()
    {
        var school = await world.OrganisationAsync("Kite");
        using var lead = await world.LeadAsync(school, "Ivo");
        var team = await world.BegunAsync(school, await world.RoundAsync("Winter"), ("O1", Signed.Says(2, next: Bad + " of Kite")));
        var (open, other) = (await lead.OpenAsync($"{team}/items/O1"), await lead.OpenAsync($"{team}/items/O1"));

        await (await TakeOutAsync(lead, team, "O1", 1)).PressAsync(Take);
        var saved = await open.Fill("Choice", "3").PressAsync("Save and go on");
        var typed = await other.PressAsync("Add a pointer to evidence");
        var kept = await open.PostAsync(lead, $"{team}/items/O1?handler=Keep", ("BasedOn", open.Values("BasedOn")[0]), ("Next", Bad + " of Kite"));

        Assert.Equal((409, 409, 409), (saved.Status, typed.Status, kept.Status));
        Assert.True(saved.Shows("Ivo took words out of this"), saved.Text);
        Assert.Empty(await HoldingAsync("red bike of Kite"));
    }

    [Fact]
    public async Task Words_that_were_taken_out_leave_the_files_of_the_database()
    {
        var school = await world.OrganisationAsync("Beck Hill");
        using var lead = await world.LeadAsync(school, "Uma");
        var team = await world.BegunAsync(school, await world.RoundAsync("Summer"), ("O1", Signed.Says(2, next: "Somebody called Quxelby lives next door")));

        await (await TakeOutAsync(lead, team, "O1", 1)).PressAsync(Take);

        for (var waited = 0; !World.OnPostgres && ErasureTests.IsInFiles(world.Settings.Data, Encoding.UTF8.GetBytes("Quxelby")); waited++)
        {
            Assert.True(waited < 100, "The words are still in the files.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Only_the_words_that_point_at_a_person_go_and_the_rest_stays_everywhere()
    {
        var school = await world.OrganisationAsync("Tom Fold");
        using var lead = await world.LeadAsync(school, "Ren");
        var team = await world.BegunAsync(
            school,
            await world.RoundAsync("March"),
            ("O1", Signed.Says(2, next: "Ask Zebedee what he needs")),
            ("O2", Signed.Says(2, next: "As Zebedee said; zebedees too"))
        );

        Assert.Equal("Leave words exactly as they are in the text", (await TakeOutAsync(lead, team, "O1", 1, "Somebody else")).ErrorBeside("Gone"));
        Assert.Equal("Leave at least 3 letters, so that the right words are found", (await TakeOutAsync(lead, team, "O1", 1, " he ")).ErrorBeside("Gone"));
        var look = await TakeOutAsync(lead, team, "O1", 1, "zebedee");
        Assert.True(look.Shows("Ask [taken out] what he needs"), look.Text);
        await look.PressAsync(Take);

        var now = await world.OnDbAsync(db =>
            db.Set<TeamAnswer>()
                .Where(answer => answer.ReflectionId == IdOf(team))
                .OrderBy(answer => answer.Item)
                .ThenBy(answer => answer.Version)
                .Select(answer => answer.Next)
                .ToListAsync()
        );
        Assert.Equal(
            ["Ask [taken out] what he needs", "Ask [taken out] what he needs", "As [taken out] said; zebedees too", "As [taken out] said; zebedees too"],
            now
        );
    }

    [Fact]
    public async Task Only_a_lead_takes_words_out_and_only_where_there_are_some()
    {
        var school = await world.OrganisationAsync("Moorside");
        using var lead = await world.LeadAsync(school, "Ola");
        using var colleague = await world.ColleagueAsync(school, "Pia");
        var team = await world.BegunAsync(school, await world.RoundAsync("May"), ("O1", Signed.Says(2)));

        Assert.Equal(403, (await colleague.OpenAsync($"{team}/items/O1/history/1/take-out")).Status);
        Assert.Equal(404, (await lead.OpenAsync($"{team}/items/O1/history/7/take-out")).Status);
        Assert.Equal(404, (await lead.OpenAsync($"{team}/items/O9/history/1/take-out")).Status);
        Assert.Equal(200, (await lead.OpenAsync($"{team}/items/O1/history/1/take-out")).Status);
    }

    private static async Task<Page> TakeOutAsync(Visitor lead, string team, string item, int version, string? gone = null)
    {
        Assert.Equal(200, (await lead.OpenAsync($"{team}/items/{item}/history")).Status);
        var page = await (await lead.OpenAsync($"{team}/items/{item}/history/{version}/take-out")).FollowAsync("Take words out of 'What we will do next'");
        return await (gone is null ? page : page.Fill("Gone", gone)).PressAsync("See where they are");
    }

    private static Guid IdOf(string team) => Guid.Parse(team.Split('/')[^1]);

    // Two later versions, one with more words; an action, its effect and its step; a reply; a step; a level's reason; somebody's draft.
    private Task FillAsync(Guid school, Guid team, Visitor lead) =>
        world.OnDbAsync(async db =>
        {
            var me = await db.Set<Identity.Account>().Where(account => account.Email == "eve@example.org").Select(account => account.Id).SingleAsync();
            foreach (var (version, why, reason) in new[] { (2, Bad.ToUpperInvariant() + " and more", null), (3, "We were asked", Bad) })
            {
                db.Add(
                    new TeamAnswer
                    {
                        ReflectionId = team,
                        Item = "O1",
                        Version = version,
                        Kind = AnswerKind.Level,
                        Level = 2,
                        Why = why,
                        WorksWell = "",
                        Next = "",
                        Evidence = "[]",
                        Origin = version == 3 ? AnswerOrigin.Corrected : AnswerOrigin.Written,
                        Reason = reason,
                        RoundsUnchanged = 0,
                        By = Guid.NewGuid(),
                        ByName = "Finn",
                        At = world.Clock.GetUtcNow(),
                    }
                );
            }

            var action = TeamAction.Plan(school, team, new WantedAction(Bad, "Head", DueOn: null, "O1")).Value;
            action.Move(ActionStage.Done, $"It helped. {Bad}.", proposedLevel: null);
            db.Add(action);
            db.Add(
                new TeamActionStep
                {
                    ActionId = action.Id,
                    Number = 1,
                    Stage = ActionStage.Done,
                    Words = $"It helped. {Bad}.",
                    By = me,
                    ByName = "Eve",
                    At = world.Clock.GetUtcNow(),
                }
            );
            db.Add(
                new TeamReply
                {
                    ReflectionId = team,
                    Thanks = "Thank you",
                    FirstStrength = $"Leadership: {Bad}",
                    SecondStrength = "Another",
                    Ask = $"What of this: {Bad}?",
                    Version = 1,
                }
            );
            db.Add(
                new TeamStep
                {
                    ReflectionId = team,
                    Number = 1,
                    Kind = TeamStepKind.SentBack,
                    Words = $"You wrote '{Bad}'",
                    By = me,
                    ByName = "Hugh",
                    At = world.Clock.GetUtcNow(),
                }
            );
            db.Add(
                new TeamModeration
                {
                    ReflectionId = team,
                    Item = "O1",
                    Level = 2,
                    Reason = Bad,
                    By = me,
                    ByName = "Mia",
                }
            );
            db.Add(
                new TeamDraft
                {
                    ReflectionId = team,
                    Item = "O2",
                    AccountId = me,
                    BasedOn = 1,
                    Content = JsonSerializer.Serialize(Signed.Says(1, next: Bad)),
                    At = world.Clock.GetUtcNow(),
                }
            );
            Assert.NotNull(lead);
            return await db.SaveChangesAsync();
        });

    // The tables of the capabilities that declare texts.
    private static readonly string[] Written =
    [
        .. Host.Capabilities(new Settings()).Where(one => one.Texts is not null).SelectMany(one => one.Tables).Select(table => table.Name),
    ];

    // Every text column of each of their tables, so that a new table is included.
    private Task<List<string>> HoldingAsync(string text) =>
        world.OnDbAsync(async db =>
        {
            var found = new List<string>();
            foreach (
                var entity in db
                    .Model.GetEntityTypes()
                    .Where(entity => Written.Any(begins => entity.GetTableName()!.StartsWith(begins, StringComparison.Ordinal)))
            )
            {
                foreach (
                    var column in entity
                        .GetProperties()
                        .Where(property => property.ClrType == typeof(string))
                        .Select(property => property.Name == "Words" ? "words" : property.GetColumnName())
                )
                {
#pragma warning disable EF1002
                    found.AddRange(
                        await db
                            .Database.SqlQueryRaw<string>(
                                $"SELECT {column} AS \"Value\" FROM {entity.GetTableName()} WHERE LOWER({column}) LIKE LOWER({{0}})",
                                $"%{text}%"
                            )
                            .ToListAsync()
                    );
#pragma warning restore EF1002
                }
            }

            return found;
        });
}
