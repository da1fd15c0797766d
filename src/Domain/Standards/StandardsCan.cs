using Lodestar.Kernel;

namespace Lodestar.Standards;

/// <summary>What people may do with the partnership's own questions.</summary>
public static class StandardsCan
{
    /// <summary>Write and publish the partnership's own questions, and help in its own words.</summary>
    public const string WriteQuestions = "write-questions";

    /// <summary>Every permission of own questions, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(WriteQuestions, [Kernel.Role.Administrator, Kernel.Role.AllianceCoordinator])];
}
