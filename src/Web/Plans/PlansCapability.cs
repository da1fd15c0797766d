using Lodestar.Kernel;
using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.Plans;

/// <summary>What organisations plan to do, and what came of it.</summary>
internal static class PlansCapability
{
    private const string Stays = "while the partnership runs";

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Plans")
        {
            Tables =
            [
                new(new RetentionClock("plans_actions", "Actions of plans", Stays, "what an organisation set out to do, and what came of it")),
                new(new RetentionClock("plans_action_steps", "What happened to actions", Stays, "how an action came along")),
            ],
            Followers = [typeof(PlansOfOrganisations)],
            Texts = (services, organisation, stop) => services.GetRequiredService<TextsOfPlans>().OfAsync(organisation, stop),
            Jobs = [PlanReminders.Job],
            Notices = [PlanReminders.Kind],
            Sample = new(70, PlansSample.Add),
            Routes = [("/Plans/Pages/PlanActionForm", "/plan/{organisation:guid}/actions/{id:guid}/change")],
            Walks = PlansWalks.All,
            Services = services =>
            {
                services.AddScoped<ActionPlans>();
                services.AddFinding<PlanView>(found => found.GetRequiredService<ActionPlans>().FindAsync);
                services.AddScoped<TextsOfPlans>();
                services.AddSingleton(new TeamDoor("plans.title", open => open.IsOurs ? PlansLinks.Plan(open.Organisation.Id) : null, Order: 20));
                services.AddSingleton(new ReplyDoor("plans.title", "plans.from-reply", open => PlansLinks.Plan(open.Organisation.Id)));
                services.AddScoped<IItemNotes, LevelsThatPlansSay>();
                services.AddScoped<PlanReminders>();
            },
        };
}
