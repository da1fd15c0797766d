using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>What people may do with concerns.</summary>
public static class SafeguardsCan
{
    /// <summary>Hear of words that read like a worry about a child, and record what was done.</summary>
    public const string AnswerConcerns = "answer-concerns";

    /// <summary>Every permission of concerns, with the roles that have it.</summary>
    public static IReadOnlyList<Permission> All { get; } = [new(AnswerConcerns, [Role.SafeguardingLead, Role.DeputySafeguardingLead])];
}
