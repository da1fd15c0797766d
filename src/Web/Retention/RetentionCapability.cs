using Lodestar.Kernel;

namespace Lodestar.Retention;

/// <summary>Deletes records at the end of their time.</summary>
internal static class RetentionCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Retention")
        {
            Events = ["retention.deleted", "retention.looked", "retention.waits"],
            Commands = [RetentionCommand.Make],
            Jobs = [RetentionSweeper.Job],
            Services = services =>
            {
                services.AddSingleton<Sweeping>();
                services.AddSingleton<RetentionSweeper>();
            },
        };
}
