using System.Text.RegularExpressions;

namespace Lodestar.Standards;

/// <summary>
/// How hard a text is to read, as the age at which a pupil usually manages it: Flesch–Kincaid grade plus five. Source: Kincaid, Fishburne,
/// Rogers and Chissom, 'Derivation of new readability formulas', 1975; a United States grade is a school year that begins at about age five
/// plus the grade. The formula knows only sentences and syllables: it finds long-winded text, and says nothing about clear thought.
/// </summary>
public static partial class ReadingAge
{
    /// <summary>Texts with fewer words are not scored: the formula swings by years on a single sentence.</summary>
    public const int FewestWords = 40;

    /// <summary>The reading age of a text in years, or null if it is too short to score.</summary>
    /// <param name="text">Plain text or Markdown.</param>
    /// <param name="easyWords">Words explained to the reader elsewhere, in lower case; each counts as two syllables at most.</param>
    public static double? Of(string text, IReadOnlySet<string> easyWords)
    {
        var sentences = Sentence().Split(Plain(text)).Select(sentence => Word().Matches(sentence)).Where(words => words.Count > 0).ToList();
        var words = sentences.Sum(sentence => sentence.Count);
        if (words < FewestWords)
        {
            return null;
        }

        var syllables = sentences.SelectMany(sentence => sentence).Sum(word => Syllables(word.Value.ToLowerInvariant(), easyWords));
        return (0.39 * words / sentences.Count) + (11.8 * syllables / words) - 15.59 + 5;
    }

    /// <summary>The number of syllables in an English word, by its spelling; at least one.</summary>
    /// <param name="word">A word in lower case.</param>
    public static int Syllables(string word)
    {
        var spoken = SilentEnding().Replace(SilentMiddle().Replace(word.Replace("'", "", StringComparison.Ordinal), ""), "");
        var groups = Vowels().Count(spoken) + SplitVowels().Count(spoken);
        return Math.Max(1, groups);
    }

    private static int Syllables(string word, IReadOnlySet<string> easyWords)
    {
        var count = Syllables(word);
        return count > 2 && (easyWords.Contains(word) || easyWords.Contains(word.TrimEnd('s'))) ? 2 : count;
    }

    // Markdown's marks are not words. A heading, a line of a list and a cell of a table each end a sentence.
    private static string Plain(string markdown)
    {
        var plain = LinkTarget().Replace(markdown, "]");
        plain = LineMark().Replace(plain, ". ");
        return plain.Replace("|", ". ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\n\s*\n|\n\s*(?=[-*#>]|\d+\.\s)", RegexOptions.None, 1000)]
    private static partial Regex LineMark();

    [GeneratedRegex(@"[.!?:;](?=\s|$|['’""])|\s[–—]\s", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[A-Za-z][A-Za-z'’]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.None, 1000)]
    private static partial Regex Vowels();

    // Two vowels side by side that are spoken apart: cre-ate, me-di-a, di-et, go-ing, be-ing.
    [GeneratedRegex("ia(?!l)|eo(?!p)|io(?!n|us)|(?<![cgtx])iou|(?<![ct])ien|iet|ue[nl]|uou|[oeu]ing|crea|ual|uat|iu", RegexOptions.None, 1000)]
    private static partial Regex SplitVowels();

    // The first e of 'safeguarding', 'something' and 'carefully' is not spoken.
    [GeneratedRegex("(?<=[aeiou][^aeiouy])e(?=guard|thing|times?$|one$|where|body|ful|less|ly$|ment|ness)", RegexOptions.None, 1000)]
    private static partial Regex SilentMiddle();

    // The e of 'made', 'makes' and 'asked' is not spoken; that of 'table', 'wanted', 'needed' and 'places' is.
    [GeneratedRegex("(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeioutd])ed$|(?<=[^aeiousxzcghl]|[aeiou]l)es$", RegexOptions.None, 1000)]
    private static partial Regex SilentEnding();
}
