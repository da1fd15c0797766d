namespace Lodestar.Ui;

/// <summary>Space-separated lists in one attribute, such as classes and ids.</summary>
internal static class Tokens
{
    /// <summary>All that are there, with a space between them; null where there are none.</summary>
    public static string? Together(params IEnumerable<string?> words)
    {
        var together = string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word)));
        return together.Length == 0 ? null : together;
    }
}
