namespace Lodestar.Kernel;

/// <summary>The addresses of the pages around everything, to which any page may lead back.</summary>
public static class FrontLinks
{
    /// <summary>The first page.</summary>
    public const string Start = "/";

    /// <summary>What waits for the person who is signed in.</summary>
    public const string Work = "/work";

    /// <summary>The account of the person who is signed in.</summary>
    public const string Account = "/account";
}
