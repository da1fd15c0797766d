namespace Lodestar.Rounds;

/// <summary>Somebody closed a round before its last day. A round that reaches its last day closes by itself, without this fact.</summary>
/// <param name="Round">The round, closed.</param>
public sealed record RoundClosed(Round Round);
