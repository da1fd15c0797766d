using System.Globalization;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Retention;
using Lodestar.Safeguards.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using StandardsLinks = Lodestar.Standards.StandardsLinks;

namespace Lodestar.Safeguards;

/// <summary>Who is told that words were written that read like a disclosure, and when. The clock stands still on a Monday, 10:00.</summary>
[Trait("Category", "Data")]
public class ConcernTests
{
    [Fact]
    public async Task Until_there_are_two_named_leads_with_hours_nothing_is_held_and_the_writer_reads_that_nobody_is_told()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.MemberAsync("lead@example.org", Post.InDistrict(Role.SafeguardingLead, "leeds"));
        await HoursAsync(lead);
        using var deputy = await world.MemberAsync("deputy@example.org", Post.InDistrict(Role.DeputySafeguardingLead, "leeds"));
        using var writer = world.Visitor();

        var panel = await WriteAsync(writer);

        Assert.True(panel.Shows("Nobody is told that you wrote this."));
        Assert.True((await lead.OpenAsync("/concerns")).Shows("Nobody is told of concerns in your district yet"));
        Assert.Empty(await world.OnDbAsync(db => db.Set<Concern>().ToListAsync()));
        await LookAsync(world);
        Assert.Empty(Mails(world));
    }

    [Fact]
    public async Task A_note_of_ones_own_leaves_the_hour_and_the_district_and_a_lead_sees_and_closes_it()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        using var writer = world.Visitor();
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddMinutes(10));

        var panel = await WriteAsync(writer);

        Assert.True(panel.Shows("The safeguarding lead of Leeds is told that something was written"));
        Assert.False(panel.Shows("Would you like somebody to contact you"));
        var concern = Assert.Single(await world.OnDbAsync(db => db.Set<Concern>().ToListAsync()));
        Assert.Equal(
            ("leeds", new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), (Guid?)null, (Guid?)null),
            (concern.District, concern.At, concern.Organisation, concern.Writer)
        );
        await LookAsync(world);
        await LookAsync(world);
        Assert.Contains("/concerns", await world.MailAsync("lead@example.org", number: 2), StringComparison.Ordinal);
        Assert.Single(Mails(world));
        Assert.DoesNotContain(Mails(world), mail =>
            mail.Contains("Leeds", StringComparison.OrdinalIgnoreCase) || mail.Contains("note", StringComparison.OrdinalIgnoreCase)
        );

        var list = await lead.OpenAsync("/concerns");
        Assert.True(list.Shows("A note of somebody's own"));
        Assert.True(list.Shows("Waiting for 10 minutes"));
        Assert.True(list.Shows("There is nobody to contact."));
        var seen = await list.PressAsync("I have seen it (Written Monday 23 November 2026, 10:00, or up to an hour later)");
        Assert.Equal((200, "/concerns"), (seen.Status, seen.Path));
        var closed = await seen.PressAsync("Dealt with (Written Monday 23 November 2026, 10:00, or up to an hour later)");
        Assert.True(closed.Shows("Nothing was written."));
        Assert.Equal(
            [ConcernStepKind.LeadTold, ConcernStepKind.Seen, ConcernStepKind.DealtWith],
            (await world.OnDbAsync(db => db.Set<ConcernStep>().ToListAsync())).Select(step => step.Kind).Order()
        );
        Assert.DoesNotContain(await Everything(world), text => text.Contains("blackmail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_the_hours_the_writer_reads_until_when_nobody_looks_and_the_deputy_hears_after_an_hour_of_them_once()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        var (second, _) = await world.SecondNodeAsync();
        using var writer = world.Visitor();
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 27, 18, 0, 0, TimeSpan.Zero));

        var panel = await WriteAsync(writer);

        Assert.True(panel.Shows("Nobody reads this until Monday 30 November 2026, 9:00."));
        Assert.True(panel.Text.IndexOf("Nobody reads this", StringComparison.Ordinal) < panel.Text.IndexOf("999", StringComparison.Ordinal));
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 30, 9, 59, 0, TimeSpan.Zero));
        await LookAsync(world);
        await LookAsync(world);
        Assert.DoesNotContain(Mails(world), mail => mail.Contains("To: deputy@example.org", StringComparison.Ordinal));
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(LookAsync(world), second.Services.GetRequiredService<ConcernMessages>().LookAsync(CancellationToken.None));
        await world.MailAsync("deputy@example.org", number: 2);
        await LookAsync(world);
        Assert.Equal(
            [ConcernStepKind.LeadTold, ConcernStepKind.DeputyTold],
            (await world.OnDbAsync(db => db.Set<ConcernStep>().ToListAsync())).Select(step => step.Kind).Order()
        );
    }

    [Fact]
    public async Task Words_said_to_be_about_no_real_child_are_counted_and_leave_the_list()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        using var writer = world.Visitor();

        // Back to the form, and once more: one concern, since it is one form.
        var again = await (await WriteAsync(writer)).PressAsync("Change what I wrote");
        var panel = await again.Fill("P28", DisclosureTests.Telling + " again").PressAsync("Continue");
        Assert.Single(await world.OnDbAsync(db => db.Set<Concern>().ToListAsync()));
        await panel.PressAsync("This is not about a real child, go on");

        Assert.Empty(await world.OnDbAsync(db => db.Set<Concern>().ToListAsync()));
        var counted = await world.OnDbAsync(db => db.Set<Override>().SingleAsync());
        Assert.Equal(("practice.place.note", new DateOnly(2026, 11, 23), 1), (counted.Page, counted.Week, counted.Times));
        Assert.True((await lead.OpenAsync("/concerns")).Shows("were not about a real child: 1."));
    }

    [Fact]
    public async Task A_lead_of_another_district_sees_and_changes_nothing()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        using var other = await world.MemberAsync("other@example.org", Post.InDistrict(Role.SafeguardingLead, "wakefield"));
        using var writer = world.Visitor();
        await WriteAsync(writer);
        var id = await world.OnDbAsync(db => db.Set<Concern>().Select(one => one.Id).SingleAsync());

        Assert.False((await other.OpenAsync("/concerns")).Shows("A note of somebody's own"));
        var refused = await other.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/concerns")
            {
                Content = new FormUrlEncodedContent([
                    KeyValuePair.Create("form", (await other.OpenAsync("/concerns/hours")).Values("form")[0]),
                    KeyValuePair.Create("id", $"{id}"),
                    KeyValuePair.Create("kind", "Seen"),
                ]),
            }
        );

        Assert.Equal(404, refused.Status);
        Assert.Equal(ConcernState.Waiting, await world.OnDbAsync(db => db.Set<Concern>().Select(one => one.State).SingleAsync()));
    }

    [Fact]
    public async Task Hours_need_a_beginning_before_an_end_and_nothing_typed_is_lost()
    {
        await using var world = await World.StartedAsync();
        using var lead = await world.MemberAsync("lead@example.org", Post.InDistrict(Role.SafeguardingLead, "leeds"));
        var form = await lead.OpenAsync("/concerns/hours");

        var refused = await form.Fill("Days[0].From", "17:00").Fill("Days[0].Until", "09:00").Fill("Days[1].From", "09:00").PressAsync("Save my hours");

        Assert.Equal(400, refused.Status);
        Assert.Equal("On Monday the end must be after the start", refused.ErrorBeside("Days[0].Until"));
        Assert.Equal("Enter a start and an end for Tuesday, such as 9:00 and 17:00", refused.ErrorBeside("Days[1].Until"));
        Assert.Equal(["17:00"], refused.Values("Days[0].From"));
        await refused.Fill("Days[0].Until", "18:30").Fill("Days[1].From", "").PressAsync("Save my hours");
        Assert.Equal(
            ["17:00", "18:30"],
            (await lead.OpenAsync("/concerns/hours")) is var kept ? [.. kept.Values("Days[0].From"), .. kept.Values("Days[0].Until")] : []
        );
    }

    [Fact]
    public async Task Concerns_go_half_a_year_after_they_were_dealt_with()
    {
        await using var world = await World.StartedAsync();
        await world.OnDbAsync(async db =>
        {
            foreach (var days in new[] { 179, 180 })
            {
                var concern = Concern.Raise("a.place", "leeds", null, forThemself: true, world.Clock.GetUtcNow().AddDays(-200));
                concern.DealWith(world.Clock.GetUtcNow().AddDays(-days));
                db.Add(concern);
            }

            db.Add(Concern.Raise("a.place", "leeds", null, forThemself: true, world.Clock.GetUtcNow().AddMonths(-23)));
            db.Add(Concern.Raise("a.place", "leeds", null, forThemself: true, world.Clock.GetUtcNow().AddMonths(-25)));
            return await db.SaveChangesAsync();
        });

        await ActivatorUtilities
            .GetServiceOrCreateInstance<Sweeping>(world.Services)
            .SweepAsync(one => one.Table == "safeguards_concerns", CancellationToken.None);

        Assert.Equal(2, await world.OnDbAsync(db => db.Set<Concern>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_signed_in_chooses_whether_to_be_contacted_and_only_then_the_lead_sees_who_they_are()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        using var colleague = await world.MemberAsync("finn@example.org", Post.InRegion(Role.Analyst), "Finn");
        var finn = await world.OnDbAsync(db =>
            db.Set<Account>().Where(account => account.Name == "Finn").Select(account => new Person(account.Id, "Finn", Array.Empty<Post>())).SingleAsync()
        );

        var asked = await TalkAsync(world, finn, []);
        Assert.True(asked.MayBeContacted);
        Assert.Null(asked.Contacted);
        Assert.True((await lead.OpenAsync("/concerns")).Shows("Did not ask to be contacted."));
        var again = await TalkAsync(world, finn, [.. asked.Fields, new("free-text", "answer")]);
        Assert.Null(again.Contacted);
        Assert.False((await TalkAsync(world, finn, [.. again.Fields, new("free-text", "answer"), new("free-text-contact", "no")])).Contacted);
        Assert.Null(await world.OnDbAsync(db => db.Set<Concern>().Select(one => one.Writer).SingleAsync()));
        Assert.True((await TalkAsync(world, finn, [.. again.Fields, new("free-text", "answer"), new("free-text-contact", "yes")])).Contacted);

        Assert.True((await lead.OpenAsync("/concerns")).Shows("Asked to be contacted: Finn, finn@example.org"));
        Assert.Equal(finn.Id, await world.OnDbAsync(db => db.Set<Concern>().Select(one => one.Writer).SingleAsync()));
    }

    [Fact]
    public async Task Who_writes_for_the_whole_region_reaches_the_first_lead_who_reads_whatever_the_district()
    {
        await using var world = await World.StartedAsync();
        using var leeds = await LeadsAsync(world);
        using var lead = await world.MemberAsync("early@example.org", Post.InDistrict(Role.SafeguardingLead, "wakefield"));
        using var deputy = await world.MemberAsync("early-too@example.org", Post.InDistrict(Role.DeputySafeguardingLead, "wakefield"));
        await HoursAsync(lead, from: "07:00");
        await HoursAsync(deputy, from: "07:00");
        world.Clock.AdjustTime(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));
        using var coordinator = await world.MemberAsync("cora@example.org", Post.InRegion(Role.AllianceCoordinator));

        var panel = await (await coordinator.OpenAsync(StandardsLinks.LocalForm("O3"))).Fill("Hint", DisclosureTests.Telling).PressAsync("Save");

        Assert.True(panel.Shows("Nobody reads this until Tuesday 24 November 2026, 7:00."));
        Assert.True(panel.Shows("The safeguarding lead of Wakefield is told that something was written"));
        Assert.Equal("wakefield", await world.OnDbAsync(db => db.Set<Concern>().Select(one => one.District).SingleAsync()));
    }

    [Fact]
    public async Task A_concern_that_was_made_up_in_a_form_is_not_taken_for_one()
    {
        await using var world = await World.StartedAsync();
        using var lead = await LeadsAsync(world);
        var writer = new Person(Guid.NewGuid(), "Finn", []);
        var panel = await TalkAsync(world, writer, []);
        var raised = panel.Fields.Single(field => field.Key == "free-text-raised").Value;

        await TalkAsync(world, writer, [new("free-text-raised", raised[..^1] + (raised[^1] == '0' ? '1' : '0')), new("free-text", "not-real")], isPanel: false);

        Assert.Equal(1, await world.OnDbAsync(db => db.Set<Concern>().CountAsync()));
    }

    private static Task<DisclosurePanel> TalkAsync(World world, Person me, IEnumerable<KeyValuePair<string, string>> fields, bool isPanel = true) =>
        world.WithAsync(async services =>
        {
            var http = new DefaultHttpContext { RequestServices = services };
            http.Features.Set(me);
            http.Request.Form = new FormCollection(fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
            var page = new HoursPage(null!, null!) { PageContext = new PageContext { HttpContext = http } };
            var reply = await services
                .GetRequiredService<DisclosureTalk>()
                .ReplyAsync(page, new TextPlace("practice.place.note", ["leeds"]), [("Why", DisclosureTests.Telling)], CancellationToken.None);
            Assert.Equal(isPanel, reply is not null);
            return (DisclosurePanel)((reply as ViewResult)?.Model)!;
        });

    /// <summary>A lead and a deputy of Leeds with hours from Monday to Friday, and the lead's browser.</summary>
    internal static async Task<Visitor> LeadsAsync(World world)
    {
        var lead = await world.MemberAsync("lead@example.org", Post.InDistrict(Role.SafeguardingLead, "leeds"), "Lea");
        using var deputy = await world.MemberAsync("deputy@example.org", Post.InDistrict(Role.DeputySafeguardingLead, "leeds"), "Dee");
        await HoursAsync(lead);
        await HoursAsync(deputy);
        return lead;
    }

    private static async Task HoursAsync(Visitor lead, string from = "09:00")
    {
        var form = await lead.OpenAsync("/concerns/hours");
        foreach (var day in Enumerable.Range(0, 5))
        {
            form.Fill($"Days[{day.ToString(CultureInfo.InvariantCulture)}].From", from)
                .Fill($"Days[{day.ToString(CultureInfo.InvariantCulture)}].Until", "17:00");
        }

        Assert.Equal("/concerns", (await form.PressAsync("Save my hours")).Path);
    }

    private static async Task<Page> WriteAsync(Visitor writer)
    {
        var (note, _) = await DisclosureTests.NoteAsync(writer);
        return await note.Fill("P28", DisclosureTests.Telling).PressAsync("Continue");
    }

    private static Task LookAsync(World world) => world.Services.GetRequiredService<ConcernMessages>().LookAsync(CancellationToken.None);

    private static string[] Files(World world) =>
        Directory.Exists(Path.Combine(world.Settings.Data, "mail")) ? Directory.GetFiles(Path.Combine(world.Settings.Data, "mail"), "*.eml") : [];

    // A second step that was set up is reported by mail too.
    private static List<string> Mails(World world) =>
        [.. Files(world).Select(File.ReadAllText).Where(mail => mail.Contains(SafeguardsLinks.Concerns, StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<string>> Everything(World world) => [.. await Copies.RowsAsync(world.Settings), .. world.Log.Lines];
}
