using System.Text.RegularExpressions;
using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>A text in which identifiers are being looked for. What was found is covered, so that nothing else is found in the same place.</summary>
internal sealed class Note
{
    private const char Cover = '\u0001';

    private readonly PlainText plain;
    private readonly char[] left;
    private readonly List<Identifier> found = [];

    public Note(PlainText plain)
    {
        this.plain = plain;
        left = plain.Text.ToCharArray();
        Lower = plain.Text.ToLowerInvariant();
        HasDigits = plain.Text.AsSpan().ContainsAnyInRange('0', '9');
    }

    /// <summary>The whole text in plain characters.</summary>
    public string Text => plain.Text;

    /// <summary>The same in lower case.</summary>
    public string Lower { get; }

    /// <summary>True if it has a digit; without one, most kinds need not be looked for.</summary>
    public bool HasDigits { get; }

    /// <summary>Dates that are not known to be dates of birth.</summary>
    public List<(int Index, int Length)> OtherDates { get; } = [];

    /// <summary>True if nothing was found in a part.</summary>
    public bool IsFree(int index, int length) => !left.AsSpan(index, length).Contains(Cover);

    /// <summary>Takes every match of a form that is free, is not part of a longer word or number, and passes the check.</summary>
    public void FindAll(IdentifierKind kind, Regex form, Func<int, int, bool>? holds = null, bool besideLetters = false)
    {
        foreach (var match in form.EnumerateMatches(left))
        {
            if (plain.StandsAlone(match.Index, match.Length, besideLetters) && (holds is null || holds(match.Index, match.Length)))
            {
                Take(kind, match.Index, match.Length);
            }
        }
    }

    /// <summary>Takes a part as an identifier, unless something was found in it before.</summary>
    public void Take(IdentifierKind kind, int index, int length)
    {
        if (IsFree(index, length))
        {
            TakeHidden(kind, index, length);
        }
    }

    /// <summary>Takes a part as an identifier although it was covered as harmless.</summary>
    public void TakeHidden(IdentifierKind kind, int index, int length)
    {
        var (start, original) = plain.In(index, length);
        found.Add(new Identifier(kind, start, original));
        Hide(index, length);
    }

    /// <summary>Covers a part that is known to be harmless.</summary>
    public void Hide(int index, int length) => left.AsSpan(index, length).Fill(Cover);

    /// <summary>The characters before a position, in lower case.</summary>
    public ReadOnlySpan<char> Before(int index, int count) => Lower.AsSpan(Math.Max(0, index - count), Math.Min(count, index));

    /// <summary>The characters from a position on, in lower case.</summary>
    public ReadOnlySpan<char> After(int index, int count) => Lower.AsSpan(index, Math.Min(count, Lower.Length - index));

    /// <summary>True if a name ends shortly before a position.</summary>
    public bool FollowsPerson(int index)
    {
        var start = plain.In(index, 1).Start;
        return found.Exists(one => one.Kind == IdentifierKind.Person && one.Start + one.Length <= start && start - one.Start - one.Length <= 3);
    }

    /// <summary>Everything that was found, in order.</summary>
    public IReadOnlyList<Identifier> Found() => [.. found.OrderBy(one => one.Start)];
}
