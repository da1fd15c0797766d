namespace Lodestar.Ui;

/// <summary>Marks a page whose form sends a file: a table that somebody imports. On other pages files are refused unread.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute
{
    /// <summary>The largest form in bytes, including the file.</summary>
    public const int LargestForm = 8 * 1024 * 1024;

    /// <summary>The largest file in bytes.</summary>
    public const int LargestFile = 2 * 1024 * 1024;

    /// <summary>The largest form of this page in bytes, if it is smaller.</summary>
    public int Largest { get; set; } = LargestForm;
}
