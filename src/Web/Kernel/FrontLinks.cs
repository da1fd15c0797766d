namespace Lodestar.Kernel;

/// <summary>The addresses of pages to which any page may lead back.</summary>
public static class FrontLinks
{
    /// <summary>The first page.</summary>
    public const string Start = "/";

    /// <summary>What waits for the signed-in person.</summary>
    public const string Work = "/work";

    /// <summary>The account of the signed-in person.</summary>
    public const string Account = "/account";
}
