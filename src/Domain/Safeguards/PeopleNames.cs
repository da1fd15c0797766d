namespace Lodestar.Safeguards;

/// <summary>
/// Finds names of people: words on the lists of names, and unlisted words whose neighbours say that they name somebody. A name that is also a
/// word or a place ('Grace', 'May', 'Bradford') counts only with such a neighbour.
/// </summary>
internal sealed class PeopleNames
{
    private const int LongestName = 5;

    private readonly Note note;
    private readonly List<NoteWord> words;
    private readonly NameNeighbours beside;
    private int lastEnd = -1;

    private PeopleNames(Note note, List<NoteWord> words)
    {
        this.note = note;
        this.words = words;
        beside = new NameNeighbours(note, words);
    }

    /// <summary>Finds the names in a note.</summary>
    public static void Find(Note note, List<NoteWord> words)
    {
        var names = new PeopleNames(note, words);
        for (var at = 0; at < words.Count; )
        {
            var end = words[at].Shape == Shape.None ? at : names.EndOfName(at);
            if (end > at)
            {
                note.Take(IdentifierKind.Person, words[at].Index, words[end - 1].End - words[at].Index);
                names.lastEnd = end;
            }

            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>The index of the word after the name that begins here, or of this word if no name does.</summary>
    private int EndOfName(int at)
    {
        var word = words[at];
        if (word.Is(Trait.Title | Trait.Rank) && EndAfterTitle(at) is var titled && titled > at)
        {
            return titled;
        }

        if (word.Shape == Shape.Initial)
        {
            return EndAfterInitials(at);
        }

        if (EndOfTurnedName(at) is var turned && turned > at)
        {
            return turned;
        }

        if (!CanBegin(at) || (beside.Follows(at, Gap.Blank) && note.Lower.AsSpan(words[at - 1].Index, words[at - 1].Length) is "st" or "saint"))
        {
            return at;
        }

        var end = at + 1;
        while (end < words.Count && end - at < LongestName && Continues(at, end))
        {
            end++;
        }

        // 'van' or 'de' alone at the end is not part of a name.
        while (end > at + 1 && words[end - 1].Is(Trait.Particle) && !words[end - 1].Is(Trait.Given | Trait.Family))
        {
            end--;
        }

        return IsPerson(at, end) ? WithInitial(end) : at;
    }

    private int WithInitial(int end) =>
        beside.Follows(end, Gap.Blank) && words[end].Shape == Shape.Initial && note.Text[words[end].Index] is not ('A' or 'I') && !words[end - 1].Possessive
            ? end + 1
            : end;

    // 'Mr Lumb', 'PC Kaur', 'Dr. Firth', 'Mrs J Begum', 'mr lumb'; not 'MS Teams' or 'miss school'.
    private int EndAfterTitle(int at)
    {
        var name = at + 1;
        while (name < words.Count && name < at + 4 && words[name].Shape == Shape.Initial && beside.IsJoined(name))
        {
            name++;
        }

        // 'DC Al Hinai', 'Mr van Dijk'.
        while (
            name + 1 < words.Count
            && words[name].Is(Trait.Particle)
            && words[name].Before == Gap.Blank
            && words[name + 1].Shape == Shape.Capital
            && words[name + 1].Before == Gap.Blank
        )
        {
            name++;
        }

        if (name >= words.Count || !beside.IsJoined(name) || words[name].Is(Trait.Calendar))
        {
            return at;
        }

        var next = words[name];
        var listed = next.Is(Trait.Given | Trait.Family);
        var ordinary = next.Is(Trait.Word | Trait.Place);
        var short2 = note.Lower.AsSpan(words[at].Index, words[at].Length);
        var sure = short2 is "mr" or "mrs" or "ms" or "dr" or "cllr" or "prof" && words[at].Shape != Shape.AllCapitals;
        var names = next.Shape switch
        {
            Shape.Capital => listed || !ordinary || (sure && !next.Is(Trait.Organisation | Trait.School)),
            Shape.AllCapitals => listed || (!ordinary && next.Length > 4),
            Shape.Small => (listed && (!ordinary || sure)) || (!ordinary && next.Length > 3 && (sure || short2 is "pc" or "dc" or "dci")),
            _ => false,
        };
        if (!names)
        {
            return at;
        }

        var end = name + 1;
        while (end < words.Count && end - at < LongestName && Continues(name, end))
        {
            end++;
        }

        return end;
    }

    // 'C. Kowalski', 'J.R. Smith', 'R Kowalski'; not 'plan B. Police'.
    private int EndAfterInitials(int at)
    {
        var (name, dotted) = (at + 1, false);
        while (name < words.Count && name < at + 3 && words[name].Shape == Shape.Initial && words[name].Before is Gap.Dot or Gap.Blank)
        {
            dotted |= words[name].Before == Gap.Dot;
            name++;
        }

        if (name >= words.Count || words[name].Shape is not (Shape.Capital or Shape.AllCapitals))
        {
            return at;
        }

        var next = words[name];
        var known = beside.HasFamily(name) || (next.Is(Trait.Family) && !next.Is(Trait.Calendar | Trait.Place));
        var plain =
            beside.Follows(at, Gap.Blank) && words[at - 1].Is(Trait.Word) && !words[at - 1].Is(Trait.Beside | Trait.Naming | Trait.Role | Trait.Function);
        var unknown = !next.Is(Trait.Word | Trait.Place) && next.Shape == Shape.Capital && !plain;
        var names = next.Before switch
        {
            Gap.Dot => known || unknown,
            Gap.Blank when dotted => known || unknown,
            Gap.Blank => note.Text[words[at].Index] != 'I' && (beside.HasFamily(name) || ((known || unknown) && beside.LeftOf(at) == Likelihood.Strong)),
            _ => false,
        };
        return names && !beside.IsOrganisation(at, name + 1) ? name + 1 : at;
    }

    // 'Nguyen, Rose'; 'BROWN, Callum'; not 'Leeds, Bradford' or 'Snapchat, Roblox'.
    private int EndOfTurnedName(int at)
    {
        var given = at + 1;
        if (
            given >= words.Count
            || words[given].Before != Gap.Comma
            || words[at].Possessive
            || words[at].Shape is Shape.Small or Shape.Initial
            || words[given].Shape is not (Shape.Capital or Shape.AllCapitals or Shape.Initial)
        )
        {
            return at;
        }

        var (family, first) = (words[at], words[given]);
        if (first.Shape == Shape.Initial)
        {
            return beside.HasFamily(at) && note.After(first.End, 1) is "." ? given + 1 : at;
        }

        var unknown = !family.Is(Trait.Word | Trait.Place | Trait.Given) && family.Shape == Shape.Capital;
        var unknownFirst = !first.Is(Trait.Word | Trait.Place) && first.Shape == Shape.Capital;
        var turned =
            (unknown && unknownFirst && !(given + 1 < words.Count && words[given + 1].Before == Gap.Comma && words[given + 1].Shape == Shape.Capital))
            || (family.Is(Trait.Family) && !family.Is(Trait.Calendar | Trait.Role) && beside.HasGiven(given))
            || (beside.HasFamily(at) && (first.Is(Trait.Given) || unknownFirst) && !first.Is(Trait.Calendar))
            || (unknown && first.Is(Trait.Given) && !first.Is(Trait.Calendar | Trait.Place))
            || (unknown && beside.HasGiven(given))
            || (
                (family.Is(Trait.Family) || unknown)
                && (first.Is(Trait.Given) || unknownFirst)
                && (beside.LeftOf(at) == Likelihood.Strong || beside.DetailsFollow(given + 1))
            );
        return turned && !beside.IsOrganisation(at, given + 1) ? given + 1 : at;
    }

    private bool CanBegin(int at)
    {
        var word = words[at];
        return word.Shape switch
        {
            Shape.Capital => word.Is(Trait.Given | Trait.Family) || !word.Is(Trait.Word | Trait.Place),
            Shape.AllCapitals => word.Is(Trait.Given | Trait.Family) && !word.Is(Trait.Word | Trait.Place),
            Shape.Small => beside.HasGiven(at)
                || (beside.HasFamily(at) && word.Length > 3)
                || beside.BeginsSmallName(at)
                || (!word.Is(Trait.Word | Trait.Place) && word.Length > 3 && beside.LeftOf(at) == Likelihood.Strong),
            _ => false,
        };
    }

    private bool Continues(int from, int at)
    {
        var word = words[at];
        if (word.Before != Gap.Blank || words[at - 1].Possessive)
        {
            return false;
        }

        // 'Ó Dálaigh', 'AL HINAI'.
        if ((word.Shape == Shape.Initial && note.Text[word.Index] == 'O') || (word.Shape == Shape.AllCapitals && word.Is(Trait.Particle)))
        {
            return at + 1 < words.Count
                && words[at + 1].Before == Gap.Blank
                && words[at + 1].Shape is Shape.Capital or Shape.AllCapitals
                && !words[at + 1].Is(Trait.Word);
        }

        var listed = word.Is(Trait.Given | Trait.Family);
        var ordinary = word.Is(Trait.Word | Trait.Place);
        if (
            word.Is(Trait.Particle)
            && at + 1 < words.Count
            && words[at + 1].Before == Gap.Blank
            && words[at + 1].Shape != Shape.None
            && !words[at + 1].Is(Trait.Word)
            && (words[at + 1].Shape == Shape.Capital || word.Shape == Shape.Small && words[from].Shape == Shape.Small && !word.Is(Trait.Function))
        )
        {
            return true;
        }

        return word.Shape switch
        {
            Shape.Capital => (listed && !word.Is(Trait.Calendar)) || !ordinary,
            Shape.AllCapitals => (listed && (!ordinary || word.Length > 3)) || (!ordinary && word.Length > 3),
            Shape.Small when words[from].Shape == Shape.Small => !word.Is(Trait.Function | Trait.Says | Trait.Kin | Trait.Role | Trait.State | Trait.Calendar)
                && (word.Is(Trait.Family) || beside.HasGiven(at) || (!ordinary && word.Length > 2)),
            Shape.Small => beside.HasFamily(at),
            _ => false,
        };
    }

    private bool IsPerson(int from, int end)
    {
        var (given, family, only) = (false, false, 0);
        for (var at = from; at < end; at++)
        {
            var brief = words[at].Shape == Shape.AllCapitals && words[at].Length <= 4 && end - from == 1;
            given |= beside.HasGiven(at) && !brief;
            family |= beside.HasFamily(at) && !brief && (words[at].Shape != Shape.Small || words[at].Length > 3);
            only += words[at].Is(Trait.Word | Trait.Place) ? 0 : 1;
        }

        var left = beside.LeftOf(from);
        if (beside.IsOrganisation(from, end) && !(left == Likelihood.Strong && end - from > 1))
        {
            return false;
        }

        if (given || family)
        {
            return true;
        }

        var right = beside.RightOf(end);
        if (words[from].Shape == Shape.Small)
        {
            return (left == Likelihood.Strong && (end - from > 1 || right == Likelihood.Strong)) || beside.BeginsSmallName(from);
        }

        if (words[from].Shape == Shape.AllCapitals)
        {
            return left == Likelihood.Strong && end - from > 1;
        }

        return end - from > 1
            ? (only > 0 && !(words[end - 1].Is(Trait.Organisation) && left != Likelihood.Strong))
                || (
                    words[from].Is(Trait.Given)
                    && words[end - 1].Is(Trait.Family)
                    && (!words[from].Is(Trait.Calendar | Trait.Place) || left == Likelihood.Strong)
                )
            : IsSingle(words[from], left, right, afterName: lastEnd >= 0 && from - lastEnd <= 1, beside.FollowsAnd(from));
    }

    private static bool IsSingle(NoteWord word, Likelihood left, Likelihood right, bool afterName, bool afterAnd)
    {
        if (!word.Is(Trait.Word | Trait.Place))
        {
            return left != Likelihood.None || right == Likelihood.Strong;
        }

        // Some places are only family names, and some family names are words. An organisation with such a name speaks and acts like a person.
        if (!word.Is(Trait.Given))
        {
            return left == Likelihood.Strong && right != Likelihood.None && !word.Is(Trait.Place | Trait.Role | Trait.Organisation);
        }

        return right == Likelihood.Strong
            || (left == Likelihood.Strong && right != Likelihood.None)
            || (afterName && left == Likelihood.Weak && right != Likelihood.None)
            || (left == Likelihood.Weak && !afterAnd && right != Likelihood.None && !word.Is(Trait.Calendar | Trait.Place));
    }
}
