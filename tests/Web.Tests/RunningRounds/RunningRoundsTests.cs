using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Practice;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.RunningRounds;

/// <summary>Rounds in the browser: opened, run in parts, written about, extended and closed.</summary>
[Trait("Category", "Data")]
public class RunningRoundsTests(World world) : IClassFixture<World>
{
    private static readonly Post Coordinator = Post.InRegion(Role.AllianceCoordinator);

    [Fact]
    public async Task A_coordinator_opens_a_round_of_all_districts_and_a_manager_one_of_their_own()
    {
        await ConfirmAsync("leeds");
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        var form = await manager.OpenAsync("/rounds/open");
        Assert.Equal(["Autumn 2026, Leeds"], form.Values("Title"));
        Assert.Equal(["4", "1", "2027"], new[] { "Day", "Month", "Year" }.Select(part => form.Values($"ClosesOn.{part}")[0]));
        var early = await (await manager.OpenAsync("/rounds/open")).Fill("OpensOn.Year", "2020").PressAsync("Open this round");
        Assert.Equal("The first day must be today or later", early.ErrorBeside("OpensOn.Day"));
        var wrong = await form.Fill("Title", " ").Fill("ClosesOn.Day", "").PressAsync("Open this round");
        Assert.Equal((400, "Last day must include a day"), (wrong.Status, wrong.ErrorBeside("ClosesOn.Day")));
        var opened = await (await manager.OpenAsync("/rounds/open")).PressAsync("Open this round");
        Assert.Equal("Autumn 2026, Leeds", opened.Heading);
        var round = await world.OnDbAsync(db => db.Set<Round>().AsNoTracking().SingleAsync(one => one.Title == "Autumn 2026, Leeds"));
        Assert.Equal(("leeds", true), (Assert.Single(round.Districts), round.Organisations));
        Assert.Equal(["Autumn 2026, Leeds (2)"], (await manager.OpenAsync("/rounds/open")).Values("Title"));

        using var coordinator = await world.MemberAsync("col@example.org", Coordinator);
        var beside = await (await coordinator.OpenAsync("/rounds/open")).PressAsync("Open this round");
        Assert.Equal("Choose other districts or days, or tick that this round is opened beside the other", beside.ErrorBeside("Sure"));
        Assert.True(beside.Shows("asks the same organisations at the same time: Autumn 2026, Leeds, in Leeds, until 4 January 2027."), beside.Text);
        var refused = await beside.Fill("Sure", "yes").PressAsync("Open this round");
        Assert.StartsWith(
            "Nobody has confirmed the front-door number of these districts in the last 90 days: Bradford, Calderdale",
            refused.ErrorBeside("Districts"),
            StringComparison.Ordinal
        );
        await ConfirmAsync("bradford", "calderdale", "kirklees", "wakefield");
        Assert.True(
            (
                await (await (await coordinator.OpenAsync("/rounds/open")).Fill("Who", "practitioners").PressAsync("Open this round"))
                    .Fill("Sure", "yes")
                    .PressAsync("Open this round")
            ).Shows("Round: All districts")
        );
    }

    [Fact]
    public async Task Each_runs_their_own_part_and_only_who_runs_all_of_a_round_closes_it()
    {
        var round = await world.RoundAsync("In parts");
        var (mine, theirs) = (await world.AddOrganisationAsync("Part Ant", "leeds"), await world.AddOrganisationAsync("Part Bee", "wakefield"));
        using var manager = await world.MemberAsync("moa@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        using var coordinator = await world.MemberAsync("cam@example.org", Coordinator);
        var own = await OwnRoundAsync("Wakefield alone", "wakefield");

        Assert.Equal(["Part Ant"], await NamesAsync(manager, $"/rounds/{round.Id:N}?q=part"));
        Assert.Equal(["Part Ant", "Part Bee"], await NamesAsync(coordinator, $"/rounds/{round.Id:N}?q=part"));
        Assert.Equal(404, (await manager.OpenAsync($"/rounds/{own:N}")).Status);
        Assert.DoesNotContain("Wakefield alone", (await manager.OpenAsync("/rounds")).Text, StringComparison.Ordinal);
        foreach (var end in new[] { "close", "last-day", $"organisations/{theirs:N}/extend" })
        {
            Assert.Equal(404, (await manager.OpenAsync($"/rounds/{round.Id:N}/{end}")).Status);
        }

        var later = await coordinator.OpenAsync($"/rounds/{round.Id:N}/last-day");
        Assert.Equal(
            (400, "Choose a day after the present last day, within a year of it"),
            Refused(await Day(later, round.ClosesOn).PressAsync("Save this last day"), "ClosesOn.Day")
        );
        Assert.True((await Day(later, round.ClosesOn.AddDays(7)).PressAsync("Save this last day")).Shows("7 December 2026"));
        var closed = await (await (await coordinator.OpenAsync($"/rounds/{round.Id:N}")).FollowAsync("Close this round now")).PressAsync("Close it now");
        Assert.True(closed.Shows("Closed"));
        Assert.Equal(404, (await manager.OpenAsync($"/rounds/{round.Id:N}/messages/invitation")).Status);
        Assert.Equal(200, (await manager.OpenAsync($"/rounds/{round.Id:N}/organisations/{mine:N}/extend")).Status);
    }

    [Fact]
    public async Task A_round_closed_on_its_first_day_says_so_and_invites_nobody_any_more()
    {
        var round = (await world.RoundAsync("At once", opens: 0)).Id;
        using var coordinator = await world.MemberAsync("mil@example.org", Coordinator);
        Assert.True((await coordinator.OpenAsync($"/rounds/{round:N}")).Shows("Poster with this address"));

        var closed = await (await (await coordinator.OpenAsync($"/rounds/{round:N}")).FollowAsync("Close this round now")).PressAsync("Close it now");

        Assert.True(closed.Shows("closed on its first day or before"), closed.Text);
        Assert.False(closed.Shows("Poster") || closed.Shows("Invite organisations") || closed.Shows("Its poster"), closed.Text);
    }

    [Fact]
    public async Task Somebody_sees_every_message_before_it_goes_and_it_goes_once()
    {
        var round = await OwnRoundAsync("Letters", "kirklees");
        var (led, alone) = (await world.AddOrganisationAsync("Cat", "kirklees"), await world.AddOrganisationAsync("Dog", "kirklees"));
        using var lead = await world.MemberAsync("lea@example.org", Post.InOrganisation(Role.OrganisationLead, led), "Lea");
        using var manager = await world.MemberAsync("may@example.org", Post.InDistrict(Role.DistrictManager, "kirklees"), "May");

        var form = await (await manager.OpenAsync($"/rounds/{round:N}")).PressAsync("Invite organisations");
        var found = await form.Fill("Text", "Hello [organisation], ask Sarah Whitfield on 07700 900123.").PressAsync("See every message");
        Assert.Equal(400, found.Status);
        Assert.StartsWith("Take these out", found.ErrorBeside("Text"), StringComparison.Ordinal);
        form = await found.PressAsync("Take it out for me");
        Assert.DoesNotContain("07700", form.Values("Text")[0], StringComparison.Ordinal);
        var look = await form.Fill("Text", "Hello [organisation], until [last day] at [link].").PressAsync("See every message");
        Assert.Equal("Check before they are sent", look.Heading);
        Assert.True(look.Shows("Lea (lea@example.org)"));
        Assert.True(look.Shows("Hello Cat, until 30 November 2026 at http://127.0.0.1"));
        Assert.True(look.Shows("May, by Lodestar."));
        Assert.Contains("These have no lead yet, so we cannot write to them: 1 Dog", look.Text, StringComparison.Ordinal);
        Assert.Equal("Hello [organisation], until [last day] at [link].", (await look.PressAsync("Change the words or the organisations")).Values("Text")[0]);

        // By now it has another lead; what is sent must be what was checked.
        using var second = await world.MemberAsync("liz@example.org", Post.InOrganisation(Role.OrganisationLead, led), "Liz");
        var again = await look.PressAsync("Send 1 now");
        Assert.True(again.Shows("Something has changed since you checked"));
        var sent = await again.PressAsync("Send 2 now");
        Assert.True(sent.Shows("Messages are on their way. Organisations: 1"));
        Assert.True(sent.Shows("Invited on 23 November 2026"));
        await again.PressAsync("Send 2 now");
        await world.SaidAsync("liz@example.org", "Hello Cat");
        Assert.Single(await world.OnDbAsync(db => db.Set<RoundMessage>().Where(one => one.RoundId == round).ToListAsync()));

        var none = await (await manager.OpenAsync($"/rounds/{round:N}/messages/invitation")).Fill("To", "ticked").PressAsync("See every message");
        Assert.Equal((400, "Tick at least one organisation"), Refused(none, "To"));
        var both = await (await manager.OpenAsync($"/rounds/{round:N}/messages/reminder")).Fill("Chosen", $"{alone}").PressAsync("See every message");
        Assert.Equal((400, "You ticked organisations below. Choose those, or untick them"), Refused(both, "To"));
        Assert.Equal([$"{alone}"], both.Values("Chosen"));
        var strange = await (await manager.OpenAsync($"/rounds/{round:N}/messages/reminder"))
            .Fill("Text", "Hello [organization]")
            .PressAsync("See every message");
        Assert.StartsWith("We cannot fill in '[organization]'.", strange.ErrorBeside("Text"), StringComparison.Ordinal);
        var reminder = await (await manager.OpenAsync($"/rounds/{round:N}/messages/reminder")).PressAsync("See every message");
        Assert.True(reminder.Shows("Messages: 2. Organisations: 1."));
        await reminder.PressAsync("Send 2 now");
        await world.SaidAsync("lea@example.org", "can still reflect together");
        Assert.Equal(
            1,
            await world.WithAsync(services => services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(What: "round.reminded")).CountAsync().AsTask())
        );
        Assert.NotEqual(alone, led);
    }

    [Fact]
    public async Task One_organisation_is_given_more_days_with_a_reason_that_it_reads()
    {
        var round = await OwnRoundAsync("Extended", "calderdale");
        var organisation = await world.AddOrganisationAsync("Eel", "calderdale");
        using var manager = await world.MemberAsync("meg@example.org", Post.InDistrict(Role.DistrictManager, "calderdale"));
        using var lead = await world.MemberAsync("lou@example.org", Post.InOrganisation(Role.OrganisationLead, organisation));
        var last = await world.OnDbAsync(db => db.Set<Round>().Where(one => one.Id == round).Select(one => one.ClosesOn).SingleAsync());
        var form = await manager.OpenAsync($"/rounds/{round:N}/organisations/{organisation:N}/extend");

        var wrong = await Day(form, last).Fill("Reason", "Call 07700 900123").PressAsync("Give these days");
        Assert.StartsWith("Take out the telephone number", wrong.ErrorBeside("Reason"), StringComparison.Ordinal);
        Assert.Equal(
            (400, "Choose a day after the last day of the round, from today on and within a year"),
            Refused(await Day(form, last).Fill("Reason", "Inspection").PressAsync("Give these days"), "ClosesOn.Day")
        );
        var given = await Day(form, last.AddDays(14)).Fill("Reason", "Inspection").PressAsync("Give these days");

        Assert.True(given.Shows("Until 14 December 2026: Inspection"));
        await world.OnDbAsync(async db =>
        {
            (await db.Set<Round>().SingleAsync(one => one.Id == round)).CloseNow(Week.DayOf(world.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        var work = await lead.OpenAsync("/work");
        Assert.True(work.Shows("14 December 2026"));
        var tasks = await work.PressAsync(work.Document.QuerySelector(".ls-begin button")!.TextContent.Trim());
        Assert.True(tasks.Shows("You were given more days, until 14 December 2026: Inspection"));
        Assert.True((await manager.OpenAsync($"/rounds/{round:N}")).Shows("Writing"));
    }

    [Fact]
    public async Task Verbs_refuse_somebody_who_runs_rounds_only_elsewhere_whatever_page_calls_them()
    {
        var round = await world.RoundAsync("Not theirs", opens: -60, closes: -30);
        var organisation = await world.AddOrganisationAsync("Grouse", "leeds");
        var elsewhere = new Person(Guid.NewGuid(), "Mo", [Post.InDistrict(Role.DistrictManager, "bradford")], People.Permissions);

        await world.WithAsync(async services =>
        {
            var (rounds, letters) = (services.GetRequiredService<ReflectionRounds>(), services.GetRequiredService<RoundLetters>());
            var asked = (await services.GetRequiredService<Organisations>().InAsync(new HashSet<string> { "leeds" }, CancellationToken.None)).Single(one =>
                one.Id == organisation
            );
            var sending = Guid.NewGuid();
            await letters.SendAsync(
                round,
                LetterKind.Invitation,
                sending,
                [new AddressedLetter(asked, [], new RoundLetter("Subject", "Text"))],
                elsewhere,
                CancellationToken.None
            );

            Assert.Equal(0, await letters.CountAsync(round.Id, sending, CancellationToken.None));
            Assert.Equal(
                "rounds.not-yours",
                (await rounds.ExtendAsync(round, asked, round.ClosesOn.AddDays(3), "More time", elsewhere, CancellationToken.None))?.Words
            );
            Assert.Equal("rounds.not-yours", (await rounds.CloseLaterAsync(round.Id, round.ClosesOn.AddDays(3), elsewhere, CancellationToken.None))?.Words);
            Assert.Equal("rounds.not-yours", (await rounds.CloseAsync(round.Id, elsewhere, CancellationToken.None)).Problem?.Words);
            Assert.Equal(
                "rounds.not-yours",
                (
                    await rounds.OpenAsync(
                        new NewRound("Theirs and not", "practitioner", ["bradford", "leeds"], round.PackVersion, rounds.Today, rounds.Today.AddDays(9)),
                        elsewhere,
                        CancellationToken.None
                    )
                )
                    .Problem
                    ?.Words
            );
            return true;
        });
    }

    [Fact]
    public async Task An_organisation_that_left_is_not_asked()
    {
        var round = await OwnRoundAsync("Left", "bradford");
        var organisation = await world.AddOrganisationAsync("Fox", "bradford");
        var administrator = new Person(Guid.NewGuid(), "Ada", [Post.InRegion(Role.Administrator)], People.Permissions);
        Assert.True(await world.WithAsync(services => services.GetRequiredService<Merging>().LeaveAsync(organisation, administrator, CancellationToken.None)));
        using var manager = await world.MemberAsync("mo@example.org", Post.InDistrict(Role.DistrictManager, "bradford"));

        Assert.Empty(await NamesAsync(manager, $"/rounds/{round:N}?q=fox"));
        Assert.Equal(404, (await manager.OpenAsync($"/rounds/{round:N}/organisations/{organisation:N}/extend")).Status);
    }

    private static Page Day(Page page, DateOnly day) =>
        page.Fill("ClosesOn.Day", $"{day.Day}").Fill("ClosesOn.Month", $"{day.Month}").Fill("ClosesOn.Year", $"{day.Year}");

    private static (int, string?) Refused(Page page, string field) => (page.Status, page.ErrorBeside(field));

    private static async Task<List<string>> NamesAsync(Visitor visitor, string path) =>
        [.. (await visitor.OpenAsync(path)).Document.QuerySelectorAll("#organisations li h3").Select(name => name.FirstChild!.TextContent.Trim())];

    private Task<Guid> OwnRoundAsync(string title, string district) =>
        world.OnDbAsync(async db =>
        {
            var today = Week.DayOf(world.Clock.GetUtcNow());
            var round = Round.Past(
                new NewRound(title, "practitioner", [district], "2026.1", today.AddDays(-7), today.AddDays(7), Organisations: true),
                JoinCode.New()
            );
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Id;
        });

    private Task<bool> ConfirmAsync(params string[] districts) =>
        world.WithAsync(async services =>
        {
            foreach (var district in districts)
            {
                await services.GetRequiredService<FrontDoors>().ConfirmAsync(district, "01632 960000", "", "", "Duty manager", CancellationToken.None);
            }

            return true;
        });
}
