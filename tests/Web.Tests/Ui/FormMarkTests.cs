using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Partnership;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.RunningRounds;
using Lodestar.Standards;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Lodestar.Kernel.Role;

namespace Lodestar.Ui;

/// <summary>A form that makes something new makes one, whether it is sent twice at once or once more after 'Back'.</summary>
[Trait("Category", "Data")]
public class FormMarkTests(World world) : IClassFixture<World>
{
    private const string Already = "You have saved this already";

    [Fact]
    public async Task One_pointer_is_made_and_other_words_are_shown_beside_it()
    {
        var (lead, school) = await LeadAsync("Larkrise");
        using var _ = lead;
        var team = await world.BegunAsync(school, await world.RoundAsync("Larkrise"), ("O1", Signed.Says(2)));
        var form = (await lead.OpenAsync(TogetherLinks.NewEvidence(Guid.Parse(team.Split('/')[2]), "O1"))).Fill("What", "Policy").Fill("Held", "Shared folder");

        Assert.Equal([$"{team}/items/O1"], await ThriceAsync(form, "Save the pointer"));

        var pointer = await world.OnDbAsync(db => db.Set<EvidencePointer>().SingleAsync(one => one.OrganisationId == school));
        Assert.Equal([$"{pointer.Id}"], (await lead.OpenAsync($"{team}/items/O1")).Values("Evidence"));
        var both = await BothAsync(form.Fill("What", "Policy of 2026"), "Save the pointer", "Policy", "Policy of 2026");
        await both.PressAsync("Keep it as it is");
        Assert.Equal(["Policy"], await WhatAsync());
        await both.PressAsync("Save mine");
        Assert.Equal(["Policy of 2026"], await WhatAsync());

        Task<List<string>> WhatAsync() =>
            world.OnDbAsync(db => db.Set<EvidencePointer>().Where(one => one.OrganisationId == school).Select(one => one.What).ToListAsync());
    }

    [Fact]
    public async Task One_action_is_made_and_other_words_are_shown_beside_it()
    {
        var (lead, school) = await LeadAsync("Moorside");
        using var _ = lead;
        var form = (await lead.OpenAsync(PlansLinks.NewAction(school))).Fill("Text", "Ask pupils").Fill("Item", "O1");

        Assert.Equal([PlansLinks.Plan(school)], await ThriceAsync(form, "Save"));

        var both = await BothAsync(form.Fill("Text", "Ask parents"), "Save", "Ask pupils", "Ask parents");
        await both.PressAsync("Save mine");
        Assert.Equal(
            ["Ask parents"],
            await world.OnDbAsync(db => db.Set<TeamAction>().Where(one => one.OrganisationId == school).Select(one => one.Text).ToListAsync())
        );
        Assert.Equal(
            1,
            await world.OnDbAsync(db =>
                db.Set<TeamActionStep>().CountAsync(step => db.Set<TeamAction>().Any(one => one.Id == step.ActionId && one.OrganisationId == school))
            )
        );
    }

    [Fact]
    public async Task The_mark_of_what_somebody_else_made_makes_and_changes_nothing()
    {
        var (lead, school) = await LeadAsync("Kite");
        var (other, theirs) = await LeadAsync("Beck Hill");
        using var _ = lead;
        using var __ = other;
        await (await lead.OpenAsync(PlansLinks.NewAction(school))).Fill("Text", "Ask the choir").PressAsync("Save");
        var action = await world.ActionAsync("Ask the choir");

        var refused = await (await other.OpenAsync(PlansLinks.NewAction(theirs)))
            .Fill("Text", "Ask nobody")
            .Fill(FormMark.Field, $"{action.Id}")
            .PressAsync("Save");

        Assert.Equal(400, refused.Status);
        Assert.Equal(["This action no longer exists"], refused.Errors.Select(error => error.Text));
        Assert.False(refused.Shows("Ask the choir"));
        Assert.Equal(
            (school, "Ask the choir"),
            await world.OnDbAsync(async db =>
            {
                var kept = await db.Set<TeamAction>().SingleAsync(one => one.Id == action.Id);
                return (kept.OrganisationId, kept.Text);
            })
        );
        Assert.Equal(0, await world.OnDbAsync(db => db.Set<TeamAction>().CountAsync(one => one.OrganisationId == theirs)));
    }

    [Fact]
    public async Task One_audit_and_one_theme_are_made()
    {
        using var manager = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"));
        var form = (await manager.OpenAsync(OtherAuditsLinks.New)).Fill("Title", "Yearly check of clubs");

        var path = Assert.Single(await ThriceAsync(form, "Start"));

        var both = await BothAsync(form.Fill("Title", "Check of clubs"), "Start", "Yearly check of clubs", "Check of clubs");
        Assert.Equal(path, (await both.PressAsync("Save mine")).Path);
        var audit = await world.OnDbAsync(db => db.Set<OwnAudit>().SingleAsync(one => one.Title.EndsWith("heck of clubs")));
        Assert.Equal("Check of clubs", audit.Title);
        var theme = (await manager.OpenAsync(OtherAuditsLinks.NewTheme(audit.Id))).Fill("Title", "Listening").Fill("Items", "O1");
        Assert.Equal([path], await ThriceAsync(theme, "Save the theme"));
        Assert.Single((await world.OnDbAsync(db => db.Set<OwnAudit>().SingleAsync(one => one.Id == audit.Id))).Themes);
    }

    [Fact]
    public async Task One_organisation_and_one_unit_are_made_and_another_name_makes_another()
    {
        using var manager = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"));
        var form = (await manager.OpenAsync(PartnershipLinks.Register)).Fill("Name", "Moss Lane").Fill("Sector", "education").Fill("Districts", "leeds");

        var path = Assert.Single(await ThriceAsync(form, "Register"));

        var second = await form.Fill("Name", "Moss Lane Club").PressAsync("Register");
        Assert.NotEqual(path, second.Path);
        Assert.Equal(2, await CountAsync<Organisation>(one => one.Name.StartsWith("Moss Lane")));
        var unit = second.Fill("UnitName", "Juniors");
        Assert.Equal([second.Path], await ThriceAsync(unit, "Add this unit"));
        await unit.Fill("UnitName", "Infants").PressAsync("Add this unit");
        Assert.Equal(2, await CountAsync<Unit>(one => one.Name == "Juniors" || one.Name == "Infants"));
        Assert.Equal(2, await CountAsync<AuditEntry>(entry => entry.What == "unit.added"));
    }

    [Fact]
    public async Task One_round_is_opened()
    {
        await using var empty = await World.StartedAsync();
        await empty.WithAsync(services =>
            services.GetRequiredService<FrontDoors>().ConfirmAsync("leeds", "01632 960000", "", "", "Duty manager", CancellationToken.None)
        );
        using var manager = await empty.MemberAsync("mia@example.org", Post.InDistrict(Role.DistrictManager, "leeds"));
        var form = (await manager.OpenAsync(RunningRoundsLinks.OpenRound)).Fill("Title", "Only once").Fill("Who", "practitioners");

        Assert.Single(await ThriceAsync(form, "Open this round"));

        Assert.Equal(1, await empty.OnDbAsync(db => db.Set<Round>().CountAsync(round => round.Title == "Only once")));
        Assert.Equal(1, await empty.OnDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.What == "round.opened")));
    }

    [Fact]
    public async Task One_invitation_goes_out_and_another_address_is_another_invitation()
    {
        var (lead, school) = await LeadAsync("Rook Street");
        using var _ = lead;
        var form = (await lead.OpenAsync(IdentityLinks.Invite)).Fill("Email", "zoe@example.org").Fill("Post", $"{Role.Colleague}:{school}");

        Assert.Single(await ThriceAsync(form, "Send the invitation"));

        await world.SaidAsync("zoe@example.org", "invitation");
        Assert.Equal(1, await CountAsync<Invitation>(one => one.EmailKey == "zoe@example.org"));
        Assert.Equal(1, await CountAsync<AuditEntry>(entry => entry.What == "person.invited" && entry.About.StartsWith("zoe@")));
        await form.Fill("Email", "zoey@example.org").PressAsync("Send the invitation");
        Assert.Equal(2, await CountAsync<Invitation>(one => one.EmailKey.StartsWith("zoe")));
    }

    [Fact]
    public async Task A_local_question_is_written_once()
    {
        using var writer = await PersonAsync(Post.InRegion(Role.AllianceCoordinator));
        var form = (await writer.OpenAsync(StandardsLinks.NewLocal)).Fill("Title", "Who locks up?");

        Assert.Equal([StandardsLinks.Local], await ThriceAsync(form, "Save"));

        Assert.Equal(1, await CountAsync<LocalDraft>(draft => draft.Content!.Contains("Who locks up?")));
    }

    // Twice at once, and once more: where all of them lead.
    private static async Task<IReadOnlyList<string>> ThriceAsync(Page form, string button)
    {
        Page[] pages = [.. await Task.WhenAll(form.PressAsync(button), form.PressAsync(button)), await form.PressAsync(button)];
        Assert.All(pages, page => Assert.True(page.Status == 200, page.Text));
        return [.. pages.Select(page => page.Path).Distinct()];
    }

    private static async Task<Page> BothAsync(Page form, string button, string saved, string mine)
    {
        var both = await form.PressAsync(button);
        Assert.Equal(409, both.Status);
        var shown = both.Document.QuerySelector(".ls-conflict")!.TextContent;
        Assert.All([Already, saved, mine], words => Assert.Contains(words, shown, StringComparison.Ordinal));
        return both;
    }

    private async Task<(Visitor Lead, Guid School)> LeadAsync(string name)
    {
        var school = await world.OrganisationAsync(name);
        return (await PersonAsync(Post.InOrganisation(Role.OrganisationLead, school)), school);
    }

    private Task<Visitor> PersonAsync(Post post) => world.MemberAsync($"{Guid.NewGuid():N}@example.org", post, "Eve");

    private Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => world.OnDbAsync(db => db.Set<T>().CountAsync(which));
}
