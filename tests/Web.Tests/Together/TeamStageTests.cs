using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Submitting, sending back, signing off; and who may read and change what when.</summary>
[Trait("Category", "Data")]
public class TeamStageTests
{
    [Fact]
    public async Task Whoever_was_writing_while_it_was_submitted_gets_their_words_back_and_a_lead_may_save_them_with_a_reason()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        var writing = await colleague.OpenAsync($"{team}/items/O2");
        var leading = await lead.OpenAsync($"{team}/items/O3");
        await lead.SubmitAsync(team);

        var late = await writing.Fill("Choice", "3").Fill("Why", "We asked every club.").PressAsync("Save and go on");
        Assert.Equal(400, late.Status);
        Assert.True(late.Shows("You had not saved this") && late.Shows("We asked every club."), late.Text);
        var asked = await leading.Fill("Choice", "2").Fill("Why", "The governors know.").PressAsync("Save and go on");
        Assert.True(asked.Shows("This was submitted while you were writing"), asked.Text);
        await asked.Fill("Reason", "I was still writing it.").PressAsync("Save the correction");

        Assert.Equal(
            ["O1 1", "O3 1"],
            await world.OnDbAsync(db => db.Set<TeamAnswer>().OrderBy(answer => answer.Item).Select(answer => answer.Item + " " + answer.Version).ToListAsync())
        );
    }

    [Fact]
    public async Task Saving_nothing_keeps_nothing_and_goes_on()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();

        var next = await (await lead.OpenAsync($"{team}/items/O1")).PressAsync("Save and go on");
        var list = await (await lead.OpenAsync($"{team}/items/O1")).PressAsync("Save and go back to the list");

        Assert.Equal(($"{team}/items/O2", team), (next.Path, list.Path));
        Assert.Empty(await world.OnDbAsync(db => db.Set<TeamAnswer>().ToListAsync()));
    }

    [Fact]
    public async Task A_lead_submits_a_senior_person_sends_back_with_a_reason_and_then_signs_off()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        using var manager = await world.ManagerAsync();
        var team = await lead.BeginTeamAsync();
        Assert.Equal(400, (await lead.SubmitAsync(team)).Status);
        await lead.AnswerAsync(team, "O1");

        Assert.Equal("Choose who signs it off", (await (await lead.OpenAsync($"{team}/submit")).PressAsync("Submit")).ErrorBeside("Signatory"));
        await lead.SubmitAsync(team);
        Assert.Contains("asks you to sign off", await world.MailAsync("hugh@example.org"), StringComparison.Ordinal);
        Assert.Equal(404, (await manager.OpenAsync(team)).Status);

        var before = await (await signatory.OpenAsync("/work")).FollowAsync("Sign off");
        Assert.Equal("Say why, in a sentence or two", (await before.PressAsync("Send it back")).ErrorBeside("Reason"));
        await before.Fill("Reason", "Please look at the second standard again.").PressAsync("Send it back");
        Assert.True((await lead.OpenAsync(team)).Shows("Please look at the second standard again."));
        await lead.AnswerAsync(team, "O9", "1");
        await lead.SubmitAsync(team);
        await (await signatory.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");

        Assert.True((await lead.OpenAsync(team)).Shows("The district has promised a reply by 21 December 2026."));
        Assert.Equal(200, (await manager.OpenAsync(team)).Status);
        Assert.True((await manager.OpenAsync("/work")).Shows("Reply to Larkrise by 21 December 2026"));
        Assert.Equal(
            ["Submitted", "SentBack", "Submitted", "SignedOff"],
            await world.OnDbAsync(db => db.Set<TeamStep>().OrderBy(step => step.Number).Select(step => step.Kind.ToString()).ToListAsync())
        );
    }

    [Fact]
    public async Task Only_the_person_who_was_named_signs_off()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var named = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        await lead.SubmitAsync(team);
        using var other = await world.SignatoryAsync(school, "Ida");

        Assert.Equal(team, (await other.OpenAsync($"{team}/sign-off")).Path);
        Assert.Equal(403, (await lead.OpenAsync($"{team}/sign-off")).Status);
        Assert.Equal("Sign off", (await named.OpenAsync($"{team}/sign-off")).Heading);
    }

    [Fact]
    public async Task After_submission_a_change_is_a_correction_by_the_lead_with_a_reason()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        var late = await colleague.OpenAsync($"{team}/items/O1");
        await lead.SubmitAsync(team);

        Assert.Equal(400, (await late.Fill("Why", "Too late").PressAsync("Save and go on")).Status);
        Assert.Empty((await colleague.OpenAsync($"{team}/items/O1")).Document.QuerySelectorAll("main textarea"));
        var page = (await lead.OpenAsync($"{team}/items/O1")).Fill("Choice", "1");
        Assert.Equal("Say why, in a sentence or two", (await page.PressAsync("Save the correction")).ErrorBeside("Reason"));
        await page.Fill("Reason", "We had misread the question.").PressAsync("Save the correction");
        Assert.True((await signatory.OpenAsync($"{team}/items/O1/history")).Shows("Corrected: We had misread the question."));
        Assert.True((await signatory.OpenAsync(team)).Shows("Corrected on"));
        Assert.True((await signatory.OpenAsync($"{team}/answers")).Shows("We had misread the question."));
        await world.SaidAsync("hugh@example.org", "corrected an answer");
    }

    [Fact]
    public async Task A_deadline_ends_changing_and_never_reading()
    {
        await using var world = await World.StartedAsync();
        var round = await world.RoundAsync("Autumn 2026");
        using var lead = await world.LeadAsync(await world.OrganisationAsync());
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1", why: "Before the end");
        world.Clock.AdjustTime(new DateTimeOffset(round.ClosesOn.AddDays(1), new TimeOnly(9, 0), TimeSpan.Zero));
        using var again = world.Visitor();
        await again.AskForCodeAsync("eve@example.org");
        await (await again.OpenAsync("/sign-in/code")).Fill("Code", People.CodeIn(await world.MailAsync("eve@example.org"))).PressAsync("Sign in");

        foreach (var path in new[] { "", "/items/O1", "/items/O1/history", "/answers", "/profile", "/evidence" })
        {
            Assert.Equal(200, (await again.OpenAsync(team + path)).Status);
        }

        Assert.True((await again.OpenAsync($"{team}/answers")).Shows("Before the end"));
        Assert.Empty((await again.OpenAsync($"{team}/items/O1")).Document.QuerySelectorAll("main textarea"));
        Assert.DoesNotContain((await again.OpenAsync(team)).Document.QuerySelectorAll("main a"), link =>
            link.GetAttribute("href")!.EndsWith("/submit", StringComparison.Ordinal)
        );
        var token = (await again.OpenAsync("/account")).Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        var late = await again.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{team}/items/O1")
            {
                Content = new FormUrlEncodedContent([
                    KeyValuePair.Create("form", token),
                    KeyValuePair.Create("Choice", "4"),
                    KeyValuePair.Create("Why", "After the end"),
                    KeyValuePair.Create("BasedOn", "1"),
                ]),
            }
        );
        Assert.Equal(400, late.Status);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync()));
    }

    [Fact]
    public async Task The_last_round_comes_forward_and_is_still_true_only_when_somebody_says_so()
    {
        await using var world = await World.StartedAsync();
        var first = await world.RoundAsync("Spring 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        var before = await lead.BeginTeamAsync();
        var form = await (await lead.OpenAsync($"{before}/items/O1"))
            .Fill("Choice", "3")
            .Fill("Why", "Everyone knows who leads")
            .PressAsync("Add a pointer to evidence");
        form = form.Fill("What", "Role description")
            .Fill("Held", "Staff handbook")
            .Fill("ReviewOn.Day", "1")
            .Fill("ReviewOn.Month", "12")
            .Fill("ReviewOn.Year", "2026");
        await (await form.PressAsync("Save the pointer")).PressAsync("Save and go on");
        world.Clock.AdjustTime(new DateTimeOffset(first.ClosesOn.AddDays(30), new TimeOnly(9, 0), TimeSpan.Zero));
        await world.RoundAsync("Autumn 2027");
        using var again = world.Visitor();
        await again.AskForCodeAsync("eve@example.org");
        await (await again.OpenAsync("/sign-in/code")).Fill("Code", People.CodeIn(await world.MailAsync("eve@example.org"))).PressAsync("Sign in");

        var now = await again.BeginTeamAsync();
        Assert.Equal("Still true?", (await again.OpenAsync(now)).Document.QuerySelector(".ls-tasks .govuk-tag")!.TextContent.Trim());
        var item = await again.OpenAsync($"{now}/items/O1");
        Assert.True(item.Shows("Everyone knows who leads"));
        Assert.True(item.Shows("'Role description' was due for review by 1 December 2026."));
        await item.PressAsync("Still true");

        var answer = await world.OnDbAsync(db => db.Set<TeamAnswer>().OrderByDescending(one => one.At).FirstAsync());
        Assert.Equal((3, AnswerOrigin.StillTrue, 1), (answer.Level, answer.Origin, answer.RoundsUnchanged));
        Assert.True((await again.OpenAsync(now)).Shows("1 of 40 answered"));
    }

    [Fact]
    public async Task Items_are_shared_out_and_my_work_shows_what_waits_for_me()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        var team = await lead.BeginTeamAsync();
        var page = await lead.OpenAsync($"{team}/share");
        var finn = page.Document.QuerySelectorAll("option").Single(option => option.TextContent == "Finn").GetAttribute("value")!;

        Assert.Equal("Choose at least one item", (await page.Fill("Account", finn).PressAsync("Share out")).ErrorBeside("Items"));
        Assert.Equal(
            "Choose somebody in your organisation",
            (await (await lead.OpenAsync($"{team}/share")).Fill("Items", "O1").Fill("Account", $"{Guid.NewGuid()}").PressAsync("Share out")).ErrorBeside(
                "Account"
            )
        );
        Assert.Equal(
            "Choose somebody in your organisation",
            (await (await lead.OpenAsync($"{team}/share")).Fill("Items", "O1").PressAsync("Share out")).ErrorBeside("Account")
        );
        await page.Fill("Items", "standard:child-led", "O1").PressAsync("Share out");

        Assert.True((await colleague.OpenAsync("/work")).Shows("Items for you to answer: 9"));
        await colleague.AnswerAsync(team, "O1");
        Assert.True((await colleague.OpenAsync("/work")).Shows("Items for you to answer: 8"));
        Assert.Equal(403, (await colleague.OpenAsync($"{team}/share")).Status);
    }

    [Fact]
    public async Task What_is_with_somebody_already_is_named_before_it_is_taken_from_them()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var colleague = await world.ColleagueAsync(school);
        var team = await lead.BeginTeamAsync();
        var page = await lead.OpenAsync($"{team}/share");
        var finn = page.Document.QuerySelectorAll("option").Single(option => option.TextContent == "Finn").GetAttribute("value")!;
        await page.Fill("Items", "O1").Fill("Account", finn).PressAsync("Share out");

        var asked = await (await lead.OpenAsync($"{team}/share")).Fill("Items", "O1", "O2").Fill("Account", "nobody").PressAsync("Share out");

        Assert.True(asked.Shows("Somebody has already been asked for some of this:"), asked.Text);
        Assert.Contains(asked.Document.QuerySelectorAll("[role=alert] li"), line => line.TextContent.EndsWith(": Finn", StringComparison.Ordinal));
        Assert.True((await colleague.OpenAsync("/work")).Shows("Items for you to answer: 1"));
        await asked.Fill("Account", "nobody").PressAsync("Share it out anyway");
        Assert.False((await colleague.OpenAsync("/work")).Shows("Items for you to answer"));
    }

    [Fact]
    public async Task Whoever_sends_back_what_was_signed_off_meanwhile_keeps_what_they_wrote()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        await lead.SubmitAsync(team);
        var (first, second) = (await signatory.OpenAsync($"{team}/sign-off"), await signatory.OpenAsync($"{team}/sign-off"));

        await first.PressAsync("Sign off");
        var late = await second.Fill("Reason", "Look at the second item again").PressAsync("Send it back");

        Assert.Equal(400, late.Status);
        Assert.True(late.Shows("Look at the second item again"));
        Assert.True(late.Shows("It was submitted, taken back, signed off or replied to in the meantime."));
        Assert.Empty(late.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task An_answer_comes_forward_from_the_last_round_that_has_it_and_stays_to_be_read_beside_the_new_one()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        await world.SignedOffAsync(
            school,
            await world.RoundAsync("Spring", opens: -400, closes: -300),
            answers: [("O1", Signed.Says(3, worksWell: "From spring")), ("O2", Signed.Says(2, worksWell: "Older"))]
        );
        await world.SignedOffAsync(
            school,
            await world.RoundAsync("Summer", opens: -200, closes: -100),
            answers: [("O2", Signed.Says(2, worksWell: "From summer"))]
        );
        await world.RoundAsync("Autumn");
        using var lead = await world.LeadAsync(school);
        var team = await lead.BeginTeamAsync();

        var (first, second) = (await lead.OpenAsync($"{team}/items/O1"), await lead.OpenAsync($"{team}/items/O2"));
        Assert.True(first.Shows("What we said in Spring") && first.Shows("From spring"), first.Text);
        Assert.True(second.Shows("What we said in Summer") && second.Shows("From summer") && !second.Shows("Older"), second.Text);

        await lead.AnswerAsync(team, "O1", "4");
        var answered = await lead.OpenAsync($"{team}/items/O1");
        Assert.Equal("What we said in Spring", answered.Document.QuerySelector("details.govuk-details summary")!.TextContent.Trim());
        Assert.Contains("From spring", answered.Document.QuerySelector("details.govuk-details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_for_how_many_rounds_an_answer_has_been_the_same()
    {
        await using var world = await World.StartedAsync();
        var school = await world.OrganisationAsync();
        await world.SignedOffAsync(school, await world.RoundAsync("Spring", opens: -200, closes: -100), answers: ("O1", Signed.Says(3)));
        await world.RoundAsync("Autumn");
        using var lead = await world.LeadAsync(school);
        var team = await lead.BeginTeamAsync();

        await (await lead.OpenAsync($"{team}/items/O1")).PressAsync("Still true");

        Assert.True((await lead.OpenAsync(team)).Shows("The same for 2 rounds"));
        Assert.True((await lead.OpenAsync($"{team}/items/O1")).Shows("We have said the same for 2 rounds."));
    }

    [Fact]
    public async Task Nobody_of_another_organisation_or_district_finds_a_way_in()
    {
        await using var world = await World.StartedAsync();
        await world.RoundAsync("Autumn 2026");
        var school = await world.OrganisationAsync();
        using var lead = await world.LeadAsync(school);
        using var signatory = await world.SignatoryAsync(school);
        var team = await lead.BeginTeamAsync();
        await lead.AnswerAsync(team, "O1");
        await lead.SubmitAsync(team);
        await (await signatory.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");
        var club = await world.OrganisationAsync("Kite");
        using var nobody = world.Visitor();
        var others = new[]
        {
            await world.LeadAsync(club, "Ivo"),
            await world.ColleagueAsync(club, "Jo"),
            await world.SignatoryAsync(club, "Kim"),
            await world.ManagerAsync("bradford", "Lu"),
            await world.MemberAsync("ada@example.org", Post.InRegion(Role.Administrator)),
            await world.MemberAsync("ana@example.org", Post.InRegion(Role.Analyst)),
            await world.MemberAsync("bo@example.org", Post.InRegion(Role.AllianceCoordinator)),
        };

        foreach (
            var path in new[]
            {
                "",
                "/items/O1",
                "/items/O1/history",
                "/answers",
                "/profile",
                "/evidence",
                "/evidence/pointer",
                "/share",
                "/submit",
                "/sign-off",
                "/certificate",
            }
        )
        {
            Assert.Equal("/sign-in", (await nobody.OpenAsync(team + path)).Path);
            foreach (var other in others)
            {
                Assert.Contains((await other.OpenAsync(team + path)).Status, new[] { 403, 404 });
            }
        }

        var form = await lead.OpenAsync($"{team}/items/O1");
        var token = (await others[0].OpenAsync("/account")).Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "", "?handler=StillTrue", "?handler=Theirs", "?handler=Keep" })
        {
            var reply = await others[0]
                .SendAsync(
                    new HttpRequestMessage(HttpMethod.Post, $"{team}/items/O1{handler}")
                    {
                        Content = new FormUrlEncodedContent([
                            KeyValuePair.Create("form", token),
                            KeyValuePair.Create("Choice", "4"),
                            KeyValuePair.Create("BasedOn", "1"),
                        ]),
                    }
                );
            Assert.Equal(404, reply.Status);
        }

        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync()));
        Array.ForEach(others, other => other.Dispose());
    }
}
