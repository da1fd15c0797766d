namespace Lodestar.RunningRounds;

/// <summary>The addresses for people who run rounds.</summary>
public static class RunningRoundsLinks
{
    /// <summary>The rounds that a person runs.</summary>
    public const string Rounds = "/rounds";

    public const string OpenRound = "/rounds/open";

    /// <summary>A round, for people who run it. Its join code is not in the address.</summary>
    public static string RunRound(Guid round) => $"/rounds/{round:N}";

    /// <summary>Inviting or reminding several organisations.</summary>
    public static string WriteToOrganisations(Guid round, string kind) => $"/rounds/{round:N}/messages/{kind}";

    /// <summary>More days for one organisation.</summary>
    public static string Extend(Guid round, Guid organisation) => $"/rounds/{round:N}/organisations/{organisation:N}/extend";

    /// <summary>Moving the last day to a later one.</summary>
    public static string CloseLater(Guid round) => $"/rounds/{round:N}/last-day";

    /// <summary>Closing a round before its last day.</summary>
    public static string CloseRound(Guid round) => $"/rounds/{round:N}/close";
}
