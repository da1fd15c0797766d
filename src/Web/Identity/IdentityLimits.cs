namespace Lodestar.Identity;

/// <summary>How often requests about signing in may be sent.</summary>
internal static class IdentityLimits
{
    /// <summary>The limit for signing in and for inviting others.</summary>
    public const string SignIns = "sign-ins";
}
