namespace Lodestar.Persistence;

/// <summary>Lengths of columns that many tables share, in characters.</summary>
internal static class ColumnLengths
{
    /// <summary>A code of the pack, such as a district or an item, and a role or place that is named by one.</summary>
    public const int Code = 40;

    /// <summary>The name of an enum's member.</summary>
    public const int Kind = 20;

    /// <summary>A SHA-256 in hexadecimal.</summary>
    public const int Sha256 = 64;
}
