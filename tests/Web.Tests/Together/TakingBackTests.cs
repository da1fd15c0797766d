using Lodestar.Identity;
using Lodestar.Mail;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Together;

/// <summary>A reflection does not get stuck: neither with a signatory who is away nor after the last day.</summary>
[Trait("Category", "Data")]
public class TakingBackTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_lead_takes_back_what_waits_for_a_signature_with_a_reason_that_is_kept_and_the_signatory_is_told()
    {
        var (school, team) = await SubmittedAsync("Larkrise", "Eve", "Hugh");
        using var lead = school.Lead;
        using var named = school.Named;
        var late = await named.OpenAsync($"{team}/sign-off");

        var page = await (await lead.OpenAsync(team)).FollowAsync("Take it back");
        Assert.Equal("Say why, in a sentence or two", (await page.PressAsync("Take it back and go on writing")).ErrorBeside("Reason"));
        var list = await page.Fill("Reason", "We forgot the second site.").PressAsync("Take it back and go on writing");

        Assert.True(list.Shows("We forgot the second site.") && list.Shows("Taken back by Eve"), list.Text);
        Assert.Contains("took back", await world.MailAsync("hugh@example.org", number: 2), StringComparison.Ordinal);
        Assert.Equal(team, (await late.PressAsync("Sign off")).Path);
        Assert.NotEmpty((await lead.OpenAsync($"{team}/items/O1")).Document.QuerySelectorAll("main textarea"));
        Assert.Equal(TeamStage.Writing, await StageAsync(team));
    }

    [Fact]
    public async Task A_lead_names_another_signatory_who_signs_instead()
    {
        var (school, team) = await SubmittedAsync("Kite", "Ivo", "Gus");
        using var lead = school.Lead;
        using var named = school.Named;
        using var other = await world.SignatoryAsync(school.Id, "Ida");
        var page = await lead.OpenAsync($"{team}/take-back");
        Assert.Equal("Choose who signs it off", (await page.Fill("Reason", "Gus is ill.").PressAsync("Ask this person instead")).ErrorBeside("Signatory"));
        Assert.DoesNotContain("Gus", page.Document.QuerySelectorAll("main label").Select(label => label.TextContent.Trim()));

        await page.Fill("Signatory", page.Document.QuerySelector("[name=Signatory]")!.GetAttribute("value")!).PressAsync("Ask this person instead");

        Assert.Contains("asks you to sign off", await world.MailAsync("ida@example.org"), StringComparison.Ordinal);
        Assert.Contains("no longer need to sign", await world.MailAsync("gus@example.org", number: 2), StringComparison.Ordinal);
        Assert.Equal(team, (await named.OpenAsync($"{team}/sign-off")).Path);
        Assert.True((await other.OpenAsync(team)).Shows("Gus is ill."));
        await (await other.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");
        Assert.Equal(TeamStage.SignedOff, await StageAsync(team));
        Assert.Equal(team, (await lead.OpenAsync($"{team}/take-back")).Path);
    }

    [Fact]
    public async Task What_is_submitted_twice_in_one_moment_is_told_once_and_what_is_refused_is_told_to_nobody()
    {
        await using var own = await World.StartedAsync();
        await own.RoundAsync("Winter");
        var school = await own.OrganisationAsync();
        using var lead = await own.LeadAsync(school);
        using var signatory = await own.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        var forms = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await lead.OpenAsync($"{team}/submit")));
        var named = forms[0].Document.QuerySelector("[name=Signatory]")!.GetAttribute("value")!;

        await Task.WhenAll(forms.Select(form => form.Fill("Signatory", named).PressAsync("Submit")));
        await (await lead.OpenAsync($"{team}/take-back")).PressAsync("Take it back and go on writing");
        await own.Services.GetRequiredService<Outbox>().LookAsync(CancellationToken.None);

        Assert.Contains("asks you to sign off", await own.MailAsync("hugh@example.org"), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(own.Settings.Data, "mail")), file =>
            File.ReadAllText(file).Contains("To: hugh@example.org", StringComparison.Ordinal)
        );
        Assert.Equal(0, await own.OnDbAsync(db => db.Set<OutboxMessage>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_but_the_lead_takes_back()
    {
        var (school, team) = await SubmittedAsync("Moorside", "Ola", "Per");
        using var lead = school.Lead;
        using var named = school.Named;
        using var other = await world.LeadAsync(await world.OrganisationAsync("Far away"), "Zoe");

        Assert.Equal(403, (await named.OpenAsync($"{team}/take-back")).Status);
        Assert.Equal(404, (await other.OpenAsync($"{team}/take-back")).Status);
    }

    [Fact]
    public async Task What_is_sent_back_after_the_last_day_can_be_changed_for_a_week_and_that_is_said_before()
    {
        await using var own = await World.StartedAsync();
        await own.RoundAsync("Winter", closes: 0);
        var school = await own.OrganisationAsync();
        using var lead = await own.LeadAsync(school);
        using var signatory = await own.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        await lead.SubmitAsync(team);
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddHours(24));
        using var late = await AgainAsync(own, "hugh@example.org");
        using var writer = await AgainAsync(own, "eve@example.org");

        var page = await late.OpenAsync($"{team}/sign-off");
        Assert.True(page.Shows("until 1 December 2026"), page.Text);
        Assert.False((await writer.OpenAsync($"{team}/take-back")).Shows("go on writing"));
        await page.Fill("Reason", "Look at the second standard again.").PressAsync("Send it back");

        var list = await writer.OpenAsync(team);
        Assert.True(list.Shows("You can change answers until 1 December 2026.") && list.Shows("Look at the second standard again."), list.Text);
        await writer.AnswerAsync(team, "O2");
        await writer.SubmitAsync(team);
        Assert.Equal(
            ["Submitted", "SentBack", "Submitted"],
            await own.OnDbAsync(db => db.Set<TeamStep>().OrderBy(step => step.Number).Select(step => step.Kind.ToString()).ToListAsync())
        );
    }

    [Fact]
    public async Task What_somebody_was_typing_can_still_be_read_by_them_and_by_nobody_else_after_the_last_day()
    {
        await using var own = await World.StartedAsync();
        await own.RoundAsync("Winter", closes: 0);
        var school = await own.OrganisationAsync();
        using var lead = await own.LeadAsync(school);
        using var colleague = await own.ColleagueAsync(school);
        var team = await lead.BeginTeamAsync();
        await (await lead.OpenAsync($"{team}/items/O1")).Fill("Choice", "2").Fill("Why", "Half a sentence").PressAsync("Add a pointer to evidence");
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddHours(24));
        using var writer = await AgainAsync(own, "eve@example.org");
        using var other = await AgainAsync(own, "finn@example.org");

        var page = await writer.OpenAsync($"{team}/items/O1");

        Assert.True(page.Shows("Half a sentence"), page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("main textarea"));
        Assert.False((await other.OpenAsync($"{team}/items/O1")).Shows("Half a sentence"));
    }

    private static async Task<Visitor> AgainAsync(World world, string email)
    {
        var visitor = world.Visitor();
        var before = Directory.Exists(Path.Combine(world.Settings.Data, "mail"))
            ? Directory
                .EnumerateFiles(Path.Combine(world.Settings.Data, "mail"))
                .Count(file => File.ReadAllText(file).Contains($"To: {email}", StringComparison.Ordinal))
            : 0;
        await visitor.AskForCodeAsync(email);
        await (await visitor.OpenAsync("/sign-in/code")).Fill("Code", People.CodeIn(await world.MailAsync(email, before + 1))).PressAsync("Sign in");
        return visitor;
    }

    private async Task<((Guid Id, Visitor Lead, Visitor Named) School, string Team)> SubmittedAsync(string name, string lead, string signatory)
    {
        var school = await world.OrganisationAsync(name);
        var (eve, hugh) = (await world.LeadAsync(school, lead), await world.SignatoryAsync(school, signatory));
        var team = await world.BegunAsync(school, await world.RoundAsync($"Round of {name}"), ("O1", Signed.Says(2)));
        await eve.SubmitAsync(team);
        await world.MailAsync($"{signatory}@example.org".ToLowerInvariant());
        return ((school, eve, hugh), team);
    }

    private Task<TeamStage> StageAsync(string team)
    {
        var id = Guid.Parse(team.Split('/')[^1]);
        return world.OnDbAsync(db => db.Set<TeamReflection>().Where(one => one.Id == id).Select(one => one.Stage).SingleAsync());
    }
}
