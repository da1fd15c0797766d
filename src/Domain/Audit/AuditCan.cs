using Lodestar.Kernel;

namespace Lodestar.Audit;

/// <summary>What people may do with the audit log.</summary>
public static class AuditCan
{
    /// <summary>Read the log of what people who run the service did.</summary>
    public const string ReadAudit = "read-audit";

    /// <summary>Every permission of the audit log, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(ReadAudit, [Role.Administrator])];
}
