namespace Lodestar.Together;

/// <summary>How long the texts of a pointer to evidence may be.</summary>
public static class PointerLimits
{
    /// <summary>The longest description, and the longest location, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The longest name of the person or role that looks after it, in characters.</summary>
    public const int LongestOwner = 80;
}
