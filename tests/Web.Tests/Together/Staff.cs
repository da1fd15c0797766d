using Lodestar.Identity;
using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>An organisation, its people and a round, for tests.</summary>
internal static class Staff
{
    public static Task<Visitor> LeadAsync(this World world, Guid organisation, string name = "Eve") =>
        world.PersonAsync(Role.OrganisationLead, organisation, name);

    public static Task<Visitor> ColleagueAsync(this World world, Guid organisation, string name = "Finn") =>
        world.PersonAsync(Role.Colleague, organisation, name);

    public static Task<Visitor> SignatoryAsync(this World world, Guid organisation, string name = "Hugh") =>
        world.PersonAsync(Role.SeniorSignatory, organisation, name);

    public static Task<Visitor> ManagerAsync(this World world, string district = "leeds", string name = "Mia") =>
        world.MemberAsync($"{name}@example.org".ToLowerInvariant(), Post.InDistrict(Role.DistrictManager, district), name);

    /// <summary>Starts the only round that is open, and returns the address of the items.</summary>
    public static async Task<string> BeginTeamAsync(this Visitor visitor) => (await (await visitor.OpenAsync("/work")).PressAsync("Start")).Path;

    /// <summary>Answers an item with a level.</summary>
    public static async Task<Page> AnswerAsync(this Visitor visitor, string team, string item, string choice = "2", string why = "We talked about it.") =>
        await (await visitor.OpenAsync($"{team}/items/{item}")).Fill("Choice", choice).Fill("Why", why).PressAsync("Save and go on");

    /// <summary>Submits, to be signed off by the only person who can.</summary>
    public static async Task<Page> SubmitAsync(this Visitor visitor, string team)
    {
        var page = await visitor.OpenAsync($"{team}/submit");
        return await page.Fill("Signatory", page.Document.QuerySelector("[name=Signatory]")!.GetAttribute("value")!).PressAsync("Submit");
    }

    private static Task<Visitor> PersonAsync(this World world, Role role, Guid organisation, string name) =>
        world.MemberAsync($"{name}@example.org".ToLowerInvariant(), Post.InOrganisation(role, organisation), name);
}
