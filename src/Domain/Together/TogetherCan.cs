using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>What people may do with an organisation's reflection.</summary>
public static class TogetherCan
{
    /// <summary>Read what an organisation reflects on. A district may read it once it is signed off.</summary>
    public const string ReadTeams = "read-teams";

    /// <summary>Write an organisation's answers, its evidence and its plan.</summary>
    public const string WriteTeams = "write-teams";

    /// <summary>Share out an organisation's items, submit, and correct what was submitted.</summary>
    public const string LeadTeams = "lead-teams";

    /// <summary>Sign off what an organisation submits, or send it back.</summary>
    public const string SignOff = "sign-off";

    /// <summary>Reply to organisations of a district.</summary>
    public const string Reply = "reply";

    /// <summary>See which replies are due: those of one's own districts, or how many in each district.</summary>
    public const string ReadReplies = "read-replies";

    /// <summary>Every permission of reflecting together, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(ReadTeams, [Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague, Role.DistrictManager]),
        new(WriteTeams, [Role.OrganisationLead, Role.Colleague]),
        new(LeadTeams, [Role.OrganisationLead]),
        new(SignOff, [Role.SeniorSignatory]),
        new(Reply, [Role.DistrictManager]),
        new(ReadReplies, [Role.DistrictManager, Role.AllianceCoordinator]),
    ];
}
