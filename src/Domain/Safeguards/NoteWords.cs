namespace Lodestar.Safeguards;

/// <summary>What is between a word and the one before it.</summary>
internal enum Gap
{
    /// <summary>Nothing: it is the first word, or follows something found or a number.</summary>
    Start,
    Blank,
    Dot,
    Comma,
    Colon,
    Quote,
    Open,
    Other,

    /// <summary>The end of a sentence or line.</summary>
    Stop,
}

/// <summary>How a word is written.</summary>
internal enum Shape
{
    Small,
    Capital,
    AllCapitals,

    /// <summary>One capital letter.</summary>
    Initial,

    /// <summary>It has a digit in it, or is part of something found.</summary>
    None,
}

/// <summary>A word, with what its form and neighbours say about it.</summary>
/// <param name="Index">The index of its first character.</param>
/// <param name="Length">How many characters it has, without a possessive 's.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Traits">What the lists say about it.</param>
/// <param name="Before">What is between it and the word before.</param>
/// <param name="Possessive">True if it was followed by 's.</param>
internal readonly record struct NoteWord(int Index, int Length, Shape Shape, Trait Traits, Gap Before, bool Possessive)
{
    public int End => Index + Length;

    /// <summary>True if it has at least one of these traits.</summary>
    public bool Is(Trait trait) => (Traits & trait) != Trait.None;
}

/// <summary>Splits a note into words.</summary>
internal static class NoteWords
{
    /// <summary>Splits a note into its words.</summary>
    public static List<NoteWord> In(Note note)
    {
        var text = note.Text;
        var shouts = Shouts(text);
        var words = new List<NoteWord>(text.Length / 5);
        var last = 0;
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOf(text, at);
            words.Add(Word(note, at, end, GapOf(text, last, at, words), shouts));
            last = at = end;
        }

        return words;
    }

    private static int EndOf(string text, int at)
    {
        var end = at + 1;
        while (
            end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))
        )
        {
            end++;
        }

        return end;
    }

    private static NoteWord Word(Note note, int at, int end, Gap gap, bool shouts)
    {
        var lower = note.Lower.AsSpan(at, end - at);
        var possessive = lower.Length > 2 && lower.EndsWith("'s");
        if (possessive)
        {
            lower = lower[..^2];
        }

        var letters = note.Text.AsSpan(at, lower.Length);
        var shape = !note.IsFree(at, end - at) || letters.ContainsAnyInRange('0', '9') ? Shape.None : ShapeOf(letters, shouts);
        var traits = Trait.None;
        if (shape is not (Shape.None or Shape.Initial) && lower.Length <= 40)
        {
            traits = Traits.Of(lower);
            traits = traits == Trait.None ? Traits.OfUnlisted(lower) : traits;
        }

        return new NoteWord(at, lower.Length, shape, traits, gap, possessive);
    }

    private static Shape ShapeOf(ReadOnlySpan<char> word, bool shouts)
    {
        if (!char.IsUpper(word[0]))
        {
            return Shape.Small;
        }

        if (word.Length == 1)
        {
            return Shape.Initial;
        }

        foreach (var letter in word)
        {
            if (char.IsLower(letter))
            {
                return Shape.Capital;
            }
        }

        return shouts ? Shape.Small : Shape.AllCapitals;
    }

    // Capitals mean nothing if everything is in capitals.
    private static bool Shouts(string text)
    {
        var (upper, small) = (0, 0);
        foreach (var letter in text)
        {
            upper += char.IsAsciiLetterUpper(letter) ? 1 : 0;
            small += char.IsAsciiLetterLower(letter) ? 1 : 0;
        }

        return upper > 20 && upper > 3 * small;
    }

    private static Gap GapOf(string text, int from, int to, List<NoteWord> words)
    {
        if (words.Count == 0)
        {
            return Gap.Start;
        }

        var gap = Gap.Blank;
        foreach (var letter in text.AsSpan(from, to - from))
        {
            var here = letter switch
            {
                ' ' => Gap.Blank,
                '.' => words[^1].Shape == Shape.Initial || words[^1].Is(Trait.Title | Trait.Rank) ? Gap.Dot : Gap.Stop,
                '!' or '?' or ';' or '\n' or '\r' => Gap.Stop,
                ',' => Gap.Comma,
                ':' => Gap.Colon,
                '"' or '\'' => Gap.Quote,
                '(' or '[' => Gap.Open,
                _ => Gap.Other,
            };
            gap = here > gap ? here : gap;
        }

        return gap;
    }
}
