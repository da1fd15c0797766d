using Lodestar.Kernel;

namespace Lodestar.Jobs;

/// <summary>What people may do with jobs.</summary>
public static class JobsCan
{
    /// <summary>See what the service does by itself, and how it went.</summary>
    public const string SeeJobs = "see-jobs";

    /// <summary>Every permission of jobs, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(SeeJobs, [Role.Administrator])];
}
