using Lodestar.Persistence;

namespace Lodestar.Practice;

/// <summary>What backups need to know of a reflection's tables.</summary>
internal static class PracticeBackups
{
    /// <summary>Tables that no backup holds: what is in them ends by itself within hours, and nobody should be let in by a backup.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["practice_sittings", "practice_return_failures"];

    /// <summary>What a person deletes is known by these afterwards; entries go with their sheet.</summary>
    public static IReadOnlyList<MarkedColumn> Marked { get; } = [new("practice_sheets", "id"), new("practice_returns", "finder")];
}
