namespace Lodestar.Jobs;

/// <summary>The addresses of jobs.</summary>
internal static class JobsLinks
{
    /// <summary>All jobs: how the last run went, and when each is next due.</summary>
    public const string All = "/jobs";
}
