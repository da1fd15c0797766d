using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Standards;
using Lodestar.Together;
using Role = Lodestar.Kernel.Role;

namespace Lodestar.Ui;

/// <summary>Where two write in one thing, each page shows both texts in the same words and with the same buttons, and loses neither.</summary>
[Trait("Category", "Data")]
public class TwoTextsTests(World world) : IClassFixture<World>
{
    private const string Hers = "Her words";
    private const string His = "His words";

    [Fact]
    public async Task An_answer()
    {
        var (lead, colleague, team) = await TeamAsync("Larkrise");
        using (lead)
        using (colleague)
        {
            await BothAsync(lead, colleague, $"{team}/items/O1", "Why", "Save and go on", page => page.Fill("Choice", "2"));
        }
    }

    [Fact]
    public async Task A_pointer_to_evidence()
    {
        var (lead, colleague, team) = await TeamAsync("Moorside");
        using (lead)
        using (colleague)
        {
            await (await lead.OpenAsync($"{team}/evidence/pointer")).Fill("What", "Policy").Fill("Held", "Shared folder").PressAsync("Save the pointer");
            var change = (await lead.OpenAsync($"{team}/evidence")).Document.QuerySelector("main a[href*='pointer=']")!.GetAttribute("href")!;

            await BothAsync(lead, colleague, change, "What", "Save the pointer");
        }
    }

    [Fact]
    public async Task A_reply()
    {
        var team = await world.SignedOffAsync(await world.OrganisationAsync("Kite"), await world.RoundAsync("Autumn"), answers: [("O1", Signed.Says(4))]);
        using var mia = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"), "Mia");
        using var noah = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"), "Noah");

        await BothAsync(mia, noah, $"{team}/reply", "Thanks", "Save the draft");
    }

    [Fact]
    public async Task An_action_of_a_plan()
    {
        var school = await world.OrganisationAsync("Beck Hill");
        using var lead = await PersonAsync(Post.InOrganisation(Role.OrganisationLead, school), "Eve");
        using var colleague = await PersonAsync(Post.InOrganisation(Role.Colleague, school), "Finn");
        await (await lead.OpenAsync(PlansLinks.NewAction(school))).Fill("Text", "Ask pupils").PressAsync("Save");
        var action = (await lead.OpenAsync(PlansLinks.Plan(school))).Document.QuerySelector("main a[href*='/actions/']")!.GetAttribute("href")!;

        await BothAsync(lead, colleague, $"{action}/change", "Text", "Save");
    }

    [Fact]
    public async Task A_local_question()
    {
        var (ona, tom) = await WritersAsync();
        using (ona)
        using (tom)
        {
            await (await ona.OpenAsync(StandardsLinks.NewLocal)).Fill("Title", "Who is on the door?").PressAsync("Save");
            var form = (await ona.OpenAsync(StandardsLinks.Local)).Document.QuerySelector("main a[href*='/questions/L']")!.GetAttribute("href")!;

            await BothAsync(ona, tom, form, "Title", "Save");
        }
    }

    [Fact]
    public async Task Help_with_an_item()
    {
        var (ona, tom) = await WritersAsync();
        using (ona)
        using (tom)
        {
            await BothAsync(ona, tom, StandardsLinks.LocalForm("O3"), "Hint", "Save");
        }
    }

    [Fact]
    public async Task An_organisation()
    {
        var school = await world.OrganisationAsync("Moss Lane");
        using var mia = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"), "Mia");
        using var noah = await PersonAsync(Post.InDistrict(Role.DistrictManager, "leeds"), "Noah");

        await BothAsync(mia, noah, PartnershipLinks.Change(school), "Name", "Save", page => page.Fill("Sector", "education"));
    }

    private static async Task BothAsync(Visitor one, Visitor two, string path, string field, string save, Func<Page, Page>? more = null)
    {
        more ??= page => page;
        var (hers, his, same) = (more(await one.OpenAsync(path)), more(await two.OpenAsync(path)), more(await two.OpenAsync(path)));
        Assert.Equal(200, (await hers.Fill(field, Hers).PressAsync(save)).Status);

        // What differs in nothing is no conflict.
        Assert.Equal(200, (await same.Fill(field, Hers).PressAsync(save)).Status);

        var both = await his.Fill(field, His).PressAsync(save);
        Assert.Equal(409, both.Status);
        var shown = both.Document.QuerySelector(".ls-conflict")!.TextContent;
        Assert.Contains("saved this while you were writing", shown, StringComparison.Ordinal);
        Assert.Contains("Nothing is lost. Here are both.", shown, StringComparison.Ordinal);
        Assert.True(shown.Contains(Hers, StringComparison.Ordinal) && shown.Contains(His, StringComparison.Ordinal), shown);
        Assert.Equal([His], both.Values(field));

        await both.PressAsync("Keep theirs");
        Assert.Equal([Hers], (await two.OpenAsync(path)).Values(field));
        await more(both).PressAsync("Save mine");
        Assert.Equal([His], (await one.OpenAsync(path)).Values(field));
    }

    private async Task<(Visitor Lead, Visitor Colleague, string Team)> TeamAsync(string name)
    {
        var school = await world.OrganisationAsync(name);
        var team = await world.BegunAsync(school, await world.RoundAsync(name), ("O2", Signed.Says(2)));
        return (
            await PersonAsync(Post.InOrganisation(Role.OrganisationLead, school), "Eve"),
            await PersonAsync(Post.InOrganisation(Role.Colleague, school), "Finn"),
            team
        );
    }

    private async Task<(Visitor Ona, Visitor Tom)> WritersAsync() =>
        (await PersonAsync(Post.InRegion(Role.AllianceCoordinator), "Ona"), await PersonAsync(Post.InRegion(Role.AllianceCoordinator), "Tom"));

    private Task<Visitor> PersonAsync(Post post, string name) => world.MemberAsync($"{Guid.NewGuid():N}@example.org", post, name);
}
