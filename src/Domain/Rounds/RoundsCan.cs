using Lodestar.Kernel;

namespace Lodestar.Rounds;

/// <summary>What people may do with rounds.</summary>
public static class RoundsCan
{
    /// <summary>Open rounds, ask organisations to take part in them, and close them.</summary>
    public const string RunRounds = "run-rounds";

    /// <summary>Every permission of rounds, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(RunRounds, [Role.AllianceCoordinator, Role.DistrictManager])];
}
