namespace Lodestar.Plans;

/// <summary>The addresses of action plans.</summary>
public static class PlansLinks
{
    /// <summary>An action of a plan.</summary>
    public static string Action(Guid organisation, Guid action) => $"{Plan(organisation)}/actions/{action}";

    /// <summary>What, who and when of an action.</summary>
    public static string ChangeAction(Guid organisation, Guid action) => $"{Action(organisation, action)}/change";

    /// <summary>A new action.</summary>
    public static string NewAction(Guid organisation) => $"{Plan(organisation)}/new";

    /// <summary>The plan of an organisation.</summary>
    public static string Plan(Guid organisation) => $"/plan/{organisation}";
}
