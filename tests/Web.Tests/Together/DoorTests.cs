using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Every way in which a district could see more than what was signed off, and every moment at which changes are no longer allowed.</summary>
[Trait("Category", "Data")]
public class DoorTests(World world) : IClassFixture<World>
{
    private const string Secret = "Only for ourselves";

    [Fact]
    public async Task Before_the_sign_off_no_door_is_open_to_the_district()
    {
        var school = await world.OrganisationAsync("Larkrise");
        using var lead = await world.LeadAsync(school, "Eve");
        using var signatory = await world.SignatoryAsync(school, "Hugh");
        using var manager = await world.ManagerAsync(name: "Mia");
        var team = await world.BegunAsync(school, await world.RoundAsync("Autumn"), ("O1", Signed.Says(2, next: Secret)));
        await ActAsync(school, team, Secret);

        foreach (var stage in new[] { TeamStage.Writing, TeamStage.Submitted })
        {
            foreach (
                var path in new[]
                {
                    "",
                    "/items/O1",
                    "/items/O1/history",
                    "/answers",
                    "/profile",
                    "/evidence",
                    "/take-away",
                    "/export.json",
                    "/export.json?history=yes",
                    "/export.csv",
                    "/export.xlsx",
                    "/audits/section-11",
                    "/audits/section-11.docx",
                    "/reply",
                    "/reply/levels",
                    "/certificate",
                }
            )
            {
                Assert.True((await manager.OpenAsync(team + path)).Status == 404, $"{stage}: {path}");
            }

            Assert.Equal(404, (await manager.OpenAsync(PlansLinks.Plan(school))).Status);
            if (stage == TeamStage.Writing)
            {
                await lead.SubmitAsync(team);
            }
        }

        Assert.DoesNotContain(Secret, (await manager.OpenAsync("/work")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_it_the_district_reads_what_was_signed_and_not_how_it_came_about_nor_what_waits_to_be_confirmed()
    {
        var school = await world.OrganisationAsync("Kite");
        using var manager = await world.ManagerAsync(name: "Noah");
        var earlier = await world.BegunAsync(school, await world.RoundAsync("Long ago", opens: -300, closes: -200), ("O1", Signed.Says(4, next: Secret)));
        var signed = await world.SignedOffAsync(
            school,
            await world.RoundAsync("Spring", opens: -20, closes: 10),
            answers: [("O2", Signed.Says(2)), ("O3", Signed.Says(2))]
        );
        await ActAsync(school, earlier, Secret);
        await AddAsync(signed, "O2", 2, AnswerOrigin.Corrected, Signed.Says(3, next: "Said in the end"));
        await world.OnDbAsync(db =>
        {
            db.AddRange(
                new[] { TeamStepKind.SentBack, TeamStepKind.TakenBack, TeamStepKind.AskedAnother }.Select(
                    (kind, place) =>
                        new TeamStep
                        {
                            ReflectionId = IdOf(signed),
                            Number = place + 1,
                            Kind = kind,
                            Words = Secret,
                            By = Guid.NewGuid(),
                            ByName = "Eve",
                            At = world.Clock.GetUtcNow(),
                        }
                )
            );
            db.Add(
                new TeamStep
                {
                    ReflectionId = IdOf(signed),
                    Number = 4,
                    Kind = TeamStepKind.SignedOff,
                    Words = "",
                    By = Guid.NewGuid(),
                    ByName = "Hugh",
                    At = world.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        await AddAsync(signed, "O4", 1, AnswerOrigin.Imported, Signed.Says(1, next: Secret));
        await world.OnDbAsync(db =>
            db.Set<TeamAnswer>()
                .Where(answer => answer.ReflectionId == IdOf(signed) && answer.Item == "O2" && answer.Version == 1)
                .ExecuteUpdateAsync(set => set.SetProperty(answer => answer.Why, Secret))
        );

        Assert.Equal(404, (await manager.OpenAsync($"{signed}/items/O2/history")).Status);
        Assert.Equal(404, (await manager.OpenAsync($"{signed}/evidence")).Status);
        foreach (
            var path in new[]
            {
                signed,
                $"{signed}/items/O1",
                $"{signed}/items/O2",
                $"{signed}/items/O4",
                $"{signed}/answers",
                $"{signed}/profile",
                $"{signed}/audits/section-11",
                $"{signed}/reply",
                $"{signed}/reply/levels",
                PlansLinks.Plan(school) + "?part=all",
            }
        )
        {
            var page = await manager.OpenAsync(path);
            Assert.Equal(200, page.Status);
            Assert.DoesNotContain(Secret, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        foreach (
            var path in new[] { $"{signed}/export.json", $"{signed}/export.json?history=yes", $"{signed}/export.csv", $"{PlansLinks.Plan(school)}?handler=Csv" }
        )
        {
            using var file = await manager.AskAsync(new HttpRequestMessage(HttpMethod.Get, path));
            Assert.Equal(200, (int)file.StatusCode);
            Assert.DoesNotContain(Secret, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.True((await manager.OpenAsync($"{signed}/items/O2")).Shows("Said in the end"));
    }

    [Fact]
    public async Task Who_signs_off_on_an_older_page_is_shown_what_changed_first()
    {
        var school = await world.OrganisationAsync("Beck Hill");
        using var lead = await world.LeadAsync(school, "Uma");
        using var signatory = await world.SignatoryAsync(school, "Vic");
        var team = await world.BegunAsync(school, await world.RoundAsync("Summer"), ("O1", Signed.Says(2)));
        await lead.SubmitAsync(team);
        var old = await signatory.OpenAsync($"{team}/sign-off");
        await (await lead.OpenAsync($"{team}/items/O1")).Fill("Choice", "1").Fill("Reason", "We had misread it.").PressAsync("Save the correction");

        var again = await old.PressAsync("Sign off");

        Assert.Equal(400, again.Status);
        Assert.True(again.Shows("Something was changed since you opened this page"), again.Text);
        Assert.Equal(TeamStage.Submitted, await StageAsync(team));
        await again.PressAsync("Sign off");
        Assert.Equal(TeamStage.SignedOff, await StageAsync(team));
    }

    [Fact]
    public async Task Once_the_reply_has_come_and_the_round_is_over_nothing_is_corrected()
    {
        var school = await world.OrganisationAsync("Moorside");
        using var lead = await world.LeadAsync(school, "Ola");
        var (running, over) = (await world.RoundAsync("May"), await world.RoundAsync("March", opens: -60, closes: -30));
        var (team, late) = (
            await world.SignedOffAsync(school, running, answers: [("O1", Signed.Says(2))]),
            await world.SignedOffAsync(school, over, answers: [("O1", Signed.Says(2))])
        );
        Assert.NotEmpty((await lead.OpenAsync($"{late}/items/O1")).Document.QuerySelectorAll("main textarea"));
        var open = (await lead.OpenAsync($"{late}/items/O1")).Fill("Choice", "4").Fill("Reason", "Too late");
        foreach (var one in new[] { team, late })
        {
            await world.OnDbAsync(async db =>
            {
                Assert.Null((await db.Set<TeamReflection>().SingleAsync(found => found.Id == IdOf(one))).Reply(world.Clock.GetUtcNow()));
                return await db.SaveChangesAsync();
            });
        }

        Assert.NotEmpty((await lead.OpenAsync($"{team}/items/O1")).Document.QuerySelectorAll("main textarea"));
        Assert.Empty((await lead.OpenAsync($"{late}/items/O1")).Document.QuerySelectorAll("main textarea"));
        Assert.Equal(400, (await open.PressAsync("Save the correction")).Status);
        Assert.Equal(1, await world.OnDbAsync(db => db.Set<TeamAnswer>().CountAsync(answer => answer.ReflectionId == IdOf(late))));
    }

    [Fact]
    public async Task What_is_being_typed_outlives_a_submission_that_fails()
    {
        var school = await world.OrganisationAsync("Thorn");
        using var lead = await world.LeadAsync(school, "Wes");
        using var colleague = await world.ColleagueAsync(school, "Xan");
        using var signatory = await world.SignatoryAsync(school, "Yan");
        var team = await world.BegunAsync(school, await world.RoundAsync("June"));
        await (await colleague.OpenAsync($"{team}/items/O1")).Fill("Choice", "2").Fill("Why", "Half a sentence").PressAsync("Add a pointer to evidence");

        Assert.Equal(400, (await lead.SubmitAsync(team)).Status);

        Assert.Equal(["Half a sentence"], (await colleague.OpenAsync($"{team}/items/O1")).Values("Why"));
        await lead.AnswerAsync(team, "O2");
        Assert.True((await lead.OpenAsync($"{team}/submit")).Shows("Somebody has words that are not saved."));
        Assert.Equal(200, (await lead.SubmitAsync(team)).Status);
        Assert.True((await colleague.OpenAsync($"{team}/items/O1")).Shows("Half a sentence"));
        await (await signatory.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamDraft>().CountAsync(draft => draft.ReflectionId == IdOf(team))));
    }

    [Fact]
    public async Task An_organisation_of_no_district_of_the_round_cannot_begin_in_it()
    {
        var like = await world.RoundAsync("June and July");
        var round = Round.Past(
            new NewRound("July", like.Reflection, ["bradford"], like.PackVersion, like.OpensOn, like.ClosesOn, Organisations: true),
            JoinCode.New()
        );
        await world.OnDbAsync(db =>
        {
            db.Add(round);
            return db.SaveChangesAsync();
        });
        var (here, there) = (await world.OrganisationAsync("Ashwell"), await world.OrganisationAsync("Birch", "bradford"));
        using var lead = await world.LeadAsync(here, "Zed");
        using var other = await world.LeadAsync(there, "Abe");

        foreach (var (visitor, organisation) in new[] { (lead, here), (other, there) })
        {
            await (await visitor.OpenAsync("/account")).PostAsync(
                visitor,
                "/work?handler=Begin",
                ("round", $"{round.Id}"),
                ("organisation", $"{organisation}")
            );
        }

        Assert.Equal(
            [there],
            await world.OnDbAsync(db => db.Set<TeamReflection>().Where(team => team.RoundId == round.Id).Select(team => team.OrganisationId).ToListAsync())
        );
    }

    [Fact]
    public async Task Who_reads_here_and_writes_elsewhere_reads_no_pointer_to_evidence_here()
    {
        var (here, elsewhere) = (await world.OrganisationAsync("Ibis"), await world.OrganisationAsync("Jay", "bradford"));
        var team = await world.SignedOffAsync(here, await world.RoundAsync("Held"), answers: [("O1", Signed.Says(2))]);
        var pointer = new EvidencePointer
        {
            Id = Guid.NewGuid(),
            OrganisationId = here,
            What = Secret,
            Held = "In the office",
            Owner = "",
            ReviewOn = null,
            Version = 1,
        };
        await world.OnDbAsync(db =>
        {
            db.Add(pointer);
            return db.SaveChangesAsync();
        });
        using var manager = await world.ManagerAsync(name: "Kit");
        await AlsoAsync("kit@example.org", Role.Colleague, elsewhere);

        Assert.Equal(404, (await manager.OpenAsync($"{team}/evidence/pointer?pointer={pointer.Id}")).Status);
        Assert.Equal(404, (await manager.OpenAsync($"{team}/evidence/pointer")).Status);
    }

    [Fact]
    public async Task Who_reads_here_and_leads_elsewhere_is_shown_nobody_who_could_be_asked_here()
    {
        var (here, elsewhere) = (await world.OrganisationAsync("Lark"), await world.OrganisationAsync("Merlin", "bradford"));
        using var colleague = await world.ColleagueAsync(here, "Nan");
        var team = await world.SignedOffAsync(here, await world.RoundAsync("Shared"), answers: [("O1", Signed.Says(2))]);
        using var manager = await world.ManagerAsync(name: "Oz");
        await AlsoAsync("oz@example.org", Role.OrganisationLead, elsewhere);

        var reply = await (await manager.OpenAsync("/account")).PostAsync(manager, $"{team}/share");

        Assert.Equal(team, reply.Path);
        Assert.DoesNotContain("Nan", reply.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private Task<int> AlsoAsync(string email, Role role, Guid organisation) =>
        world.OnDbAsync(async db =>
        {
            var account = await db.Set<Account>().SingleAsync(one => one.EmailKey == email);
            db.Add(
                new AccountPost
                {
                    AccountId = account.Id,
                    Role = role,
                    Place = Post.InOrganisation(role, organisation).Place,
                }
            );
            return await db.SaveChangesAsync();
        });

    private static Guid IdOf(string team) => Guid.Parse(team.Split('/')[^1]);

    private Task<TeamStage> StageAsync(string team) =>
        world.OnDbAsync(db => db.Set<TeamReflection>().Where(one => one.Id == IdOf(team)).Select(one => one.Stage).SingleAsync());

    private Task<int> ActAsync(Guid school, string team, string text) =>
        world.OnDbAsync(db =>
        {
            db.Add(TeamAction.Plan(school, IdOf(team), new WantedAction(text, "", DueOn: null, "O1")).Value);
            return db.SaveChangesAsync();
        });

    private Task<int> AddAsync(string team, string item, int version, AnswerOrigin origin, AnswerWords says) =>
        world.OnDbAsync(db =>
        {
            db.Add(
                new TeamAnswer
                {
                    ReflectionId = IdOf(team),
                    Item = item,
                    Version = version,
                    Kind = says.Kind,
                    Level = says.Level,
                    Why = says.Why,
                    WorksWell = says.WorksWell,
                    Next = says.Next,
                    Evidence = "[]",
                    Origin = origin,
                    Reason = origin == AnswerOrigin.Corrected ? "We know more now." : null,
                    RoundsUnchanged = 0,
                    By = Guid.NewGuid(),
                    ByName = "Eve",
                    At = world.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
}
