using Lodestar.Kernel;

namespace Lodestar.OtherAudits;

/// <summary>What people may do with audits done elsewhere.</summary>
public static class OtherAuditsCan
{
    /// <summary>Keep the partnership's list of audits done elsewhere, and which items answer their themes.</summary>
    public const string KeepAudits = "keep-audits";

    /// <summary>Every permission of other audits, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(KeepAudits, [Role.Administrator, Role.AllianceCoordinator, Role.DistrictManager])];
}
