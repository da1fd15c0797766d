using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>Numbers that an authority gives to a person or a case.</summary>
public static partial class OfficialNumbers
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string CheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>True if ten digits are an NHS number: the last is 11 minus the weighted sum of the others modulo 11.</summary>
    /// <remarks>Source: NHS Data Dictionary, 'NHS number'.</remarks>
    public static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        return digits.Count == 10 && (11 - (digits.Take(9).Select((digit, place) => digit * (10 - place)).Sum() % 11)) % 11 == digits[9];
    }

    /// <summary>True if a letter and twelve digits are a pupil number: the letter follows from the weighted sum of the digits modulo 23.</summary>
    /// <remarks>Source: Department for Education, 'Unique pupil numbers'.</remarks>
    public static bool IsPupilNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        return digits.Count == 12 && char.ToUpperInvariant(text[0]) == CheckLetters[digits.Select((digit, place) => digit * (place + 2)).Sum() % 23];
    }

    /// <summary>Finds pupil, NHS and National Insurance numbers.</summary>
    internal static void Find(Note note)
    {
        if (!note.HasDigits)
        {
            return;
        }

        // If the letter in front or a word says what a number is, a mistyped one is found too.
        note.FindAll(IdentifierKind.PupilNumber, Pupil(), (index, length) =>
            IsPupilNumber(note.Text.Substring(index, length)) || Says(note, index, "upn", "pupil")
        );
        note.FindAll(IdentifierKind.InsuranceNumber, Insurance());
        note.FindAll(IdentifierKind.InsuranceNumber, InsuranceWithoutEnd(), (index, _) => Says(note, index, "ni ", "insurance", "nino"));
        note.FindAll(
            IdentifierKind.NhsNumber,
            TenDigits(),
            (index, length) => IsNhsNumber(note.Text.Substring(index, length)) || Says(note, index, "nhs"),
            besideLetters: true
        );
    }

    /// <summary>Finds numbers of cases, and other long numbers.</summary>
    internal static void FindReferences(Note note)
    {
        if (!note.HasDigits)
        {
            return;
        }

        note.FindAll(IdentifierKind.CaseReference, Named(), (index, length) => !IsYear(note, index, length));
        note.FindAll(IdentifierKind.CaseReference, Formed(), (index, length) => !IsYear(note, index, length));
        note.FindAll(IdentifierKind.CaseReference, LongNumber(), (index, length) => !(index > 0 && note.Text[index - 1] is '£' or '$' or '€' or ',' or '.'));
    }

    private static bool Says(Note note, int index, params ReadOnlySpan<string> words)
    {
        var before = note.Before(index, 24);
        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // 'KCSIE 2024', 'COVID-19' and 'case review 2023' point at nobody.
    private static bool IsYear(Note note, int index, int length)
    {
        var text = note.Lower.AsSpan(index, length);
        var number = text[text.TrimEnd("0123456789").Length..];
        return number.Length < 4 && !text.StartsWith("log") && !text.ContainsAny('/', '-')
            || (number is ['1', '9', _, _] or ['2', '0', _, _] && text[..^4].IndexOfAnyInRange('0', '9') < 0)
            || text.StartsWith("iso")
            || text.StartsWith("covid");
    }

    [GeneratedRegex(@"[a-hj-np-rt-z][\s-]?[0-9]{3}[\s-]?[0-9]{4}[\s-]?[0-9]{4}[0-9a-z]", Options)]
    private static partial Regex Pupil();

    [GeneratedRegex(@"[a-z]{2}[\s.-]?[0-9]{2}[\s.-]?[0-9]{2}[\s.-]?[0-9]{2}[\s.-]?[a-d]", Options)]
    private static partial Regex Insurance();

    [GeneratedRegex(@"[a-z]{2}[\s.-]?[0-9]{2}[\s.-]?[0-9]{2}[\s.-]?[0-9]{2}", Options)]
    private static partial Regex InsuranceWithoutEnd();

    [GeneratedRegex(@"[0-9]([\s._/-]{0,2}[0-9]){9}", Options)]
    private static partial Regex TenDigits();

    [GeneratedRegex(
        @"(crime|police|case|incident|log|court|ref|reference|urn|crn|niche|occurrence|lcs|cpoms|mosaic|liquidlogic|systmone|file|record|client"
            + @"|person|child|pupil|passport|patient|hospital|account|licence)(\s?(ref|reference|no|number|num|id|code|file))?[.:#]?(\s(is"
            + @"|was))?[\s:#-]{0,3}[0-9]{0,4}[a-z]{0,5}[/-]?[0-9]{3,14}([/-][a-z0-9]{1,12}){0,4}[a-z]?",
        Options
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"[a-z]{1,5}[/-][0-9]{4,12}([/-][a-z0-9]{1,8}){0,3}|[a-z]{1,4}[0-9]{6,14}[a-z]?|[0-9]{2,8}/[0-9]{3,8}/[0-9]{2,4}"
            + @"|[0-9]{4,8}[/-][a-z]{1,4}[/-]?[0-9]{0,8}|[a-z]{2,4}/[0-9]{2,4}/[0-9]{2,8}",
        Options
    )]
    private static partial Regex Formed();

    [GeneratedRegex(@"[0-9]{7,30}", Options)]
    private static partial Regex LongNumber();
}
