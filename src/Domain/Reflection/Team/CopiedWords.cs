namespace Lodestar.Reflection.Team;

/// <summary>
/// Words that are to go, and what counts as a copy of them: the same words, or a text that holds them. Where they are long, their
/// beginning is enough, because a plan and a reply shorten what they take over. Words of less than <see cref="LongEnough"/>
/// characters are copied only where they stand alone: 'yes' stands in every text.
/// </summary>
/// <param name="words">The words.</param>
public sealed class CopiedWords(string words)
{
    /// <summary>From so many characters on, words are found inside another text too.</summary>
    public const int LongEnough = 12;

    private const int Beginning = 200;

    private readonly string sought = Plain(words);

    /// <summary>True where a text is a copy, or holds one.</summary>
    public bool AreIn(string? text)
    {
        var plain = Plain(text ?? "");
        return sought.Length > 0
            && (sought.Length < LongEnough ? plain == sought : plain.Contains(sought[..Math.Min(sought.Length, Beginning)], StringComparison.Ordinal));
    }

    // Capitals and blanks make no other words.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
