using System.Globalization;
using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>
/// Finds dates of birth: a date beside 'born' or 'DOB' or after a name, and any full date in the years in which a child, or a person of working
/// age, may have been born, unless the text says what else happened on it.
/// </summary>
internal static partial class BirthDates
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private const string Months = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    // From this year on, a date without a word beside it is more likely to be that of a meeting.
    private const int FirstYearOfNotes = 2020;

    private static readonly string[] Cues = ["born", "dob", "d.o.b", "d o b", "d/o/b", "birth", "b'day", "bday"];

    private static readonly string[] Events =
    [
        "on",
        "sent",
        "due",
        "dated",
        "completed",
        "received",
        "recvd",
        "meeting",
        "since",
        "from",
        "until",
        "by",
        "published",
        "updated",
        "reviewed",
        "booked",
        "held",
        "visit",
        "visited",
        "closed",
        "opened",
        "started",
        "begun",
        "signed",
        "agreed",
        "court",
        "hearing",
        "issued",
        "effective",
        "between",
        "and",
        "to",
        "version",
        "before",
        "after",
    ];

    /// <summary>Finds the dates of birth in a note that do not need a name beside them.</summary>
    public static void Find(Note note)
    {
        if (!note.HasDigits)
        {
            return;
        }

        note.FindAll(IdentifierKind.BirthDate, Full(), (index, length) => IsBirth(note, index, length));
        if (Cues.Any(cue => note.Lower.Contains(cue, StringComparison.Ordinal)))
        {
            note.FindAll(IdentifierKind.BirthDate, WithoutYear(), (index, length) => IsCued(note, index, length));
        }
    }

    /// <summary>Finds dates after a person's name, once names are known.</summary>
    public static void FindBesideNames(Note note)
    {
        foreach (var (index, length) in note.OtherDates.Where(date => note.FollowsPerson(date.Index)))
        {
            note.TakeHidden(IdentifierKind.BirthDate, index, length);
        }
    }

    private static bool IsBirth(Note note, int index, int length)
    {
        var text = note.Text.AsSpan(index, length);
        var after = note.After(index + length, 2);
        var before = index > 1 ? note.Before(index, 2) : " ";
        if ((after.Length == 2 && after[0] == '.' && char.IsAsciiDigit(after[1])) || (before is [>= '0' and <= '9', '.' or '/' or '-']))
        {
            return false;
        }

        if (IsCued(note, index, length))
        {
            return true;
        }

        var dotted = text.Contains('.') && !text.ContainsAnyInRange('a', 'z') && Year(text, out var digits) >= 0 && digits == 2;
        var year = Year(text, out _);
        var mayBeBirth = !dotted && year is >= 1930 and < FirstYearOfNotes && !FollowsEvent(note, index);
        if (!mayBeBirth)
        {
            note.OtherDates.Add((index, length));
            note.Hide(index, length);
        }

        return mayBeBirth;
    }

    private static int Year(ReadOnlySpan<char> text, out int digits)
    {
        var end = text.TrimEnd("0123456789").Length;
        var tail = text[end..];
        if (tail.Length is 8)
        {
            tail = tail[4..];
        }
        else if (
            tail.Length is not (4 or 2)
            || text[..end].IndexOfAnyInRange('0', '9') < 0
            || (text.Length > 4 && !text[..4].ContainsAnyExceptInRange('0', '9'))
        )
        {
            tail = text[..4];
        }

        digits = tail.Length;
        var year = int.Parse(tail, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits == 4 ? year
            : year <= 30 ? 2000 + year
            : 1900 + year;
    }

    private static bool IsCued(Note note, int index, int length)
    {
        var before = note.Before(index, 26);
        var after = note.After(index + length, 8);
        foreach (var cue in Cues)
        {
            if (before.Contains(cue, StringComparison.Ordinal) || after.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool FollowsEvent(Note note, int index)
    {
        var before = note.Before(index, 12).TrimEnd(" :(,");
        var word = before[(before.LastIndexOfAny(" \n,.(") + 1)..];
        return Array.IndexOf(Events, word.ToString()) >= 0;
    }

    [GeneratedRegex(
        @"[0-9]{1,2}\s?[/._-]\s?[0-9]{1,2}\s?[/._-]\s?([0-9]{4}|[0-9]{2})|(19|20)[0-9]{2}[/._-][0-9]{1,2}[/._-][0-9]{1,2}"
            + @"|[0-9]{1,2}\s[0-9]{1,2}\s(19|20)[0-9]{2}|(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}"
            + @"|[0-9]{1,2}(st|nd|rd|th)?[\s._/,-]?\s?(of\s)?"
            + Months
            + @"[,.]?[\s._/-]?'?([0-9]{4}|[0-9]{2})|"
            + Months
            + @"\s[0-9]{1,2}(st|nd|rd|th)?,?\s[0-9]{4}",
        Options
    )]
    private static partial Regex Full();

    [GeneratedRegex(
        @"[0-9]{1,2}(st|nd|rd|th)?[\s._/-]?(of\s)?"
            + Months
            + "|"
            + Months
            + @"\s([0-9]{4}|[0-9]{1,2}(st|nd|rd|th)?)|[0-9]{1,2}/[0-9]{2,4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{6}|[0-9]{1,2}\s[0-9]{1,2}\s[0-9]{2}",
        Options
    )]
    private static partial Regex WithoutYear();
}
