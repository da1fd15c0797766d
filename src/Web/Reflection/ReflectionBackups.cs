using Lodestar.Persistence;

namespace Lodestar.Reflection;

/// <summary>What backups need to know of a reflection's tables.</summary>
internal static class ReflectionBackups
{
    /// <summary>Tables that no backup holds: what is in them ends by itself within hours, and nobody should be let in by a backup.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["reflection_sittings", "reflection_return_failures"];

    /// <summary>What a person deletes is known by these afterwards; entries go with their sheet.</summary>
    public static IReadOnlyList<MarkedColumn> Marked { get; } = [new("reflection_sheets", "id"), new("reflection_returns", "finder")];
}
