using Lodestar.Safeguards;

namespace Lodestar.Standards.Pages.Local;

/// <summary>Words of local questions as forms send them.</summary>
internal static class LocalText
{
    /// <summary>The place in which they are written.</summary>
    public static readonly TextPlace Place = new("standards.local.place", []);

    /// <summary>A text without what a browser adds around it.</summary>
    public static string Of(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(string? text) => Of(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
