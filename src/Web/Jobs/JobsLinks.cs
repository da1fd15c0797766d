namespace Lodestar.Jobs;

/// <summary>The addresses of jobs.</summary>
internal static class JobsLinks
{
    /// <summary>All jobs: what came of the last run, and when each is due.</summary>
    public const string All = "/jobs";
}
