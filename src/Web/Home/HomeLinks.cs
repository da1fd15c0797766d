namespace Lodestar.Home;

/// <summary>The addresses of the pages around everything.</summary>
internal static class HomeLinks
{
    /// <summary>The page that says whom to call now.</summary>
    public const string HelpNow = "/help-now";

    /// <summary>How to stay safe here.</summary>
    public const string Safety = "/safety";

    /// <summary>What is kept about people, and for how long.</summary>
    public const string Privacy = "/privacy";

    /// <summary>How well the pages work for everyone.</summary>
    public const string Accessibility = "/accessibility";
}
