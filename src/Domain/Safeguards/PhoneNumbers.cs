using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>Finds telephone numbers that begin with a country's code. The forms of all countries are too many to be rules here.</summary>
/// <param name="piece">Digits that begin with a country's code, with everything between them.</param>
/// <returns>The position of a number in the piece.</returns>
public delegate IEnumerable<(int Index, int Length)> NumbersAbroad(string piece);

/// <summary>Finds telephone numbers in all the ways in which people in the United Kingdom write them.</summary>
internal static partial class PhoneNumbers
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly string[] Cues =
    [
        "tel",
        "phone",
        "mob",
        "mobile",
        "cell",
        "call",
        "ring",
        "rang",
        "text",
        "whatsapp",
        "contact",
        "back on",
        "number is",
        "number:",
        "landline",
    ];

    // 0800, 0808, 0500, 084, 087 and 03 numbers belong to organisations, never to a person.
    private static readonly string[] Organisations = ["080", "0500", "03", "084", "087"];

    /// <summary>Finds numbers of other countries.</summary>
    public static void FindAbroad(Note note, NumbersAbroad abroad)
    {
        if (!note.HasDigits)
        {
            return;
        }

        foreach (var piece in WithCountry().EnumerateMatches(note.Text))
        {
            foreach (var (index, length) in abroad(note.Text.Substring(piece.Index, piece.Length)))
            {
                note.Take(IdentifierKind.Phone, piece.Index + index, length);
            }
        }
    }

    /// <summary>Finds numbers of the United Kingdom.</summary>
    public static void Find(Note note)
    {
        if (note.HasDigits)
        {
            note.FindAll(IdentifierKind.Phone, Digits(), (index, length) => IsPhone(note.Text.AsSpan(index, length)), besideLetters: true);
            note.FindAll(IdentifierKind.Phone, WithoutNought(), (index, _) => IsCued(note, index));
            note.FindAll(IdentifierKind.Phone, Local(), (index, length) => IsCued(note, index) && !note.Text.AsSpan(index, length).StartsWith("116"));
        }

        if (
            note.Lower.Contains("double", StringComparison.Ordinal)
            || note.Lower.Contains("seven", StringComparison.Ordinal)
            || note.Lower.Contains("zero", StringComparison.Ordinal)
        )
        {
            note.FindAll(IdentifierKind.Phone, Spoken());
        }
    }

    private static bool IsCued(Note note, int index)
    {
        var before = note.Before(index, 16);
        foreach (var cue in Cues)
        {
            if (before.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPhone(ReadOnlySpan<char> text)
    {
        var digits = new string([.. text.ToString().Replace('o', '0').Replace('O', '0').Where(char.IsAsciiDigit)]);
        var abroad =
            text[0] == '+' || text.StartsWith("(+") ? digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("447", StringComparison.Ordinal) ? digits
            : null;
        if (abroad is not null && !abroad.StartsWith("44", StringComparison.Ordinal))
        {
            return abroad.Length is >= 8 and <= 15;
        }

        var national = abroad is null ? digits : "0" + abroad[2..].TrimStart('0');
        return national.Length is >= 10 and <= 12 && national[0] == '0' && !Organisations.Any(prefix => national.StartsWith(prefix, StringComparison.Ordinal));
    }

    // The digits are counted, so that both of two numbers in a row are found.
    [GeneratedRegex(
        @"\(?(\+[\s-]{0,2}|00[\s().-]{0,2})?44([\s().,_/*-]{0,3}[0-9]){9,11}|\(?[0o]([\s().,_/*-]{0,2}[0-9]){9,10}|(\+|00)[1-9]([\s().,_/*-]{0,2}[0-9]){6,14}",
        Options
    )]
    private static partial Regex Digits();

    [GeneratedRegex(@"(\(?\+|\(?\b00)[\s().,_/*-]{0,3}[1-9]([\s().,_/*-]{0,3}[0-9]){5,17}", Options)]
    private static partial Regex WithCountry();

    [GeneratedRegex(@"7[0-9]{3}[\s.-]?[0-9]{3}[\s.-]?[0-9]{3}|[12][0-9]{2,3}[\s.-]?[0-9]{3}[\s.-]?[0-9]{3,4}", Options)]
    private static partial Regex WithoutNought();

    [GeneratedRegex(@"[2-9][0-9]{2}[\s.-]?[0-9]{3,5}", Options)]
    private static partial Regex Local();

    [GeneratedRegex(
        @"((zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble)[\s,-]{1,2}){6,14}(zero|oh|o|nought|one|two|three"
            + @"|four|five|six|seven|eight|nine)",
        Options
    )]
    private static partial Regex Spoken();
}
