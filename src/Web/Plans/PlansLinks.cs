namespace Lodestar.Plans;

/// <summary>The addresses of action plans.</summary>
public static class PlansLinks
{
    /// <summary>The page of an action.</summary>
    public static string Action(Guid organisation, Guid action) => $"{Plan(organisation)}/actions/{action}";

    /// <summary>Changing the details of an action.</summary>
    public static string ChangeAction(Guid organisation, Guid action) => $"{Action(organisation, action)}/change";

    /// <summary>Adding an action to a plan.</summary>
    public static string NewAction(Guid organisation) => $"{Plan(organisation)}/new";

    /// <summary>The plan of an organisation.</summary>
    public static string Plan(Guid organisation) => $"/plan/{organisation}";
}
