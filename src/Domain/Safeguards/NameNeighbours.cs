namespace Lodestar.Safeguards;

/// <summary>How strongly the words beside a word suggest that it is a name.</summary>
internal enum Likelihood
{
    None,
    Weak,
    Strong,
}

/// <summary>What the words beside a name say: 'foster carer …', 'spoke to …', '… said', '…'s tablet'.</summary>
internal sealed class NameNeighbours(Note note, List<NoteWord> words)
{
    /// <summary>True if a word is listed as a given name and nothing else.</summary>
    public bool HasGiven(int at) => IsOnly(at, Trait.Given);

    /// <summary>True if a small word and the next one are a name together, because one of them is listed as nothing else.</summary>
    public bool BeginsSmallName(int at)
    {
        var next = at + 1;
        if (
            next >= words.Count
            || words[next].Before != Gap.Blank
            || words[next].Shape != Shape.Small
            || words[at].Is(Trait.Word | Trait.Place) && !words[at].Is(Trait.Given)
            || words[at].Is(Trait.Function)
            || words[at].Length < 3
        )
        {
            return false;
        }

        var unknown = words[at].Traits == Trait.None && words[next].Traits == Trait.None && words[at].Length > 3 && words[next].Length > 3;
        return (HasFamily(next) && words[next].Length > 3)
            || (unknown && next + 1 < words.Count && words[next + 1].Before == Gap.Blank && words[next + 1].Is(Trait.Linking | Trait.Says));
    }

    /// <summary>True if a word is listed as a family name and nothing else.</summary>
    public bool HasFamily(int at) => IsOnly(at, Trait.Family);

    /// <summary>True if a word follows the one before it with this gap.</summary>
    public bool Follows(int at, Gap gap) => at > 0 && at < words.Count && words[at].Before == gap;

    /// <summary>True if a word belongs to the one before it; the full stop of an initial or a title may be between them.</summary>
    public bool IsJoined(int at) => words[at].Before is Gap.Blank or Gap.Dot;

    /// <summary>True if the next words make it the name of a street, a school or a charity: 'Victoria Road', 'Fraser guidelines'.</summary>
    public bool IsOrganisation(int from, int end)
    {
        if (!Follows(end, Gap.Blank))
        {
            return false;
        }

        var next = words[end];
        return next.Is(Trait.Doctrine)
            || (next.Is(Trait.Organisation | Trait.School) && next.Shape is Shape.Capital or Shape.AllCapitals && words[from].Shape != Shape.Small);
    }

    /// <summary>How strongly the words before it suggest a name.</summary>
    public Likelihood LeftOf(int at)
    {
        if (at == 0 || words[at].Before is Gap.Stop or Gap.Start)
        {
            return Likelihood.None;
        }

        var before = words[at - 1];
        var gap = words[at].Before;
        if (before.Possessive || before.Shape == Shape.None)
        {
            return before.Possessive && before.Is(Trait.Role) ? Likelihood.Strong : Likelihood.None;
        }

        if (before.Is(Trait.Role) && !before.Is(Trait.Function))
        {
            return Likelihood.Strong;
        }

        if (before.Is(Trait.Naming) && !(Is(at - 1, "is") && gap == Gap.Blank && !EndsInCase(at - 1)))
        {
            // 'the call centre', 'a name badge': the thing that is called so follows at once or in quotation marks.
            return Likelihood.Strong;
        }

        // 'mum of …', 'parents of …'.
        if (Is(at - 1, "of") && gap == Gap.Blank && at > 1 && words[at - 2].Is(Trait.Role))
        {
            return Likelihood.Strong;
        }

        if (!before.Is(Trait.Beside) || gap is not (Gap.Blank or Gap.Quote))
        {
            return Likelihood.None;
        }

        if (at > 1 && (Is(at - 1, "with") || Is(at - 1, "to") || Is(at - 1, "w")) && words[at - 2].Is(Trait.Talking))
        {
            return Likelihood.Strong;
        }

        var moved = at > 1 && (Is(at - 1, "to") || Is(at - 1, "from") || Is(at - 1, "for")) && words[at - 2].Is(Trait.Moving);
        return moved ? Likelihood.None : Likelihood.Weak;
    }

    /// <summary>True if 'and' comes before it: in 'Faith and Hope' that says less than 'with' does.</summary>
    public bool FollowsAnd(int at) => at > 0 && Is(at - 1, "and");

    /// <summary>How strongly the words after it suggest a name; not at all if a noun follows, as in 'Hope centre'.</summary>
    public Likelihood RightOf(int end)
    {
        if (words[end - 1].Possessive)
        {
            return end < words.Count && words[end].Is(Trait.Kin) && words[end].Before == Gap.Blank ? Likelihood.Strong : Likelihood.None;
        }

        if (DetailsFollow(end))
        {
            return Likelihood.Strong;
        }

        if (end >= words.Count || words[end].Before != Gap.Blank)
        {
            return Likelihood.Weak;
        }

        var next = words[end];
        if (next.Shape == Shape.Small && next.Is(Trait.Says))
        {
            return Likelihood.Strong;
        }

        if (next.Shape == Shape.Small && next.Is(Trait.Linking))
        {
            // 'Nkechi is in care', but 'Will is not …'.
            var after = end + 1 < words.Count ? words[end + 1] : default;
            var ordinary = words[end - 1].Is(Trait.Word | Trait.Place);
            return
                after.Before == Gap.Blank
                && after.Shape == Shape.Small
                && (after.Is(Trait.State) || after.Is(Trait.Says))
                && !(ordinary && after.Is(Trait.Function))
                ? Likelihood.Strong
                : Likelihood.Weak;
        }

        if (next.Shape == Shape.Small && next.Is(Trait.State) && !next.Is(Trait.Function) && next.Length > 3)
        {
            return Likelihood.Strong;
        }

        // '… and her brother'.
        if (
            (Is(end, "and") || Is(end, "with"))
            && (Is(end + 1, "her") || Is(end + 1, "his") || Is(end + 1, "their"))
            && end + 2 < words.Count
            && words[end + 2].Is(Trait.Kin | Trait.Role)
        )
        {
            return Likelihood.Strong;
        }

        var did = next.Shape == Shape.Small && note.Lower.AsSpan(next.Index, next.Length).EndsWith("ed");
        return did || next.Is(Trait.Function) ? Likelihood.Weak : Likelihood.None;
    }

    /// <summary>True if an age, a date of birth or a relation follows: '(14)', ', aged 12', '(mother)', 'DOB'.</summary>
    public bool DetailsFollow(int end)
    {
        if (end >= words.Count)
        {
            return false;
        }

        var next = words[end];
        if (Is(end, "dob") || Is(end, "aged") || (next.Before is Gap.Open && (next.Is(Trait.Role) || char.IsAsciiDigit(note.Text[next.Index]))))
        {
            return true;
        }

        return next.Before == Gap.Comma && next.Length <= 2 && char.IsAsciiDigit(note.Text[next.Index]) && !char.IsAsciiLetter(note.Text[next.End - 1]);
    }

    // 'officer in case is …', 'my name is …': after other words, 'is' introduces a state rather than a name.
    private bool EndsInCase(int at) => at > 0 && (words[at - 1].Is(Trait.Role | Trait.Naming) || Is(at - 1, "case"));

    private bool Is(int at, ReadOnlySpan<char> word) => at < words.Count && note.Lower.AsSpan(words[at].Index, words[at].Length).SequenceEqual(word);

    private bool IsOnly(int at, Trait trait)
    {
        var word = words[at];
        return word.Is(trait) && !word.Is(Trait.Word | Trait.Place) && word.Length > 2;
    }
}
