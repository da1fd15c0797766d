using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lodestar.Identity;
using Lodestar.Practice;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>An organisation's plan: from its answers and its own ideas, kept up to date, read, and downloaded.</summary>
[Trait("Category", "Data")]
public class PlanTests
{
    [Fact]
    public async Task Proposals_come_from_the_answers_and_each_is_taken_or_left_once()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        var plan = PlansLinks.Plan(school);
        await world.BegunAsync(
            school,
            round,
            ("O1", Signed.Says(4)),
            ("O2", Signed.Says(1)),
            ("O3", Signed.Says(3, next: "Ask the governors.")),
            ("O4", AnswerWords.Empty with { Kind = AnswerKind.NotKnown })
        );

        var page = await lead.OpenAsync(plan);
        Assert.Equal(3, page.Document.QuerySelectorAll("button[value=take]").Length);
        Assert.Equal("Ask the governors.", page.Document.QuerySelector(".ls-card--step .ls-written")!.TextContent.Trim());

        var form = await page.PressFirstOfAsync("take");
        Assert.Equal("Ask the governors.", form.Values("Text").Single());
        await form.Fill("Owner", "Deputy head").Fill("DueOn.Day", "1").Fill("DueOn.Month", "12").Fill("DueOn.Year", "2026").PressAsync("Save");
        await page.PressFirstOfAsync("take");
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAction>().CountAsync()));

        page = await lead.OpenAsync(plan);
        Assert.True(page.Shows("By 1 December 2026 – Deputy head"));
        page = await page.PressFirstOfAsync("not-now");
        Assert.Single(page.Document.QuerySelectorAll("button[value=take]"));
        Assert.True((await lead.OpenAsync($"{plan}?part=dropped")).Shows("Dropped or not now (1)"));
    }

    [Fact]
    public async Task An_action_is_moved_on_with_its_history_and_its_level_is_proposed_in_the_next_round_and_not_set()
    {
        await using var world = await World.StartedAsync();
        var before = await world.RoundAsync("Spring 2026", opens: -200, closes: -180);
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        await world.SignedOffAsync(school, before, answers: [("O2", Signed.Says(1))]);
        var team = await world.BegunAsync(school, round);

        var form = await lead.OpenAsync($"{PlansLinks.Plan(school)}/new");
        Assert.Equal(400, (await form.PressAsync("Save")).Status);
        Assert.Equal(
            "Choose a day between a year ago and ten years from now",
            (
                await form.Fill("Text", "Brief all volunteers").Fill("DueOn.Day", "1").Fill("DueOn.Month", "1").Fill("DueOn.Year", "1999").PressAsync("Save")
            ).ErrorBeside("DueOn.Day")
        );
        form = await lead.OpenAsync($"{PlansLinks.Plan(school)}/new");
        await form.Fill("Text", "Brief all volunteers").Fill("Item", "O2").PressAsync("Save");
        var path = PlansLinks.Action(school, (await world.ActionAsync("Brief all volunteers")).Id);
        var page = await lead.OpenAsync(path);
        Assert.Equal("Nothing has changed. Choose another state, or write what happened", (await page.PressAsync("Save")).ErrorBeside("Said"));
        Assert.Equal(
            "A level is proposed once it is done",
            (await page.Fill("Said", "Soon").Fill("ProposedLevel", "3").PressAsync("Save")).ErrorBeside("ProposedLevel")
        );
        page = await lead.OpenAsync(path);
        var dropped = await page.Fill("Stage", "Dropped").PressAsync("Save");
        Assert.Equal(400, dropped.Status);
        Assert.Equal("Say why it was dropped", dropped.ErrorBeside("Said"));
        var without = await (await lead.OpenAsync(path)).Fill("Stage", "Done").PressAsync("Save");
        Assert.Equal("Say what shows that it helped. 'We do not know yet' is an answer too", without.ErrorBeside("Said"));
        page = await page.Fill("Stage", "UnderWay").Fill("Said", "Half of them have heard it").PressAsync("Save");
        page = await page.Fill("Stage", "Done").Fill("Said", "All twelve could say whom to ask").Fill("ProposedLevel", "3").PressAsync("Save");
        Assert.Equal(3, page.Document.QuerySelectorAll("ol > li").Length);
        Assert.True(page.Shows("Half of them have heard it"));

        var item = await lead.OpenAsync($"{team}/items/O2");
        Assert.True(item.Shows("Your plan says that this may now be 'Established'"));
        Assert.Empty(item.Values("Choice"));
        await lead.AnswerAsync(team, "O2", "3");
        Assert.False((await lead.OpenAsync($"{team}/items/O2")).Shows("Your plan says"));
    }

    [Fact]
    public async Task Two_who_change_the_same_action_see_both_and_nothing_is_lost()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        await (await lead.OpenAsync($"{PlansLinks.Plan(school)}/new")).Fill("Text", "Ask pupils").PressAsync("Save");
        var path = PlansLinks.Action(school, (await world.ActionAsync("Ask pupils")).Id);
        var (hers, his, moved) = (await lead.OpenAsync($"{path}/change"), await colleague.OpenAsync($"{path}/change"), await colleague.OpenAsync(path));

        await hers.Fill("Text", "Ask pupils twice a year").PressAsync("Save");
        var both = await his.Fill("Text", "Ask pupils and parents").PressAsync("Save");
        Assert.Equal(409, both.Status);
        Assert.True(both.Shows("Ask pupils twice a year"));
        Assert.Equal("Ask pupils and parents", both.Values("Text").Single());
        var stale = await moved.Fill("Stage", "UnderWay").Fill("Said", "Begun").PressAsync("Save");
        Assert.Equal(409, stale.Status);
        Assert.Equal("Begun", stale.Values("Said").Single());

        await both.Fill("Text", "Ask pupils and parents twice a year").PressAsync("Save");
        Assert.Equal(ActionStage.Planned, (await world.ActionAsync("Ask pupils and parents twice a year")).Stage);
    }

    [Fact]
    public async Task A_plan_is_written_by_its_organisation_read_by_its_signatory_and_by_its_district_once_something_was_signed_off()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        using var manager = await world.ManagerAsync();
        using var away = await world.ManagerAsync("bradford", "Dev");
        using var other = await world.LeadAsync(await world.OrganisationAsync("Beck Hill"), "Iris");
        var plan = PlansLinks.Plan(school);
        await (await lead.OpenAsync($"{plan}/new")).Fill("Text", "Ask pupils").PressAsync("Save");
        var action = PlansLinks.Action(school, (await world.ActionAsync("Ask pupils")).Id);

        Assert.Equal(404, (await manager.OpenAsync(plan)).Status);
        await world.SignedOffAsync(school, round, answers: [("O1", Signed.Says(1))]);
        foreach (var reader in new[] { signatory, manager })
        {
            var page = await reader.OpenAsync(plan);
            Assert.True(page.Shows("Ask pupils"));
            Assert.Empty(page.Document.QuerySelectorAll("button[value=take]"));
            Assert.Empty((await reader.OpenAsync(action)).Document.QuerySelectorAll("main textarea"));
            Assert.Equal(404, (await reader.OpenAsync($"{plan}/new")).Status);
            Assert.Equal(404, (await reader.OpenAsync($"{action}/change")).Status);
            Assert.Equal(404, (await page.PostAsync(reader, action, ("Stage", "Done"))).Status);
            Assert.Equal(404, (await page.PostAsync(reader, plan, ("item", "O1"), ("then", "take"))).Status);
        }

        foreach (var stranger in new[] { away, other })
        {
            foreach (var path in new[] { plan, $"{plan}?handler=Csv", $"{plan}?handler=Workbook", $"{plan}/new", action, $"{action}/change" })
            {
                Assert.Equal(404, (await stranger.OpenAsync(path)).Status);
            }
        }

        // An action of another organisation's plan is not found in one's own.
        Assert.Equal(404, (await lead.OpenAsync(action.Replace($"{school}", $"{Guid.NewGuid()}", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_plan_is_taken_away_as_csv_and_workbook_and_nothing_in_it_is_a_formula()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        var plan = PlansLinks.Plan(school);
        await (await lead.OpenAsync($"{plan}/new")).Fill("Text", "=HYPERLINK(\"x\")").Fill("Owner", "=A1").PressAsync("Save");

        using var csv = await lead.AskAsync(new HttpRequestMessage(HttpMethod.Get, $"{plan}?handler=Csv"));
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\",'=A1,", text, StringComparison.Ordinal);
        Assert.EndsWith("-plan.csv", csv.Content.Headers.ContentDisposition!.FileName);

        using var xlsx = await lead.AskAsync(new HttpRequestMessage(HttpMethod.Get, $"{plan}?handler=Workbook"));
        using var book = SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
        Assert.Contains("=HYPERLINK(\"x\")", cells.Select(cell => cell.InnerText));
        Assert.DoesNotContain(cells, cell => cell.CellFormula is not null);
    }

    [Fact]
    public async Task Those_who_lead_are_reminded_of_what_is_due_once_a_week_by_one_of_several_nodes()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        await world.OnDbAsync(async db =>
        {
            foreach (var (text, days) in new[] { ("Overdue", -3), ("Soon", 7), ("Later", 8) })
            {
                db.Add(
                    TeamAction
                        .Plan(
                            school,
                            reflection: null,
                            new WantedAction(text, "", DateOnly.FromDateTime(world.Clock.GetUtcNow().Date).AddDays(days), Item: null)
                        )
                        .Value
                );
            }

            return await db.SaveChangesAsync();
        });
        var (second, _) = await world.SecondNodeAsync();

        await Task.WhenAll(world.Services.RemindAsync(), second.Services.RemindAsync());
        await world.Services.RemindAsync();
        var mail = await world.MailAsync("eve@example.org");
        Assert.Contains("due within a week or overdue: 2.", mail, StringComparison.Ordinal);
        Assert.Contains(PlansLinks.Plan(school), mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Soon", mail, StringComparison.Ordinal);

        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(7));
        await second.Services.RemindAsync();
        Assert.Contains("overdue: 3.", await world.MailAsync("eve@example.org", number: 2), StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(world.Settings.Data, "mail")).Count());
    }
}

/// <summary>Pressing where many buttons have the same words, and sending what no form offers.</summary>
internal static class Pressing
{
    /// <summary>Presses the first button with this value.</summary>
    public static Task<Page> PressFirstOfAsync(this Page page, string value)
    {
        var button = page.Document.QuerySelectorAll($"button[value={value}]")[0];
        return page.PressAsync(string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Sends a form that the page does not have, with the token of one that it has.</summary>
    public static Task<Page> PostAsync(this Page page, Visitor visitor, string path, params (string Name, string Value)[] fields) =>
        visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields
                        .Append(("form", page.Document.QuerySelector("[name=form]")!.GetAttribute("value")!))
                        .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
                ),
            }
        );
}
