using Lodestar.Kernel;

namespace Lodestar.Jobs;

/// <summary>What the service does by itself, on one node at a time, and how that went.</summary>
internal static class JobsCapability
{
    /// <summary>What this folder brings to the whole.</summary>
    public static Capability Declared { get; } =
        new("Jobs")
        {
            Permissions = JobsCan.All,
            Doors = [new(DoorPlace.Account, JobsLinks.All, "jobs.title", 85, JobsCan.SeeJobs)],
            Events = ["job.run"],
            Tables =
            [
                // What is restored elsewhere begins afresh.
                new(
                    new RetentionClock(
                        "jobs_due",
                        "Jobs of the service",
                        "while the partnership runs",
                        "they say when each is due and how its last run went, and name nobody"
                    )
                )
                {
                    InBackups = false,
                },
            ],
            Commands = [JobCommand.Make],
            Services = services => services.AddSingleton<JobBook>(),
        };

    /// <summary>Adds what runs a job while the service runs.</summary>
    public static void AddJob(this IServiceCollection services, Job job) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobRunner>(provider, job));
}
