using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>
/// Finds what can point at a person in free text before it is kept: by its form, by check digits, and names by lists and by the words beside
/// them. Finding nothing never means that a text is safe, and no page may say so.
/// </summary>
public static class Identifiers
{
    // A long text is read in overlapping windows, so that the work grows with its length whatever it holds.
    private const int Window = 4096;
    private const int Margin = 160;

    /// <summary>
    /// Finds the identifiers in a text, in order and without overlap. If one could be of several kinds, the first in
    /// <see cref="IdentifierKind"/> is meant. Other ways of writing the same characters make no difference.
    /// </summary>
    /// <param name="abroad">Recognises telephone numbers of other countries; without it only those in the most usual form are found.</param>
    public static IReadOnlyList<Identifier> Find(string text, NumbersAbroad? abroad = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= Window)
        {
            return InWindow(text, abroad);
        }

        var all = new List<Identifier>();
        var end = 0;
        for (var from = 0; from < text.Length; from += Window - (2 * Margin))
        {
            var length = Math.Min(Window, text.Length - from);
            foreach (var one in InWindow(text.Substring(from, length), abroad))
            {
                var mine = (from == 0 || one.Start >= Margin) && (from + length == text.Length || one.Start < length - Margin);
                if (mine && from + one.Start >= end)
                {
                    all.Add(one with { Start = from + one.Start });
                    end = from + one.Start + one.Length;
                }
            }

            if (from + length == text.Length)
            {
                break;
            }
        }

        return all;
    }

    /// <summary>Takes the identifiers out of a text, for the writer to read again.</summary>
    /// <param name="mark">What replaces each.</param>
    /// <param name="find">Finds the identifiers.</param>
    public static string TakeOut(string text, string mark, Func<string, IReadOnlyList<Identifier>> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(mark);
        // What is left may join up to something new. A few passes are enough for anything that people write.
        for (var time = 0; time < 3 && find(text) is { Count: > 0 } found; time++)
        {
            text = Without(text, found, mark);
        }

        return text;
    }

    private static string Without(string text, IReadOnlyList<Identifier> found, string mark)
    {
        var left = new StringBuilder(text);
        foreach (var one in found.Reverse())
        {
            left.Remove(one.Start, one.Length).Insert(one.Start, mark);
        }

        return left.ToString().Trim();
    }

    private static IReadOnlyList<Identifier> InWindow(string text, NumbersAbroad? abroad)
    {
        var note = new Note(PlainText.Of(text));
        OnlineNames.FindAddresses(note);
        if (abroad is not null)
        {
            // This comes first, because a part of such a number can look like a date or a number of this country.
            PhoneNumbers.FindAbroad(note, abroad);
        }

        OfficialNumbers.Find(note);
        BirthDates.Find(note);
        PhoneNumbers.Find(note);
        Vehicles.Find(note);
        Places.FindPostcodes(note);
        OnlineNames.FindHandles(note);
        OfficialNumbers.FindReferences(note);
        Places.FindAddresses(note);
        var words = NoteWords.In(note);
        Places.FindSchools(note, words);
        PeopleNames.Find(note, words);
        BirthDates.FindBesideNames(note);
        return note.Found();
    }
}
