using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>What people may do with people and their sign-in.</summary>
public static class IdentityCan
{
    /// <summary>Invite people, see who is here, and end what somebody may do.</summary>
    public const string KeepPeople = "keep-people";

    /// <summary>Hand one's place over to somebody else: a lead their organisation, an administrator their own place or any lead's.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Look after one's own sign-in.</summary>
    public const string KeepOwnAccount = "keep-own-account";

    /// <summary>Each with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(KeepPeople, [Role.Administrator, Role.DistrictManager, Role.OrganisationLead]),
        new(HandOver, [Role.Administrator, Role.OrganisationLead]),
        new(KeepOwnAccount, Enum.GetValues<Role>()),
    ];
}
