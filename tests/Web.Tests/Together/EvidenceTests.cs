using Lodestar.Identity;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Pointers to evidence: nobody overwrites another's change, it is kept who changed what, and what was signed stays as it was.</summary>
[Trait("Category", "Data")]
public class EvidenceTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Two_who_change_the_same_pointer_see_both_and_lose_neither()
    {
        var school = await world.OrganisationAsync("Larkrise");
        using var lead = await world.LeadAsync(school, "Eve");
        using var colleague = await world.ColleagueAsync(school, "Finn");
        var team = await world.BegunAsync(school, await world.RoundAsync("Autumn"), ("O1", Signed.Says(2)));
        await AddAsync(lead, team, "Policy");
        var (hers, his, third) = (await ChangeAsync(lead, team), await ChangeAsync(colleague, team), await ChangeAsync(colleague, team));

        await hers.Fill("What", "Her policy").PressAsync("Save the pointer");
        var both = await his.Fill("What", "His policy").PressAsync("Save the pointer");

        Assert.Equal(409, both.Status);
        Assert.True(both.Shows("Her policy") && both.Shows("Eve"), both.Text);
        Assert.Equal("His policy", both.Values("What").Single());
        Assert.Equal(409, (await third.PressAsync("Stop offering it")).Status);
        await both.Fill("What", "Our policy").PressAsync("Save the pointer");
        var list = await lead.OpenAsync($"{team}/evidence");
        Assert.True(list.Shows("Our policy") && list.Shows("Her policy") && list.Shows("Finn"), list.Text);
    }

    [Fact]
    public async Task The_same_form_sent_twice_changes_a_pointer_once()
    {
        var school = await world.OrganisationAsync("Moorside");
        using var lead = await world.LeadAsync(school, "Ola");
        var team = await world.BegunAsync(school, await world.RoundAsync("May"), ("O1", Signed.Says(2)));
        await AddAsync(lead, team, "Policy");
        var form = (await ChangeAsync(lead, team)).Fill("What", "New policy");

        await form.PressAsync("Save the pointer");

        Assert.Equal(200, (await form.PressAsync("Save the pointer")).Status);
        Assert.Single((await lead.OpenAsync($"{team}/evidence")).Document.QuerySelectorAll("main details li"));
    }

    [Fact]
    public async Task What_was_signed_off_says_of_its_evidence_what_it_said_then()
    {
        var school = await world.OrganisationAsync("Kite");
        using var lead = await world.LeadAsync(school, "Ivo");
        using var signatory = await world.SignatoryAsync(school, "Hugh");
        using var manager = await world.ManagerAsync();
        var team = await world.BegunAsync(school, await world.RoundAsync("Winter"), ("O2", Signed.Says(2)));
        await AddAsync(lead, team, "Policy of 2025");
        await (await lead.OpenAsync($"{team}/items/O1"))
            .Fill("Choice", "2")
            .Fill("Evidence", await world.OnDbAsync(async db => $"{(await db.Set<EvidencePointer>().SingleAsync(one => one.OrganisationId == school)).Id}"))
            .PressAsync("Save and go on");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await lead.SubmitAsync(team);
        await (await signatory.OpenAsync($"{team}/sign-off")).PressAsync("Sign off");
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await (await ChangeAsync(lead, team)).Fill("What", "Policy of 2026").PressAsync("Save the pointer");

        foreach (var path in new[] { "/answers", "/items/O1", "/reply/levels/O1" })
        {
            var page = await manager.OpenAsync(team + path);
            Assert.True(page.Shows("Policy of 2025") && !page.Shows("Policy of 2026"), path);
        }

        foreach (var form in new[] { "csv", "json" })
        {
            using var file = await manager.AskAsync(new HttpRequestMessage(HttpMethod.Get, $"{team}/export.{form}"));
            var text = await file.Content.ReadAsStringAsync();
            Assert.True(text.Contains("Policy of 2025", StringComparison.Ordinal) && !text.Contains("Policy of 2026", StringComparison.Ordinal), form);
        }

        var list = await lead.OpenAsync($"{team}/evidence");
        Assert.True(list.Shows("Policy of 2026") && list.Shows("still show the evidence as it was that day"), list.Text);
    }

    private static async Task AddAsync(Visitor visitor, string team, string what) =>
        await (await visitor.OpenAsync($"{team}/evidence/pointer")).Fill("What", what).Fill("Held", "Shared folder").PressAsync("Save the pointer");

    private static async Task<Page> ChangeAsync(Visitor visitor, string team) => await (await visitor.OpenAsync($"{team}/evidence")).FollowAsync("Change");
}
