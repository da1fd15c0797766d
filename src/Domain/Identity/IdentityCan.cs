using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>What people may do with accounts and sign-in.</summary>
public static class IdentityCan
{
    /// <summary>Invite people, see who has an account, and end roles.</summary>
    public const string KeepPeople = "keep-people";

    /// <summary>Hand one's role over to somebody else. A lead hands over their organisation, an administrator their own role or any lead's.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Look after one's own sign-in.</summary>
    public const string KeepOwnAccount = "keep-own-account";

    /// <summary>Every permission of sign-in, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(KeepPeople, [Role.Administrator, Role.DistrictManager, Role.OrganisationLead]),
        new(HandOver, [Role.Administrator, Role.OrganisationLead]),
        new(KeepOwnAccount, Enum.GetValues<Role>()),
    ];
}
