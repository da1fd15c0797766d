using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Standards;

/// <summary>A partnership's own questions and words: written, previewed, checked, published, asked in the rounds that open then.</summary>
[Trait("Category", "Data")]
public class LocalQuestionTests(World world) : IClassFixture<World>
{
    private static readonly Post Coordinator = Post.InRegion(Kernel.Role.AllianceCoordinator);

    [Fact]
    public async Task What_stands_in_the_pack_can_be_read_while_there_is_no_database()
    {
        await using var without = new ServiceCollection()
            .AddScoped<Persistence.Db>(_ => throw new InvalidOperationException("There is no database."))
            .BuildServiceProvider();
        var packs = new Packs(PackFiles.BuiltIn(), without.GetRequiredService<IServiceScopeFactory>());

        var found = await packs.EverAsync(Ui.Language.English, pack => pack.Glossary.FirstOrDefault(), CancellationToken.None);

        Assert.Equal(packs.CurrentVersion, found?.In.Info.Version);
        await Assert.ThrowsAsync<InvalidOperationException>(() => packs.NewestVersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_question_is_written_previewed_mended_and_published_and_only_rounds_that_open_then_ask_it()
    {
        await world.WithAsync(async services =>
            await services.GetRequiredService<FrontDoors>().ConfirmAsync("leeds", "01632 960000", "", "", "Duty manager", CancellationToken.None)
        );
        using var before = await TeamRoom.OpenAsync(world);
        using var writer = await world.MemberAsync("cora@example.org", Coordinator, "Cora Lamb");
        var number = await NewestAsync() + 1;
        var form = await (await (await writer.OpenAsync("/account")).FollowAsync("Local questions")).PressAsync("Add a question");
        var id = Next(form);

        // An empty draft takes no number. An unfinished one is kept, and the page says what is missing.
        Assert.Equal("Write its title or the question first", (await form.PressAsync("Save")).ErrorBeside("Title"));
        var list = await form.Fill("Title", "Escalation").Fill("Levels[1]", "She was putting herself at risk.").PressAsync("Save");
        Assert.True(list.Shows("Fix this first") && list.Shows($"{id}: The four levels (2) – Find other words for 'putting herself at risk'"), list.Text);
        var publish = await writer.OpenAsync(StandardsLinks.PublishLocal);
        Assert.DoesNotContain("What", publish.Fields);
        var again = await writer.OpenAsync(StandardsLinks.LocalForm(id));
        Assert.Equal("Write this before it is published", again.ErrorBeside("Question"));
        Assert.Equal("Choose the standard it belongs to", again.ErrorBeside("Standard"));

        // The check of the pack sees it with the rest of the pack.
        var hard = await Written(again)
            .Fill(
                "Good",
                "Multidisciplinary organisational safeguarding accountability necessitates comprehensive interprofessional communication "
                    + "methodologies, operationalised through systematically institutionalised collaborative escalation procedures."
            )
            .PressAsync("Save and preview");
        Assert.True(hard.Shows("reads at age"), hard.Text);
        var preview = await Written(await writer.OpenAsync(StandardsLinks.LocalForm(id))).PressAsync("Save and preview");
        Assert.False(preview.Shows("To fix"), preview.Text);
        Assert.True(preview.Shows("Do our staff know how to escalate a concern?") && preview.Shows("Everyone knows the route and has tried it."));

        var page = await (await writer.OpenAsync(StandardsLinks.Local)).PressAsync("Look and publish");
        Assert.Equal("Say what changed, in up to 300 characters", (await page.PressAsync("Publish")).ErrorBeside("What"));
        var done = await page.Fill("What", "We ask about escalation.").PressAsync("Publish");
        Assert.Equal($"Version {number}", done.Heading);
        Assert.True(done.Shows("We ask about escalation.") && done.Shows("Cora Lamb"));

        using var manager = await world.MemberAsync("mona@example.org", Post.InDistrict(Kernel.Role.DistrictManager, "leeds"));
        await (await (await manager.OpenAsync("/rounds/open")).Fill("Title", "With ours").PressAsync("Open this round"))
            .Fill("Sure", "yes")
            .PressAsync("Open this round");
        var round = await world.OnDbAsync(db => db.Set<Round>().AsNoTracking().SingleAsync(one => one.Title == "With ours"));
        Assert.Equal($"2026.1+{number}", round.PackVersion);
        var after = await TeamAsync(before, round);

        Assert.DoesNotContain("Escalation", (await before.Lead.OpenAsync(TogetherLinks.Tasks(before.Id))).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await before.Lead.OpenAsync(TogetherLinks.Item(before.Id, id))).Status);
        var tasks = await after.Lead.OpenAsync(TogetherLinks.Tasks(after.Id));
        var links = tasks.Document.QuerySelectorAll(".ls-tasks a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList();
        Assert.Equal(links.IndexOf(id), links.IndexOf("O32") + links.Count(LocalQuestion.IsId));
        Assert.Equal(40, links.Count(link => !LocalQuestion.IsId(link)));
        await after.AnswerAsync(id, "2", "We have tried it once.");
        Assert.Contains(id, (await after.AnswersAsync()).Keys);
        foreach (var kind in new[] { "csv", "xlsx", "json" })
        {
            Assert.NotEmpty(await after.TakeAsync(OtherAuditsLinks.Export(after.Id, kind)));
        }

        Assert.True((await after.Lead.OpenAsync(TogetherLinks.Profile(after.Id))).Status == 200);
        using var anyone = world.Visitor();
        Assert.True((await anyone.OpenAsync(StandardsLinks.Item(id))).Shows("Asked by West Yorkshire besides"));

        // The log says what was done and never what was written.
        var noted = await world.OnDbAsync(db =>
            db.Set<AuditEntry>().Where(entry => entry.What.StartsWith("local-questions")).Select(entry => $"{entry.What} {entry.About}").ToListAsync()
        );
        Assert.Superset(new HashSet<string> { $"local-questions.written {id}", $"local-questions.published 2026.1+{number}" }, noted.ToHashSet());
        Assert.DoesNotContain(noted, entry => entry.Contains("scalation", StringComparison.Ordinal));

        // The file of one round is imported into another that asks the same, and refused with a reason if it is not asked.
        var file = await after.FileAsync();
        Assert.Contains("\"questions\"", file, StringComparison.Ordinal);
        var refused = await before.SendAsync(file);
        Assert.True(refused.Shows("This is a partnership's own question, which is not asked here"), refused.Text);
        var third = await TeamAsync(
            before,
            await world.WithAsync(async services =>
            {
                var later = Round.Past(
                    new NewRound("With ours again", "practitioner", ["leeds"], round.PackVersion, round.OpensOn, round.ClosesOn, Organisations: true),
                    Kernel.JoinCode.New()
                );
                var db = services.GetRequiredService<Persistence.Db>();
                db.Add(later);
                await db.SaveChangesAsync();
                return later;
            })
        );
        Assert.False((await third.SendAsync(file)).Shows("This is a partnership's own question"));
    }

    [Fact]
    public async Task Help_is_written_beside_the_packs_words_and_given_back()
    {
        using var writer = await world.MemberAsync("hal@example.org", Coordinator);
        var form = await writer.OpenAsync(StandardsLinks.LocalForm("P9"));
        var packs = world.Services.GetRequiredService<Packs>().Current(Ui.Language.English).Reflection("practitioner").Find("P9")!;
        Assert.True(form.Shows(packs.Practice!.Good) && form.Shows(packs.Question));

        var preview = await form.Fill("Hint", "Think of the route our region agreed.")
            .Fill("Good", "You ring the team and write down what you said.")
            .PressAsync("Save and preview");

        Assert.True(
            preview.Shows("Think of the route our region agreed.")
                && preview.Shows("You ring the team")
                && preview.Shows(packs.Question)
                && preview.Shows(packs.Practice.Poor)
        );
        var back = await (await writer.OpenAsync(StandardsLinks.LocalForm("P9"))).PressAsync("Go back to the pack's words");
        Assert.Equal("Local questions", back.Heading);
        Assert.DoesNotContain("P9 ", back.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await writer.OpenAsync(StandardsLinks.LocalForm("P99"))).Status);
        Assert.Equal(404, (await writer.OpenAsync(StandardsLinks.LocalForm("L99"))).Status);
    }

    [Fact]
    public async Task Where_two_write_at_once_both_texts_are_shown_and_neither_is_lost()
    {
        using var one = await world.MemberAsync("ona@example.org", Coordinator, "Ona Reed");
        using var two = await world.MemberAsync("tom@example.org", Coordinator, "Tom Hay");
        var (mine, theirs) = (await one.OpenAsync(StandardsLinks.LocalForm("O3")), await two.OpenAsync(StandardsLinks.LocalForm("O3")));
        await theirs.Fill("Hint", "Count every helper too.").PressAsync("Save");

        var both = await mine.Fill("Hint", "Ask the newest helper.").PressAsync("Save and preview");

        Assert.Equal(409, both.Status);
        Assert.True(both.Shows("Tom Hay saved this while you were writing") && both.Shows("Count every helper too."));
        Assert.Equal(["Ask the newest helper."], both.Values("Hint"));
        Assert.True((await both.PressAsync("Save and preview")).Shows("Ask the newest helper."));

        // Nobody publishes what they have not seen.
        var publish = await one.OpenAsync(StandardsLinks.PublishLocal);
        await (await two.OpenAsync(StandardsLinks.LocalForm("O3"))).Fill("Hint", "Count all helpers.").PressAsync("Save");
        var moved = await publish.Fill("What", "A hint.").PressAsync("Publish");
        Assert.Contains("Somebody else changed the draft in the meantime. Look at it again before you publish", moved.Errors.Select(error => error.Text));
        await (await one.OpenAsync(StandardsLinks.LocalForm("O3"))).PressAsync("Go back to the pack's words");
    }

    [Fact]
    public async Task What_points_at_a_person_is_not_kept()
    {
        using var writer = await world.MemberAsync("pia@example.org", Coordinator);

        var refused = await (await writer.OpenAsync(StandardsLinks.LocalForm("O5"))).Fill("Hint", "Ring Sarah Carter on 07700 900123.").PressAsync("Save");

        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.ErrorBeside("Hint"));
        Assert.False(await world.OnDbAsync(db => db.Set<LocalDraft>().AnyAsync(draft => draft.About == "help:O5")));
    }

    [Fact]
    public async Task Ten_questions_are_the_most_and_a_number_is_free_again_only_while_it_was_never_published()
    {
        await using var small = await World.StartedAsync();
        using var writer = await small.MemberAsync("max@example.org", Coordinator);
        await small.OnDbAsync(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(1, LocalLayer.MostQuestions - 1)
                    .Select(LocalQuestion.IdOf)
                    .Select(id => new LocalDraft
                    {
                        About = id,
                        Content = LayerForm.Write(new LocalQuestion { Id = id }),
                        Version = 1,
                        ByName = "Max",
                        At = small.Clock.GetUtcNow(),
                    })
            );
            return db.SaveChangesAsync();
        });
        await (await writer.OpenAsync(StandardsLinks.NewLocal)).Fill("Title", "The tenth").PressAsync("Save");

        Assert.True((await writer.OpenAsync(StandardsLinks.Local)).Shows("no more fit"));
        Assert.Equal(StandardsLinks.Local, (await writer.OpenAsync(StandardsLinks.NewLocal)).Path);
        await (await writer.OpenAsync(StandardsLinks.LocalForm("L10"))).PressAsync("Remove it");
        Assert.Equal("L10", Next(await writer.OpenAsync(StandardsLinks.NewLocal)));
    }

    [Fact]
    public async Task A_layer_that_is_not_as_it_was_published_is_not_read()
    {
        await using var small = await World.StartedAsync();
        var content = LayerForm.Write(LocalLayer.Empty with { Number = 1, Pack = "2026.1" });
        await small.OnDbAsync(db =>
        {
            db.Add(
                new StoredLayer
                {
                    Number = 1,
                    PackVersion = "2026.1",
                    Content = content.Replace("2026.1", "2026.2", StringComparison.Ordinal),
                    Sha256 = LayerForm.HashOf(content),
                    Changes = "",
                    ByName = "",
                    At = small.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });

        Assert.Throws<InvalidOperationException>(() => small.Services.GetRequiredService<Packs>().Version("2026.1+1", Ui.Language.English));
        Assert.All(typeof(StoredLayer).GetProperties(), property =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers())
        );
    }

    private static string Next(Page form) => form.Heading == "Add a question" ? form.Document.QuerySelector(".ls-local-id")!.TextContent : form.Heading;

    private static Page Written(Page form) =>
        form.Fill("Standard", "multi-agency-response")
            .Fill("Title", "Escalation")
            .Fill("Question", "Do our staff know how to escalate a concern?")
            .Fill("Levels[0]", "Nobody knows the route.")
            .Fill("Levels[1]", "Some know it.")
            .Fill("Levels[2]", "Everyone knows the route and has tried it.")
            .Fill("Levels[3]", "We help others to use it.")
            .Fill("Good", "Anyone can say who to ask next when they are not heard.")
            .Fill("NotYet", "A worry stays with one person, who does not know where to turn.")
            .Fill("Evidence", "A poster\nNotes of a test call")
            .Fill("Feedback", "Knowing the route helps when it matters.")
            .Fill("NextStep", "Put the route on one page.")
            .Fill("Tags", "speaking-up");

    private Task<int> NewestAsync() => world.OnDbAsync(async db => await db.Set<StoredLayer>().MaxAsync(layer => (int?)layer.Number) ?? 0);

    // The same people in another round.
    private async Task<TeamRoom> TeamAsync(TeamRoom room, Round round)
    {
        var begun = TeamReflection.Begin(round, room.Organisation.Id, world.Clock.GetUtcNow());
        await world.OnDbAsync(db =>
        {
            db.Add(begun);
            return db.SaveChangesAsync();
        });
        return room with { Id = begun.Id, Round = round };
    }
}
