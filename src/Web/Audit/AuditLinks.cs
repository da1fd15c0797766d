namespace Lodestar.Audit;

/// <summary>The addresses of the audit log.</summary>
internal static class AuditLinks
{
    /// <summary>The log itself.</summary>
    public const string Log = "/audit";
}
