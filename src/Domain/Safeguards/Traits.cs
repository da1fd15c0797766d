namespace Lodestar.Safeguards;

/// <summary>What is known about a word: on which lists it is, and what it says about the words beside it.</summary>
[Flags]
internal enum Trait
{
    None = 0,
    Given = 1 << 0,
    Family = 1 << 1,
    Word = 1 << 2,
    Place = 1 << 3,
    Calendar = 1 << 4,
    Title = 1 << 5,
    Rank = 1 << 6,
    Role = 1 << 7,
    Naming = 1 << 8,
    Talking = 1 << 9,
    Beside = 1 << 10,
    Moving = 1 << 11,
    Says = 1 << 12,
    State = 1 << 13,
    Linking = 1 << 14,
    Kin = 1 << 15,
    Function = 1 << 16,
    Organisation = 1 << 17,
    Doctrine = 1 << 18,
    Particle = 1 << 19,
    School = 1 << 20,
}

/// <summary>The lists of names, places, words and cues that are built into the program, and what they say about a word.</summary>
internal static class Traits
{
    private static readonly string[] Origins = ["british", "south-asian", "eastern-european", "african", "arabic", "other"];

    private static readonly Dictionary<string, Trait> Known = Read();
    private static readonly Dictionary<string, Trait>.AlternateLookup<ReadOnlySpan<char>> OfSpan = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    // Endings that only family names have. The languages they come from make new names with them.
    private static readonly string[] FamilyEndings =
    [
        "ski",
        "ska",
        "sky",
        "wicz",
        "vich",
        "escu",
        "eanu",
        "enko",
        "chuk",
        "czyk",
        "ovic",
        "evic",
        "ova",
        "eva",
        "oglu",
        "zadeh",
        "zai",
        "pour",
        "akis",
        "opoulos",
        "iene",
        "auskas",
        "evicius",
        "aitis",
        "iunas",
        "singhe",
    ];

    private static readonly string[] WordEndings =
    [
        "'s",
        "s",
        "es",
        "ed",
        "d",
        "ing",
        "ly",
        "er",
        "ers",
        "ness",
        "ment",
        "able",
        "ally",
        "ation",
        "n't",
        "ist",
        "al",
    ];

    private static readonly string[] LongEndings =
    [
        "tion",
        "tions",
        "ment",
        "ments",
        "ness",
        "ingly",
        "edly",
        "ible",
        "ised",
        "ising",
        "ology",
        "ances",
        "ences",
        "ships",
        "fully",
        "ously",
        "graphy",
        "ically",
        "ability",
        "based",
    ];

    /// <summary>What is known about a word, given in plain lower case.</summary>
    public static Trait Of(ReadOnlySpan<char> word) => OfSpan.TryGetValue(word, out var traits) ? traits : Trait.None;

    /// <summary>What can be told about an unlisted word from the way it is made.</summary>
    public static Trait OfUnlisted(ReadOnlySpan<char> word)
    {
        if (word.IndexOf('-') is > 0 and var hyphen)
        {
            return OfParts(word, hyphen);
        }

        if ((word.StartsWith("o'") && word.Length > 4) || (word.StartsWith("mc") && word.Length > 5) || word.StartsWith("d'"))
        {
            return Trait.Family;
        }

        if (IsEnglish(word))
        {
            return Trait.Word;
        }

        if (word.Length >= 7)
        {
            foreach (var ending in FamilyEndings)
            {
                if (word.EndsWith(ending))
                {
                    return Trait.Family;
                }
            }

            if (
                word.StartsWith("oluwa")
                || word.StartsWith("chukwu")
                || word.StartsWith("abdul")
                || word.StartsWith("abdel")
                || word.StartsWith("ogun")
                || word.StartsWith("nwa")
            )
            {
                return Trait.Given | Trait.Family;
            }
        }

        return Trait.None;
    }

    /// <summary>True if a word is an English word, or is made from one by a usual ending.</summary>
    public static bool IsEnglish(ReadOnlySpan<char> word)
    {
        if ((Of(word) & Trait.Word) != Trait.None)
        {
            return true;
        }

        foreach (var ending in WordEndings)
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= 3 && IsStem(word[..^ending.Length]))
            {
                return true;
            }
        }

        if (word.Length >= 8)
        {
            foreach (var ending in LongEndings)
            {
                if (word.EndsWith(ending))
                {
                    return true;
                }
            }
        }

        return (
                word.StartsWith("un")
                || word.StartsWith("re")
                || word.StartsWith("mis")
                || word.StartsWith("dis")
                || word.StartsWith("pre")
                || word.StartsWith("non")
            )
            && word.Length >= 6
            && IsStem(word[(word.StartsWith("un") || word.StartsWith("re") ? 2 : 3)..]);
    }

    private static bool IsStem(ReadOnlySpan<char> stem)
    {
        if ((Of(stem) & Trait.Word) != Trait.None)
        {
            return true;
        }

        Span<char> longer = stackalloc char[stem.Length + 1];
        stem.CopyTo(longer);
        longer[^1] = 'e';
        if ((Of(longer) & Trait.Word) != Trait.None)
        {
            return true;
        }

        // 'stopped' comes from 'stop', 'worried' from 'worry'.
        if (stem[^1] == stem[^2] && (Of(stem[..^1]) & Trait.Word) != Trait.None)
        {
            return true;
        }

        if (stem[^1] != 'i')
        {
            return false;
        }

        longer[^2] = 'y';
        return (Of(longer[..^1]) & Trait.Word) != Trait.None;
    }

    // A name of two names, or two words: 'Ellie-Mae', 'Smith-Khan'; 'follow-up', 'AI-made'.
    private static Trait OfParts(ReadOnlySpan<char> word, int hyphen)
    {
        var first = Known.ContainsKey(word[..hyphen].ToString()) ? Of(word[..hyphen]) : OfUnlisted(word[..hyphen]);
        var rest = word[(hyphen + 1)..];
        var second =
            rest.IsEmpty ? Trait.None
            : Known.ContainsKey(rest.ToString()) ? Of(rest)
            : rest.Contains('-') ? Trait.Word
            : OfUnlisted(rest);
        if ((first & Trait.Particle) != Trait.None && (first & (Trait.Given | Trait.Family)) == Trait.None && !rest.IsEmpty)
        {
            // 'Al-Dulaimi', 'El-Sayed'.
            return second == Trait.None ? Trait.Family : second;
        }

        var ordinary = (first | second) & (Trait.Word | Trait.Place);
        var named = (IsOnlyName(first) ? first : Trait.None) | (IsOnlyName(second) ? second : Trait.None);
        return named != Trait.None ? named & (Trait.Given | Trait.Family) : ordinary;
    }

    private static bool IsOnlyName(Trait traits) =>
        (traits & (Trait.Given | Trait.Family)) != Trait.None && (traits & (Trait.Word | Trait.Place)) == Trait.None;

    private static Dictionary<string, Trait> Read()
    {
        var known = new Dictionary<string, Trait>(16_000, StringComparer.Ordinal);
        foreach (var origin in Origins)
        {
            ReadList(known, $"names-{origin}", Trait.None);
        }

        ReadList(known, "words", Trait.Word);
        ReadList(known, "places", Trait.Place);
        ReadList(known, "cues", Trait.Word);
        return known;
    }

    // The name of a section is the trait of the words in it. Words before the first section have the trait of the whole file.
    private static void ReadList(Dictionary<string, Trait> known, string file, Trait usual)
    {
        using var reader = new StreamReader(typeof(Traits).Assembly.GetManifestResourceStream(file + ".txt")!);
        var traits = usual;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                traits = usual | Enum.Parse<Trait>(line.Trim('[', ']'), ignoreCase: true);
            }
            else if (!line.StartsWith('#'))
            {
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    known[word] = known.GetValueOrDefault(word) | traits;
                }
            }
        }
    }
}
