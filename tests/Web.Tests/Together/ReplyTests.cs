using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Plans;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>A district replies: in words of its own, with levels beside the organisation's, and nobody waits unseen.</summary>
[Trait("Category", "Data")]
public class ReplyTests
{
    [Fact]
    public async Task A_reply_says_more_than_the_words_it_starts_from_and_the_organisation_reads_it_once_it_is_sent()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var manager = await world.ManagerAsync();
        var team = await world.SignedOffAsync(school, round, answers: [("O1", Signed.Says(4, worksWell: "Pupils run a session.")), ("O2", Signed.Says(1))]);

        var form = await manager.OpenAsync($"{team}/reply");
        Assert.Contains("Pupils run a session.", form.Values("FirstStrength").Single(), StringComparison.Ordinal);
        Assert.Equal(team, (await lead.OpenAsync($"{team}/reply")).Path);

        var again = await form.Fill("SecondStrength", "You ask pupils first.").PressAsync("Send the reply");
        Assert.Equal(400, again.Status);
        Assert.Contains("words you started from", again.ErrorBeside("Thanks"), StringComparison.Ordinal);
        Assert.Equal("Name one ask", again.ErrorBeside("Ask"));
        Assert.Equal("You ask pupils first.", again.Values("SecondStrength").Single());

        var sent = await again
            .Fill("Thanks", "Thank you for saying so plainly where you start out.")
            .Fill("Ask", "Show us in spring what pupils made of it.")
            .PressAsync("Send the reply");
        Assert.Equal("The district's reply", sent.Heading);
        var read = await lead.OpenAsync($"{team}/reply");
        Assert.True(read.Shows("Thank you for saying so plainly where you start out."));
        Assert.Empty(read.Document.QuerySelectorAll("main textarea"));
        Assert.Contains("replied to the reflection of Larkrise", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
        Assert.Equal(TeamStepKind.Replied, await world.OnDbAsync(db => db.Set<TeamStep>().Select(step => step.Kind).SingleAsync()));
    }

    [Fact]
    public async Task What_readers_see_lower_is_not_proposed_as_a_strength()
    {
        await using var world = await World.StartedAsync();
        var team = await world.SignedOffAsync(
            await world.OrganisationAsync(),
            await world.RoundAsync("Autumn 2026"),
            answers: [("O1", Signed.Says(4, worksWell: "Pupils run a session.")), ("O2", Signed.Says(3, worksWell: "Everyone is trained."))]
        );
        using var manager = await world.ManagerAsync();

        await (await manager.OpenAsync($"{team}/reply/levels/O1"))
            .Fill("Level", "2")
            .Fill("Reason", "Only one class has had it.")
            .PressAsync("Show it beside their own");

        var form = await manager.OpenAsync($"{team}/reply");
        Assert.Contains("Everyone is trained.", form.Values("FirstStrength").Single(), StringComparison.Ordinal);
        Assert.Equal("", form.Values("SecondStrength").Single());
    }

    [Fact]
    public async Task A_lead_finds_under_what_waits_what_came_back_and_the_reply()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        await lead.SubmitAsync(team);

        await (await signatory.OpenAsync($"{team}/sign-off")).Fill("Reason", "Ask the new staff too").PressAsync("Send it back");
        Assert.True((await lead.OpenAsync("/work")).Shows("It was sent back for another look"));
        await lead.SubmitAsync(team);
        await (await signatory.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");
        Assert.False((await lead.OpenAsync("/work")).Shows("It was sent back"));
        using var manager = await world.ManagerAsync();
        await (await manager.OpenAsync($"{team}/reply"))
            .Fill("Thanks", "Thank you for saying so plainly where you start out.")
            .Fill("FirstStrength", "One")
            .Fill("SecondStrength", "Two")
            .Fill("Ask", "Show us in spring.")
            .PressAsync("Send the reply");
        Assert.True((await lead.OpenAsync("/work")).Shows("Read the district's reply"));
        var longAgo = world.Clock.GetUtcNow().AddDays(-31);
        await world.OnDbAsync(db => db.Set<TeamReflection>().ExecuteUpdateAsync(set => set.SetProperty(one => one.RepliedAt, longAgo)));
        Assert.False((await lead.OpenAsync("/work")).Shows("Read the district's reply"));
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_a_reply()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        var team = await world.SignedOffAsync(school, round, answers: [("O1", Signed.Says(4))]);
        using var other = await world.LeadAsync(await world.OrganisationAsync("Beck Hill"), "Iris");
        using var away = await world.ManagerAsync("bradford", "Dev");
        using var lead = await world.LeadAsync(school);

        foreach (var path in new[] { "", "/levels", "/levels/O1", "/promise" })
        {
            Assert.Equal(404, (await away.OpenAsync($"{team}/reply{path}")).Status);
            Assert.True((await other.OpenAsync($"{team}/reply{path}")).Status is 404 or 403);
        }

        // The lead may open the page and not send its form.
        var posted = await (await lead.OpenAsync("/account")).PostAsync(lead, $"{team}/reply", ("then", "send"), ("Thanks", "We thank ourselves."));
        Assert.Equal(404, posted.Status);
    }

    [Fact]
    public async Task Two_who_write_the_same_reply_see_both_and_nothing_is_lost()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var team = await world.SignedOffAsync(await world.OrganisationAsync(), round, answers: [("O1", Signed.Says(4))]);
        using var mia = await world.ManagerAsync();
        using var noah = await world.ManagerAsync(name: "Noah");
        var (hers, his) = (await mia.OpenAsync($"{team}/reply"), await noah.OpenAsync($"{team}/reply"));

        await hers.Fill("Thanks", "Her thanks").PressAsync("Save the draft");
        var both = await his.Fill("Thanks", "His thanks").PressAsync("Save the draft");
        Assert.Equal(409, both.Status);
        Assert.True(both.Shows("Her thanks"));
        Assert.Equal("His thanks", both.Values("Thanks").Single());

        var together = await both.Fill("Thanks", "Her thanks and his thanks")
            .Fill("FirstStrength", "One")
            .Fill("SecondStrength", "Two")
            .Fill("Ask", "Three")
            .PressAsync("Send the reply");
        Assert.True(together.Shows("Her thanks and his thanks"));
        var late = await hers.Fill("Thanks", "Hers, once more").PressAsync("Save the draft");
        Assert.Equal(409, late.Status);
        Assert.True(late.Shows("Hers, once more"));
        Assert.Equal("Her thanks and his thanks", await world.OnDbAsync(db => db.Set<TeamReply>().Select(reply => reply.Thanks).SingleAsync()));
    }

    [Fact]
    public async Task One_reader_puts_a_level_with_its_reason_beside_the_organisations_own_which_never_changes()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var team = await world.SignedOffAsync(await world.OrganisationAsync(), round, answers: [("O1", Signed.Says(4)), ("O2", Signed.Says(1))]);
        using var mia = await world.ManagerAsync();
        using var noah = await world.ManagerAsync(name: "Noah");

        var page = await mia.OpenAsync($"{team}/reply/levels/O1");
        var old = await noah.OpenAsync($"{team}/reply/levels/O1");
        var missing = await page.Fill("Level", "3").PressAsync("Show it beside their own");
        Assert.Equal(400, missing.Status);
        Assert.Equal("Say why, in a sentence or two", missing.ErrorBeside("Reason"));
        Assert.Equal(400, (await page.Fill("Level", "9").Fill("Reason", "Why").PressAsync("Show it beside their own")).Status);
        Assert.Equal(200, (await missing.Fill("Reason", "It depends on two people.").PressAsync("Show it beside their own")).Status);

        Assert.Equal(409, (await old.Fill("Level", "2").Fill("Reason", "Another reason").PressAsync("Show it beside their own")).Status);
        Assert.Equal(
            (3, "It depends on two people."),
            await world.OnDbAsync(async db =>
            {
                var one = await db.Set<TeamModeration>().SingleAsync();
                return (one.Level, one.Reason);
            })
        );
        Assert.Equal(4, await world.OnDbAsync(db => db.Set<TeamAnswer>().Where(answer => answer.Item == "O1").Select(answer => answer.Level).SingleAsync()));
        Assert.True((await mia.OpenAsync($"{team}/reply/levels")).Shows("You see: Established"));
    }

    [Fact]
    public async Task Of_two_readers_each_reads_alone_then_they_see_how_far_apart_they_are_and_agree()
    {
        await using var world = new PanelWorld();
        await world.InitializeAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        var team = await world.SignedOffAsync(school, round, answers: [("O1", Signed.Says(4))]);
        var path = $"{team}/reply/levels/O1";
        using var mia = await world.ManagerAsync();
        using var noah = await world.ManagerAsync(name: "Noah");

        var first = await (await mia.OpenAsync(path)).Fill("ReadLevel", "2").Fill("ReadReason", "It is written and not lived").PressAsync("Keep my reading");
        Assert.Empty(first.Document.QuerySelectorAll("[name=Level]"));
        var second = await noah.OpenAsync(path);
        Assert.True(second.Shows("Somebody else has read it"));
        Assert.False(second.Shows("It is written and not lived"));

        var both = await second.Fill("ReadLevel", "4").Fill("ReadReason", "Pupils could all say it").PressAsync("Keep my reading");
        Assert.True(both.Shows("It is written and not lived"));
        Assert.True(both.Shows("Levels apart: 2"));
        Assert.Equal(409, (await first.Fill("ReadLevel", "4").PressAsync("Keep my reading")).Status);
        Assert.Equal(200, (await both.Fill("Level", "3").Fill("Reason", "Lived in most teams").PressAsync("Show it beside their own")).Status);

        await (await mia.OpenAsync($"{team}/reply"))
            .Fill("Thanks", "Well done")
            .Fill("FirstStrength", "One")
            .Fill("SecondStrength", "Two")
            .Fill("Ask", "Three")
            .PressAsync("Send the reply");
        using var lead = await world.LeadAsync(school);
        var read = await lead.OpenAsync($"{team}/reply");
        Assert.True(read.Shows("Leading and sharing"));
        Assert.True(read.Shows("Lived in most teams"));
        Assert.True(read.Shows("Levels apart: 2"));
        Assert.False(read.Shows("It is written and not lived"));
        Assert.Equal(409, (await both.Fill("Level", "1").Fill("Reason", "Late").PressAsync("Show it beside their own")).Status);
    }

    [Fact]
    public async Task Another_day_is_told_to_the_organisation_with_a_sentence()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var manager = await world.ManagerAsync();
        var team = await world.SignedOffAsync(school, round, daysAgo: 40, answers: [("O1", Signed.Says(4))]);
        Assert.True((await manager.OpenAsync($"{team}/reply")).Shows("You had promised a reply by"));

        var form = (await manager.OpenAsync($"{team}/reply/promise"))
            .Fill("ReplyBy.Day", "1")
            .Fill("ReplyBy.Month", "12")
            .Fill("ReplyBy.Year", "2025")
            .Fill("Reason", "Two of us are reading.");
        var wrong = await form.PressAsync("Promise this day");
        Assert.Equal(400, wrong.Status);
        Assert.True(wrong.Shows("Promise a day from today on"));
        await wrong.Fill("ReplyBy.Year", "2026").PressAsync("Promise this day");

        var list = await lead.OpenAsync(team);
        Assert.True(list.Shows("by 1 December 2026"));
        Assert.True(list.Shows("Two of us are reading."));
        Assert.Contains("promised for another day", await world.MailAsync("eve@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_that_wait_are_seen_by_the_district_and_counted_for_the_alliance_which_sees_what_is_overdue()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        await world.SignedOffAsync(await world.OrganisationAsync("Larkrise"), round, daysAgo: 3, answers: [("O1", Signed.Says(4))]);
        await world.SignedOffAsync(await world.OrganisationAsync("Thornfold"), round, daysAgo: 60, answers: [("O1", Signed.Says(4))]);
        await world.SignedOffAsync(await world.OrganisationAsync("Beck Hill", "bradford"), round, answers: [("O1", Signed.Says(4))]);
        using var manager = await world.ManagerAsync();
        using var coordinator = await world.MemberAsync("bola@example.org", Post.InRegion(Role.AllianceCoordinator));

        var own = await manager.OpenAsync("/replies");
        Assert.Equal(["Thornfold", "Larkrise"], own.Document.QuerySelectorAll(".ls-tasks a").Select(link => link.TextContent));
        Assert.Equal("Overdue", own.Document.QuerySelector(".ls-tasks .govuk-tag")!.TextContent.Trim());
        var all = await coordinator.OpenAsync("/replies");
        Assert.True(all.Shows("Thornfold") && all.Shows("Autumn 2026 – Leeds – "), all.Text);
        Assert.True(all.Shows("days late, promised by"));
        Assert.False(all.Shows("Larkrise") || all.Shows("Beck Hill"));
        Assert.Contains("Leeds 2 1 0", all.Text, StringComparison.Ordinal);
        Assert.Contains("Bradford 1 0 0", all.Text, StringComparison.Ordinal);
    }

    private sealed class PanelWorld : World
    {
        protected override Settings Wanted => new Settings().With(TogetherCapability.TwoReaders, true);
    }
}
