namespace Lodestar.Ui;

/// <summary>Space-separated lists in one attribute, such as classes and ids.</summary>
internal static class Tokens
{
    /// <summary>The values that are not null, with a space between them; null if there are none.</summary>
    public static string? Together(params IEnumerable<string?> words)
    {
        var together = string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word)));
        return together.Length == 0 ? null : together;
    }
}
