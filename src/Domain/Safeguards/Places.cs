using System.Buffers;
using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>Finds postcodes, streets with a house number, and schools by name.</summary>
internal static partial class Places
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // The letters before the first digit are a postcode area. The second half never has C, I, K, M, O or V (Royal Mail, 'PAF digest').
    private const string Areas =
        "([begl-nsw]|a[bl]|b[abdhlnrst]|c[abfhmortvw]|d[adeghlnty]|e[chnx]|f[ky]|g[luy]|h[adgprsux]|i[gmpv]|je|k[atwy]|l[adelnsu]|m[ekl]"
        + "|n[egnprw]|o[lx]|p[aehlor]|r[ghm]|s[aegklmnoprstwy]|t[adfnqrsw]|ub|w[acdfnrsv]|yo|ze)";

    private const string Streets =
        "street|st|road|rd|lane|ln|avenue|ave|av|drive|dr|close|crescent|cres|terrace|terr|place|court|ct|grove|gardens|gdns|garth|mount|way"
        + "|walk|row|square|hill|view|rise|park|green|mews|parade|fold|croft|bank|gate|yard|villas|cottages|cottage|house|buildings|estate"
        + "|boulevard|approach|vale|chase|dene|fields|meadow|meadows|top|bottom|side|end|royd|ville|wharf|quay|heights|ridge|brow|nook|holme"
        + "|thorpe|gardens|ginnel|snicket";

    // A street type that is also an ordinary word counts only after words that are not.
    private static readonly string[] SureStreets =
    [
        "street",
        "road",
        "rd",
        "lane",
        "avenue",
        "ave",
        "crescent",
        "cres",
        "terrace",
        "grove",
        "gardens",
        "gdns",
        "mews",
        "garth",
        "croft",
    ];

    private static readonly string[] NumberedThings =
    [
        "year",
        "years",
        "yr",
        "section",
        "week",
        "age",
        "aged",
        "room",
        "question",
        "page",
        "paragraph",
        "para",
        "step",
        "standard",
        "chapter",
        "item",
        "version",
        "part",
        "term",
        "stage",
        "band",
        "day",
        "at",
        "group",
        "of",
        "about",
    ];

    private static readonly SearchValues<char> Breaks = SearchValues.Create(" \n,.(:");

    /// <summary>Finds postcodes of every area, in any spacing.</summary>
    public static void FindPostcodes(Note note)
    {
        if (note.HasDigits)
        {
            note.FindAll(IdentifierKind.Postcode, Postcode(), (index, length) => !IsOrdinal(note.Text.AsSpan(index, length)));
        }
    }

    /// <summary>Finds houses with their street.</summary>
    public static void FindAddresses(Note note)
    {
        if (note.HasDigits)
        {
            note.FindAll(IdentifierKind.StreetAddress, Address(), (index, length) => IsStreet(note, index, length));
            note.FindAll(IdentifierKind.StreetAddress, Flat());
        }

        if (
            note.Lower.Contains("address", StringComparison.Ordinal)
            || note.Lower.Contains("liv", StringComparison.Ordinal)
            || note.Lower.Contains("resid", StringComparison.Ordinal)
        )
        {
            note.FindAll(IdentifierKind.StreetAddress, Lives());
        }
    }

    /// <summary>
    /// Finds schools, such as 'Beckfoot Vale School' and 'Oakwell Grange High': the words before, as far as they are written as a name.
    /// </summary>
    public static void FindSchools(Note note, List<NoteWord> words)
    {
        for (var at = 1; at < words.Count; at++)
        {
            if (!words[at].Is(Trait.School) || words[at].Before != Gap.Blank || words[at].Shape is Shape.None)
            {
                continue;
            }

            var last = at;
            while (
                last + 1 < words.Count && words[last + 1].Is(Trait.School) && words[last + 1].Before == Gap.Blank && words[last + 1].Shape == words[last].Shape
            )
            {
                last++;
            }

            var from = FirstOfSchool(note, words, at, words[last].Shape == Shape.Small);
            if (from < at)
            {
                note.Take(IdentifierKind.School, words[from].Index, words[last].End - words[from].Index);
                for (var taken = from; taken <= last; taken++)
                {
                    words[taken] = words[taken] with { Shape = Shape.None };
                }
            }

            at = last;
        }
    }

    private static int FirstOfSchool(Note note, List<NoteWord> words, int school, bool small)
    {
        var (from, named) = (school, false);
        for (var at = school - 1; at >= 0 && school - at <= 6 && words[at].Shape != Shape.None && words[at + 1].Before is Gap.Blank or Gap.Dot; at--)
        {
            var word = words[at];
            var ordinary = word.Is(Trait.Word) && !word.Is(Trait.Given | Trait.Family | Trait.Place);
            var saint = note.Lower.AsSpan(word.Index, word.Length) is "st" or "saint";
            if (word.Is(Trait.Role | Trait.Title | Trait.Rank) || (word.Possessive && small))
            {
                break;
            }

            if (
                small
                    ? !saint && (word.Is(Trait.Word) || word.Shape != Shape.Small)
                    : word.Shape is not (Shape.Capital or Shape.AllCapitals or Shape.Initial)
                        && note.Lower.AsSpan(word.Index, word.Length) is not ("of" or "the" or "and")
            )
            {
                break;
            }

            // A sentence may begin with 'Attended' or 'The'.
            var first = at == 0 || word.Before is Gap.Stop or Gap.Start or Gap.Colon;
            if (word.Shape == Shape.Small && !small)
            {
                continue;
            }

            if (ordinary && first && !saint)
            {
                break;
            }

            from = at;
            named |= !ordinary || saint || (word.Shape == Shape.Capital && school - at > 1);
        }

        return named && !words[from].Is(Trait.Beside | Trait.Function) ? from : school;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> postcode) =>
        postcode.Contains(' ') && postcode[^3..] is "1st" or "2nd" or "3rd" or "4th" or "5th" or "6th" or "7th" or "8th" or "9th" or "0th";

    // '45 minutes walk', '9 in a safe place' and 'year 8 park' have the form of an address.
    private static bool IsStreet(Note note, int index, int length)
    {
        var text = note.Lower.AsSpan(index, length);
        if (text.StartsWith("flat") || text.StartsWith("apartment") || text.StartsWith("apt"))
        {
            return true;
        }

        var before = note.Before(index, 12).TrimEnd();
        var word = before[(before.LastIndexOfAny(Breaks) + 1)..];
        foreach (var thing in NumberedThings)
        {
            if (word.SequenceEqual(thing) && word is not ("at" or "of"))
            {
                return false;
            }
        }

        var home = note.Before(index, 24);
        var lives =
            home.Contains("liv", StringComparison.Ordinal)
            || home.Contains("address", StringComparison.Ordinal)
            || home.Contains("moved", StringComparison.Ordinal)
            || home.Contains("home", StringComparison.Ordinal);
        var street = text[(text.LastIndexOf(' ') + 1)..].TrimEnd('.');
        var sure = Array.IndexOf(SureStreets, street.ToString()) >= 0;
        var name = text[(text.IndexOf(' ') + 1)..^(street.Length + 1)];
        foreach (var part in name.Split(' '))
        {
            var one = name[part].Trim(",.'");
            var capital = char.IsUpper(note.Text[index + text.IndexOf(' ') + 1 + part.Start.Value]);
            var traits = Traits.Of(one);
            if (
                !capital
                && one.Length > 0
                && (traits & Trait.Word) != Trait.None
                && (
                    (traits & (Trait.Function | Trait.Beside)) != Trait.None
                    || (!sure && !lives && (traits & (Trait.Given | Trait.Family | Trait.Place)) == Trait.None)
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(Areas + @"[0-9][a-z0-9]?[\s.-]?[0-9o][abd-hjlnp-uw-z]{2}", Options)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"((flat|apartment|apt|unit)[ ]?[0-9]{1,4}[a-z]?,?[ ])?[0-9]{1,4}[a-z]?([ ]?[/-][ ]?[0-9]{1,4}[a-z]?)?,?[ ]([a-z][a-z'-]{1,25}\.?[ ]){1,3}("
            + Streets
            + @")",
        Options
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"(flat|apartment|apt)[ ]?[0-9]{1,4}[a-z]?,[ ]([a-z][a-z'-]{1,25}[ ]){0,3}[a-z][a-z'-]{1,25}", Options)]
    private static partial Regex Flat();

    [GeneratedRegex(
        @"(lives?|living|address([ ]is|:)?|resid(es|ing))[ ](at[ ]|on[ ]|in[ ]|is[ ])?([a-z][a-z'-]{1,25}[ ]){1,3}(street|road|rd|lane|avenue"
            + @"|ave|crescent|terrace|grove|gardens|mews|drive)",
        Options
    )]
    private static partial Regex Lives();
}
