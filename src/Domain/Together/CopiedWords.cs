using System.Text.RegularExpressions;

namespace Lodestar.Together;

/// <summary>
/// Words to be taken out, and what counts as a copy of them: the same words, alone or inside another text, whatever their capitals and spaces.
/// For long words their beginning is enough, because a plan or a reply shortens what it takes over.
/// </summary>
public sealed class CopiedWords
{
    /// <summary>The fewest letters that can be looked for; fewer would be found everywhere.</summary>
    public const int Shortest = 3;

    private const int Beginning = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Regex? whole;
    private readonly Regex? begun;

    /// <summary>Prepares to look for words.</summary>
    /// <param name="words">The words. If they have fewer than <see cref="Shortest"/> letters, no copy is found.</param>
    public CopiedWords(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var sought = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (CanBeSought(words))
        {
            whole = Pattern(sought, "(?!\\w)");
            begun = sought.Length > Beginning ? Pattern(sought[..Beginning], ".*") : null;
        }
    }

    /// <summary>True if words are long enough to be looked for.</summary>
    public static bool CanBeSought(string? words) => (words ?? "").Count(char.IsLetterOrDigit) >= Shortest;

    /// <summary>True if a text is a copy or contains one.</summary>
    public bool AreIn(string? text) => whole?.IsMatch(text ?? "") == true || begun?.IsMatch(text ?? "") == true;

    /// <summary>The text without the copies.</summary>
    /// <param name="mark">What replaces each.</param>
    public string OutOf(string text, string mark)
    {
        var left = whole?.Replace(text, _ => mark) ?? text;
        return begun?.Replace(left, _ => mark) ?? left;
    }

    private static Regex Pattern(string words, string end)
    {
        var start = char.IsLetterOrDigit(words[0]) ? "(?<!\\w)" : "";
        return new Regex(
            start + string.Join("\\s+", words.Split(' ').Select(Regex.Escape)) + (char.IsLetterOrDigit(words[^1]) || end == ".*" ? end : ""),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
            Patience
        );
    }
}
