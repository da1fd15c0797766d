using System.Text.RegularExpressions;

namespace Lodestar.Standards;

/// <summary>Words that blame a child for what was done to them. The guidance page 'Words that do not blame' has better ones.</summary>
public static partial class BlamingWords
{
    /// <summary>The first such word in a text, or null.</summary>
    public static string? In(string text) => Words().Match(text) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(
        "(?i)(put|putting) (her|him|them)sel(f|ves) at risk|child porn|promiscuous|lifestyle choice|refused to engage|child prostitut|boyfriend who abused",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Words();
}
