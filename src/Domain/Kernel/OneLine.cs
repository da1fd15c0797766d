namespace Lodestar.Kernel;

/// <summary>Texts of a single line, such as names.</summary>
public static class OneLine
{
    /// <summary>
    /// True if a text holds nothing that ends a line, changes the direction of writing or controls a terminal. Such a name would look like
    /// another, or break the file it is written into.
    /// </summary>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(sign =>
            char.IsControl(sign)
            || sign is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        );
    }
}
