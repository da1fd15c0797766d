using System.Text.RegularExpressions;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Identity;

/// <summary>Inviting people, and ending their roles.</summary>
[Trait("Category", "Data")]
public partial class PeopleTests
{
    private static readonly Post Administrator = Post.InRegion(Role.Administrator);

    [Fact]
    public async Task A_lead_invites_a_colleague_who_accepts_by_the_link_in_the_message_and_ends_the_role_again()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise", "leeds");
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");

        var form = await lead.OpenAsync("/people/invite");
        Assert.Equal(
            ["Choose", "Organisation lead, Larkrise", "Senior signatory, Larkrise", "Colleague, Larkrise"],
            form.Document.QuerySelectorAll("option").Select(option => option.TextContent)
        );
        var sent = await form.Fill("Email", "finn@example.org").Fill("Post", $"Colleague:{school}").PressAsync("Send the invitation");
        Assert.Equal("/people", sent.Path);
        Assert.True(sent.Shows("A message is on its way to finn@example.org."));
        Assert.True((await lead.OpenAsync("/people")).Shows("finn@example.org"));
        Assert.Contains("Eve invites you", await world.MailAsync("finn@example.org"), StringComparison.Ordinal);
        var link = await world.LinkInMailAsync("finn@example.org");

        using var colleague = world.Visitor();
        var invited = await colleague.OpenAsync(link);
        Assert.True(invited.Shows("As: Colleague, Larkrise"));
        Assert.Empty(await world.OnDbAsync(db => db.Set<Account>().Where(account => account.EmailKey == "finn@example.org").ToListAsync()));
        Assert.Equal("Enter your name, with at most 80 characters", (await invited.Fill("Name", " ").PressAsync("Accept")).ErrorBeside("Name"));
        var account = await invited.Fill("Name", "Finn").PressAsync("Accept");
        Assert.Equal(("/account", "Finn"), (account.Path, account.Heading));
        Assert.True(account.Shows("Colleague, Larkrise"));
        Assert.Equal((404, "This invitation no longer works"), await StatusAsync(lead, link));
        var refused = await colleague.OpenAsync("/people");
        Assert.Equal((403, "This is not part of your role"), (refused.Status, refused.Heading));

        var people = await lead.OpenAsync("/people");
        Assert.Equal(2, people.Document.QuerySelectorAll(".ls-people > li").Length);
        var end = people.Document.QuerySelectorAll(".ls-people > li").Single(row => row.TextContent.Contains("Finn", StringComparison.Ordinal));
        await PostAsync(lead, people, end.QuerySelector("input[name=account]")!.GetAttribute("value")!, Role.Colleague, $"{school}");
        Assert.Equal("/sign-in", (await colleague.OpenAsync("/account")).Path);
        Assert.Empty(await world.OnDbAsync(db => db.Set<Account>().Where(one => one.EmailKey == "finn@example.org").ToListAsync()));
        var audit = await world.WithAsync(async services =>
            await services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(What: "person", Who: null)).ToListAsync()
        );
        Assert.Equal(
            [
                "person.ended Finn #: Colleague Larkrise",
                "person.invited finn@example.org: Colleague Larkrise",
                "person.joined finn@example.org #: Colleague Larkrise, invited by Eve #",
            ],
            audit
                .Where(entry => entry.Who.StartsWith("Eve #", StringComparison.Ordinal) || entry.What == "person.joined")
                .Select(entry => $"{entry.What} {Regex.Replace(entry.About, "#[0-9a-f]{6}", "#", RegexOptions.None, TimeSpan.FromSeconds(1))}")
                .Where(line => line.Contains("inn", StringComparison.Ordinal))
                .Order()
        );
    }

    [Fact]
    public async Task Many_people_stand_on_pages_of_fifty_and_are_found_by_name_address_or_role()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise", "leeds");
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        await world.OnDbAsync(db =>
        {
            foreach (var number in Enumerable.Range(10, 60))
            {
                var account = Account.Open($"p{number}@example.org", $"Person {number}").Value;
                db.Add(account);
                db.Add(
                    new AccountPost
                    {
                        AccountId = account.Id,
                        Role = Role.Colleague,
                        Place = $"{school:D}",
                    }
                );
            }

            return db.SaveChangesAsync();
        });

        var first = await lead.OpenAsync("/people");
        var last = await lead.OpenAsync("/people?page=2");
        var found = await lead.OpenAsync("/people?q=person+6");

        Assert.True(first.Shows("Roles found: 61") && first.Fields.Contains("Q"));
        Assert.Equal([50, 11, 10], new[] { first, last, found }.Select(page => page.Document.QuerySelectorAll(".ls-people > li").Length));
        Assert.True((await lead.OpenAsync("/people?q=ORGANISATION+LEAD")).Shows("Roles found: 1"));
        Assert.True((await lead.OpenAsync("/people?q=p33%40")).Shows("Person 33"));
        Assert.True((await lead.OpenAsync("/people?q=nobody&page=9")).Shows("Roles found: 0"));
    }

    [Fact]
    public async Task Nobody_invites_or_ends_in_an_organisation_or_district_that_is_not_theirs()
    {
        await using var world = await World.StartedAsync();
        var (mine, theirs) = (await world.OrganisationAsync("Larkrise", "leeds"), await world.OrganisationAsync("Kite", "wakefield"));
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, mine));
        using var manager = await world.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        using var other = await world.MemberAsync("ivo@example.org", Post.InOrganisation(Role.OrganisationLead, theirs), "Ivo");
        var ivo = await world.OnDbAsync(db => db.Set<Account>().SingleAsync(account => account.EmailKey == "ivo@example.org"));
        foreach (
            var (visitor, posts) in new[]
            {
                (lead, new[] { $"Colleague:{theirs}", "Administrator", "DistrictManager:leeds", $"DistrictManager:{mine}" }),
                (manager, [$"OrganisationLead:{theirs}", $"Colleague:{mine}", "DistrictManager:leeds", "Administrator:leeds"]),
            }
        )
        {
            foreach (var post in posts)
            {
                var refused = await (await visitor.OpenAsync("/people/invite"))
                    .Fill("Email", "x@example.org")
                    .Fill("Post", post)
                    .PressAsync("Send the invitation");
                Assert.Equal((400, "Choose what they are invited to"), (refused.Status, refused.ErrorBeside("Post")));
            }

            var people = await visitor.OpenAsync("/people");
            Assert.False(people.Shows("Ivo"));
            Assert.Equal(400, (await PostAsync(visitor, people, $"{ivo.Id}", Role.OrganisationLead, $"{theirs}")).Status);
        }

        Assert.Equal("/account", (await other.OpenAsync("/account")).Path);
        Assert.True((await manager.OpenAsync("/people")).Shows("eve@example.org"));
        Assert.Empty(await world.OnDbAsync(db => db.Set<Invitation>().ToListAsync()));
    }

    [Fact]
    public async Task Whoever_is_sent_away_has_left_no_way_back()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise", "leeds");
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school));
        await (await lead.OpenAsync("/people/invite"))
            .Fill("Email", "eve.two@example.org")
            .Fill("Post", $"OrganisationLead:{school}")
            .PressAsync("Send the invitation");
        var link = await world.LinkInMailAsync("eve.two@example.org");
        Assert.Equal(200, (await lead.OpenAsync(link)).Status);
        var refused = await (await lead.OpenAsync("/people/invite"))
            .Fill("Email", "EVE@example.org")
            .Fill("Post", $"SeniorSignatory:{school}")
            .PressAsync("Send the invitation");
        Assert.Equal("You cannot give yourself another role. Ask somebody else.", refused.ErrorBeside("Email"));
        using var ada = await world.MemberAsync("ada@example.org", Administrator);
        var eve = await world.OnDbAsync(db => db.Set<Account>().SingleAsync(account => account.EmailKey == "eve@example.org"));

        await PostAsync(ada, await ada.OpenAsync("/people"), $"{eve.Id}", Role.OrganisationLead, $"{school}");

        Assert.Equal("/sign-in", (await lead.OpenAsync("/people")).Path);
        Assert.Equal(404, (await lead.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_link_that_was_passed_on_does_not_sign_in_as_somebody_who_has_an_account()
    {
        await using var world = await World.StartedAsync();
        using var ann = await world.MemberAsync("ann@example.org", Post.InRegion(Role.Analyst), "Ann");
        using var other = world.Visitor();

        var taken = await (await other.OpenAsync(await world.LinkAsync("ann@example.org", Administrator))).PressAsync("Accept");

        Assert.Equal("/sign-in", taken.Path);
        Assert.Equal("/sign-in", (await other.OpenAsync("/account")).Path);
        Assert.Equal("/sign-in", (await ann.OpenAsync("/account")).Path);
        Assert.Equal(2, await world.OnDbAsync(db => db.Set<AccountPost>().CountAsync()));
    }

    [Fact]
    public async Task The_last_administrator_stays_until_there_is_another()
    {
        await using var world = await World.StartedAsync();
        using var ada = await world.MemberAsync("ada@example.org", Administrator, "Ada");
        var id = await world.OnDbAsync(db => db.Set<Account>().Select(account => account.Id).SingleAsync());

        var refused = await PostAsync(ada, await ada.OpenAsync("/people"), $"{id}", Role.Administrator, "");
        Assert.Equal(400, refused.Status);
        Assert.Contains("This is the last administrator", refused.Errors[0].Text, StringComparison.Ordinal);

        using var ben = await world.MemberAsync("ben@example.org", Administrator, "Ben");
        await PostAsync(ada, await ada.OpenAsync("/people"), $"{id}", Role.Administrator, "");
        Assert.Equal("/sign-in", (await ada.OpenAsync("/people")).Path);
        Assert.Equal("/people", (await ben.OpenAsync("/people")).Path);
    }

    [Fact]
    public async Task Of_two_who_take_one_invitation_at_once_one_is_let_in()
    {
        await using var world = await World.StartedAsync();
        var link = await world.LinkAsync("ann@example.org", Post.InRegion(Role.Analyst));
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Visitor().OpenAsync(link)));

        var replies = await Task.WhenAll(pages.Select(page => page.Fill("Name", "Ann").PressAsync("Accept")));

        Assert.Single(replies, reply => reply.Path == "/account");
        Assert.All(replies.Where(reply => reply.Path != "/account"), reply => Assert.Equal(404, reply.Status));
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<AccountPost>().CountAsync()));
    }

    [Fact]
    public async Task An_invitation_is_over_after_two_weeks_and_a_new_one_takes_the_place_of_the_old()
    {
        await using var world = await World.StartedAsync();
        using var visitor = world.Visitor();
        var first = await world.LinkAsync("ann@example.org", Post.InRegion(Role.Analyst));
        var second = await world.LinkAsync("ANN@example.org", Post.InRegion(Role.Analyst));

        Assert.Equal(404, (await visitor.OpenAsync(first)).Status);
        Assert.Equal(200, (await visitor.OpenAsync(second)).Status);
        world.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(404, (await visitor.OpenAsync(second)).Status);
    }

    [Fact]
    public async Task An_administrator_reads_and_filters_the_audit_log()
    {
        await using var world = await World.StartedAsync();
        await world.OrganisationAsync("Larkrise", "leeds");
        using var ada = await world.MemberAsync("ada@example.org", Administrator, "Ada");

        var page = await ada.OpenAsync("/audit?What=organisation");

        var entry = Assert.Single(page.Document.QuerySelectorAll("main ol > li"));
        Assert.Equal(["An organisation was registered", "Larkrise"], entry.Children.Take(2).Select(line => line.TextContent));
        Assert.Contains("(organisation.added)", entry.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_audit_log_notes_has_words_for_people()
    {
        var sources = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "Web"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText);
        var noted = sources
            .SelectMany(text => Noted().Matches(text))
            .SelectMany(call => Code().Matches(call.Value))
            .Select(code => code.Groups["code"].Value)
            .Distinct()
            .ToList();
        var capabilities = new Capabilities(Host.Capabilities(new Settings()));
        var words = new Languages(pseudo: false).English;

        Assert.True(noted.Count > 20, string.Join(' ', noted));
        Assert.All(noted, code => Assert.Contains(capabilities.WordsOf(code), words.Keys));
    }

    [Fact]
    public async Task An_invitation_is_taken_back_and_nobody_is_invited_to_what_they_have()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync("Larkrise", "leeds");
        using var lead = await world.MemberAsync("eve@example.org", Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        using var colleague = await world.MemberAsync("finn@example.org", Post.InOrganisation(Role.Colleague, school), "Finn");
        using var other = await world.MemberAsync(
            "iris@example.org",
            Post.InOrganisation(Role.OrganisationLead, await world.OrganisationAsync("Kite", "leeds")),
            "Iris"
        );
        var form = await lead.OpenAsync("/people/invite");

        Assert.Equal(
            "They already have this role",
            (await form.Fill("Email", "Finn@example.org").Fill("Post", $"Colleague:{school}").PressAsync("Send the invitation")).ErrorBeside("Email")
        );
        var people = await form.Fill("Email", "gus@exmaple.org").Fill("Post", $"Colleague:{school}").PressAsync("Send the invitation");
        Assert.True(people.Shows("Their link works until"), people.Text);
        var id = people.Values("invitation")[0];
        var link = await world.LinkInMailAsync("gus@exmaple.org");
        Assert.Equal(200, (await world.Visitor().OpenAsync(link)).Status);

        var elsewhere = await other.OpenAsync("/people/invite");
        await other.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/people?handler=Withdraw")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("form", elsewhere.Values("form")[0]), KeyValuePair.Create("invitation", id)]),
            }
        );
        Assert.Equal(200, (await world.Visitor().OpenAsync(link)).Status);
        people = await people.PressAsync("Take it back");

        Assert.False(people.Shows("gus@exmaple.org"), people.Text);
        Assert.Equal(404, (await world.Visitor().OpenAsync(link)).Status);
        Assert.Equal(
            1,
            await world.WithAsync(async services =>
                await services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter(What: "person.uninvited", Who: null)).CountAsync()
            )
        );
    }

    [GeneratedRegex("audit\\.Add\\([^;]*;|WriteAsync\\([^;]*;|SaveAsync\\(\"[^;]*;|NoteAsync\\(account[^;]*;", RegexOptions.NonBacktracking)]
    private static partial Regex Noted();

    [GeneratedRegex("\"(?<code>[a-z-]+\\.[a-z-]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    private static async Task<(int Status, string Heading)> StatusAsync(Visitor visitor, string path)
    {
        var page = await visitor.OpenAsync(path);
        return (page.Status, page.Heading);
    }

    // What a manipulated form could send, even if the page shows no such button.
    private static Task<Page> PostAsync(Visitor visitor, Page page, string account, Role role, string place) =>
        visitor.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/people?handler=End")
            {
                Content = new FormUrlEncodedContent([
                    new("account", account),
                    new("role", $"{role}"),
                    new("place", place),
                    new("form", page.Document.QuerySelector("[name=form]")!.GetAttribute("value")!),
                ]),
            }
        );
}
