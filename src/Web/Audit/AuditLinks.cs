namespace Lodestar.Audit;

/// <summary>The addresses of the audit log.</summary>
internal static class AuditLinks
{
    /// <summary>What was done.</summary>
    public const string Log = "/audit";
}
