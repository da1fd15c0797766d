namespace Lodestar.Identity;

/// <summary>How often what concerns signing in may be sent.</summary>
internal static class IdentityLimits
{
    /// <summary>Signing in, and inviting others.</summary>
    public const string SignIns = "sign-ins";
}
