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

    /// <summary>
    /// The identifiers in a text, in order and without overlap; where two could be meant, the first kind in
    /// <see cref="IdentifierKind"/>. Other ways of writing the same characters make no difference.
    /// </summary>
    public static IReadOnlyList<Identifier> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainText.Of(text);
        var found = new List<Identifier>();
        Add(IdentifierKind.Email, Email());
        Add(IdentifierKind.Link, Link());
        Add(IdentifierKind.Date, Date());
        Add(IdentifierKind.NhsNumber, TenDigits(), IsNhsNumber, besideLetters: true);
        Add(IdentifierKind.Phone, Digits(), IsPhone, besideLetters: true);
        Add(IdentifierKind.Postcode, Postcode());
        Add(IdentifierKind.Handle, Handle(), IsHandle);
        return [.. found.OrderBy(one => one.Start)];

        void Add(IdentifierKind kind, Regex form, Func<string, bool>? holds = null, bool besideLetters = false)
        {
            foreach (Match match in form.Matches(plain.Text))
            {
                var (start, length) = plain.In(match.Index, match.Length);
                var free = !found.Exists(one => start < one.Start + one.Length && one.Start < start + length);
                if (free && plain.StandsAlone(match.Index, match.Length, besideLetters) && (holds is null || holds(match.Value)))
                {
                    found.Add(new Identifier(kind, start, length));
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
        var abroad = text.StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits.StartsWith("447", StringComparison.Ordinal) ? digits : null;
        if (abroad is not null && !abroad.StartsWith("44", StringComparison.Ordinal))
        {
            return abroad.Length is >= 8 and <= 15;
        }

        var national = abroad is null ? digits : "0" + abroad[2..].TrimStart('0');
        var organisation = national.StartsWith("080", StringComparison.Ordinal) || national.StartsWith("03", StringComparison.Ordinal);
        return national.Length is >= 10 and <= 12 && national[0] == '0' && !organisation;
    }

    // After the name of a platform a short word with a digit is more likely a version than a name.
    private static bool IsHandle(string text) => text.Contains('@', StringComparison.Ordinal) || text.Split(' ', ':', '=')[^1].Length >= 5;

    [GeneratedRegex(@"[\w.+'-]+\s?(@|\(at\)|\[at\]|\{at\})\s?[a-z0-9-]+((\.|\s?\(dot\)\s?|\s?\[dot\]\s?|\s?\{dot\}\s?)[a-z0-9-]+)+|[\w.+'-]+\s?@\s?[a-z0-9-]+(\s?\.\s?[a-z0-9-]+)*\s?\.\s?(com|org|net|uk|ie|co|me|io|info)|[\w.+'-]+\sat\s[a-z0-9-]+(\sdot\s[a-z0-9-]+)+", Options)]
    private static partial Regex Email();

    [GeneratedRegex(@"(https?://|www\.)[^\s]+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|co\.uk|org|org\.uk|net|gg|me|io|app|tv|ly|gov\.uk|sch\.uk)(/[^\s]*)?", Options)]
    private static partial Regex Link();

    [GeneratedRegex(@"\+?[0-9(][0-9()\s.,_/-]{7,}[0-9]", Options)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[0-9]([\s._-]?[0-9]){9}", Options)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"[0-9]{1,2}\s?[/._-]\s?[0-9]{1,2}\s?[/._-]\s?([0-9]{4}|[0-9]{2})|[0-9]{4}[/._-][0-9]{1,2}[/._-][0-9]{1,2}|[0-9]{1,2}\s[0-9]{1,2}\s(19|20)[0-9]{2}|(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}"
        + @"|[0-9]{1,2}(st|nd|rd|th)?[\s._/-]?(of\s)?" + Months + @",?[\s._/-]?'?[0-9]{2,4}|" + Months + @"\s[0-9]{1,2}(st|nd|rd|th)?,?\s[0-9]{4}", Options)]
    private static partial Regex Date();

    // The letters before the first digit are a postcode area; the second half never holds C, I, K, M, O or V (Royal Mail, 'PAF digest').
    private const string Areas = "([begl-nsw]|a[bl]|b[abdhlnrst]|c[abfhmortvw]|d[adeghlnty]|e[chnx]|f[ky]|g[luy]|h[adgprsux]|i[gmpv]|je|k[atwy]|l[adelnsu]|m[ekl]|n[egnprw]|o[lx]|p[aehlor]|r[ghm]|s[aegklmnoprstwy]|t[adfnqrsw]|ub|w[acdfnrsv]|yo|ze)";

    [GeneratedRegex(Areas + @"[0-9][a-z0-9]?[\s-]?[0-9o][abd-hjlnp-uw-z]{2}", Options)]
    private static partial Regex Postcode();

    // After the name of a platform only what has a digit or an underscore is a user name: 'Discord is popular' is none.
    [GeneratedRegex(@"@[a-z0-9_.]{2,}|@\s[a-z][a-z0-9.]*[0-9_][a-z0-9_.]*|u/[a-z0-9_-]{3,}|(snap(chat)?|insta(gram)?|discord|tik\s?tok|roblox|user\s?name|gamer\s?tag|handle|kik|telegram|whatsapp)(\s(user)?name)?\s?(is)?[\s:=-]{0,3}([a-z][a-z0-9_.#-]*[0-9_#][a-z0-9_.#-]*)|[a-z0-9_]{3,}#[0-9]{4}", Options)]
    private static partial Regex Handle();
}
