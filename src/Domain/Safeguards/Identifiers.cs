using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>What can point at a person by its form alone.</summary>
public enum IdentifierKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An address on the web.</summary>
    Link,

    /// <summary>A telephone number of a person; national helplines are none.</summary>
    Phone,

    /// <summary>An NHS number with a sound check digit.</summary>
    NhsNumber,

    /// <summary>A date with its year.</summary>
    Date,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A name on a social platform.</summary>
    Handle,
}

/// <summary>An identifier in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, counted from 0.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record Identifier(IdentifierKind Kind, int Start, int Length);

/// <summary>
/// Finds structured identifiers in free text before it is kept. It knows forms, not names: that nothing is found never
/// means that a text is safe, and no page may say so.
/// </summary>
public static partial class Identifiers
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Months = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    /// <summary>The identifiers in a text, in order and without overlap; where two could be meant, the first kind in <see cref="IdentifierKind"/>.</summary>
    public static IReadOnlyList<Identifier> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Identifier>();
        Add(IdentifierKind.Email, Email());
        Add(IdentifierKind.Link, Link());
        Add(IdentifierKind.Date, Date());
        Add(IdentifierKind.NhsNumber, TenDigits(), IsNhsNumber);
        Add(IdentifierKind.Phone, Digits(), IsPhone);
        Add(IdentifierKind.Postcode, Postcode());
        Add(IdentifierKind.Handle, Handle());
        return [.. found.OrderBy(one => one.Start)];

        void Add(IdentifierKind kind, Regex form, Func<string, bool>? holds = null)
        {
            foreach (Match match in form.Matches(text))
            {
                var free = !found.Exists(one => match.Index < one.Start + one.Length && one.Start < match.Index + match.Length);
                if (free && (holds is null || holds(match.Value)))
                {
                    found.Add(new Identifier(kind, match.Index, match.Length));
                }
            }
        }
    }

    /// <summary>True where ten digits are an NHS number: the last is 11 less the weighted sum of the others modulo 11.</summary>
    /// <remarks>Source: NHS Data Dictionary, 'NHS number'.</remarks>
    public static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(digit => digit - '0').ToList();
        if (digits.Count != 10)
        {
            return false;
        }

        var check = (11 - (digits.Take(9).Select((digit, place) => digit * (10 - place)).Sum() % 11)) % 11;
        return check == digits[9];
    }

    // 0800, 0808 and 03 numbers and three-digit services belong to organisations, never to a person.
    private static bool IsPhone(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        var national = text.Contains('+', StringComparison.Ordinal) || digits.StartsWith("0044", StringComparison.Ordinal)
            ? "0" + digits[(digits.StartsWith("00", StringComparison.Ordinal) ? 4 : 2)..].TrimStart('0')
            : digits;
        var organisation = national.StartsWith("080", StringComparison.Ordinal) || national.StartsWith("03", StringComparison.Ordinal);
        return national.Length is >= 10 and <= 12 && national[0] == '0' && !organisation;
    }

    [GeneratedRegex(@"[\w.+'-]+\s?(@|\(at\)|\[at\])\s?[a-z0-9-]+((\.|\s?\(dot\)\s?|\s?\[dot\]\s?)[a-z0-9-]+)+", Options)]
    private static partial Regex Email();

    [GeneratedRegex(@"(https?://|www\.)[^\s]+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|co\.uk|org|org\.uk|net|gg|me|io|app|tv|ly|gov\.uk|sch\.uk)(/[^\s]*)?\b", Options)]
    private static partial Regex Link();

    [GeneratedRegex(@"\+?[0-9(][0-9()\s./-]{7,}[0-9]", Options)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b[0-9]{3}[\s-]?[0-9]{3}[\s-]?[0-9]{4}\b", Options)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"\b([0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}|[0-9]{1,2}(st|nd|rd|th)?\s+(of\s+)?" + Months + @",?\s+[0-9]{2,4}|" + Months + @"\s+[0-9]{1,2}(st|nd|rd|th)?,?\s+[0-9]{4})\b", Options)]
    private static partial Regex Date();

    // The second half of a postcode never holds C, I, K, M, O or V (Royal Mail, 'PAF digest').
    [GeneratedRegex(@"\b[a-z]{1,2}[0-9][a-z0-9]?\s?[0-9][abd-hjlnp-uw-z]{2}\b", Options)]
    private static partial Regex Postcode();

    // After the name of a platform only what has a digit or an underscore is a user name: 'Discord is popular' is none.
    [GeneratedRegex(@"@[a-z0-9_.]{2,}|\b(snap(chat)?|insta(gram)?|discord|tik\s?tok|roblox|user\s?name|gamer\s?tag|handle|kik|telegram|whatsapp)(\s+name)?\s*(is|:|=)[\s:]*([a-z0-9_.#-]+[0-9_#][a-z0-9_.#-]+|[a-z_.-]{2,}[0-9_#]+)|\b[a-z0-9_]{3,}#[0-9]{4}\b", Options)]
    private static partial Regex Handle();
}
