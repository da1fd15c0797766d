namespace Lodestar.Rounds;

/// <summary>Somebody closed a round before its last day. One that comes to its last day closes without anybody doing anything, and without this.</summary>
/// <param name="Round">The round.</param>
public sealed record RoundClosed(Round Round);
