using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>What people may do with organisations.</summary>
public static class PartnershipCan
{
    /// <summary>See organisations, and change their names, sizes and units.</summary>
    public const string DescribeOrganisations = "describe-organisations";

    /// <summary>Register and import organisations, change the districts in which they work, merge them, and let them leave and come back.</summary>
    public const string KeepOrganisations = "keep-organisations";

    /// <summary>Every permission of organisations, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(DescribeOrganisations, [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager, Role.OrganisationLead]),
        new(KeepOrganisations, [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager]),
    ];
}
