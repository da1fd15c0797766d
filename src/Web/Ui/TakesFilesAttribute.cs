namespace Lodestar.Ui;

/// <summary>Marks a page whose form sends a file: a table that somebody brings in. Everywhere else files are turned away unread.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute
{
    /// <summary>The largest form in bytes, file and all.</summary>
    public const int LargestForm = 8 * 1024 * 1024;

    /// <summary>The largest file in bytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;
}
