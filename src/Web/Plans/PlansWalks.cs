using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Together;

namespace Lodestar.Plans;

/// <summary>How the role walk opens the pages of a plan.</summary>
internal static class PlansWalks
{
    public static IReadOnlyList<Walk> All { get; } =
    [
        new("/plan/{organisation:guid}", ground => PlanAsync(ground, "")) { Readers = TogetherWalks.OursAndDistrict, Senders = TogetherWalks.Writers },
        new("/plan/{organisation:guid}", ground => PlanAsync(ground, "?handler=Csv")) { Readers = TogetherWalks.OursAndDistrict, Senders = [] },
        new("/plan/{organisation:guid}", ground => PlanAsync(ground, "?handler=Workbook")) { Readers = TogetherWalks.OursAndDistrict, Senders = [] },
        new("/plan/{organisation:guid}/new", async ground => PlansLinks.NewAction(await OrganisationAsync(ground))) { Readers = TogetherWalks.Writers },
        new("/plan/{organisation:guid}/actions/{id:guid}", ground => ActionAsync(ground, PlansLinks.Action))
        {
            Readers = TogetherWalks.OursAndDistrict,
            Senders = TogetherWalks.Writers,
        },
        new("/plan/{organisation:guid}/actions/{id:guid}/change", ground => ActionAsync(ground, PlansLinks.ChangeAction)) { Readers = TogetherWalks.Writers },
    ];

    // The district can read a plan once something was signed off.
    private static async Task<Guid> OrganisationAsync(WalkGround ground)
    {
        await TogetherWalks.TeamAsync(ground, TeamStage.SignedOff);
        return ground.Organisation;
    }

    private static async Task<string> PlanAsync(WalkGround ground, string query) => PlansLinks.Plan(await OrganisationAsync(ground)) + query;

    private static async Task<string> ActionAsync(WalkGround ground, Func<Guid, Guid, string> link)
    {
        var action = TeamAction
            .Plan(ground.Organisation, reflection: null, new WantedAction(WalkGround.NewName("Ask the others"), "", DueOn: null, Item: null))
            .Value;
        ground.Services.GetRequiredService<Db>().Add(action);
        return link(await OrganisationAsync(ground), action.Id);
    }
}
