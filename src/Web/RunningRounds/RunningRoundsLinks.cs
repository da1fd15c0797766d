namespace Lodestar.RunningRounds;

/// <summary>The addresses of those who run rounds.</summary>
public static class RunningRoundsLinks
{
    /// <summary>The rounds that somebody runs.</summary>
    public const string Rounds = "/rounds";

    /// <summary>Opening a round.</summary>
    public const string OpenRound = "/rounds/open";

    /// <summary>A round, for those who run it. Its join code is not in the address.</summary>
    public static string RunRound(Guid round) => $"/rounds/{round:N}";

    /// <summary>Writing to organisations.</summary>
    public static string WriteToOrganisations(Guid round, string kind) => $"/rounds/{round:N}/messages/{kind}";

    /// <summary>More days for one organisation.</summary>
    public static string Extend(Guid round, Guid organisation) => $"/rounds/{round:N}/organisations/{organisation:N}/extend";

    /// <summary>A later last day.</summary>
    public static string CloseLater(Guid round) => $"/rounds/{round:N}/last-day";

    /// <summary>Closing a round before its last day.</summary>
    public static string CloseRound(Guid round) => $"/rounds/{round:N}/close";
}
