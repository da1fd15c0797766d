using Lodestar.Kernel;

namespace Lodestar.Jobs;

/// <summary>What the service does by itself, on one node at a time, and how it went.</summary>
internal static class JobsCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Jobs")
        {
            Permissions = JobsCan.All,
            Doors = [new(DoorPlace.Account, JobsLinks.All, "jobs.title", 85, JobsCan.SeeJobs)],
            Events = ["job.run"],
            Tables =
            [
                // A database restored elsewhere starts with empty rows.
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

    /// <summary>Adds the runner of a job to the service.</summary>
    public static void AddJob(this IServiceCollection services, Job job) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobRunner>(provider, job));
}
