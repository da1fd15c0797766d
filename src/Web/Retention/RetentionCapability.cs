using Lodestar.Kernel;

namespace Lodestar.Retention;

/// <summary>Lets records go at the end of their time.</summary>
internal static class RetentionCapability
{
    /// <summary>What this folder brings to the whole.</summary>
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
