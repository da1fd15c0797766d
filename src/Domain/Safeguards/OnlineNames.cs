using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>E-mail addresses, links, addresses of devices, and names on platforms.</summary>
internal static partial class OnlineNames
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // Public services that people are referred to; naming one points at nobody.
    private static readonly string[] Services =
    [
        "gov.uk",
        "nhs.uk",
        "police.uk",
        "childline.org.uk",
        "nspcc.org.uk",
        "iwf.org.uk",
        "thinkuknow.co.uk",
        "barnardos.org.uk",
        "kooth.com",
        "samaritans.org",
        "saferinternet.org.uk",
        "internetmatters.org",
        "stopitnow.org.uk",
        "swgfl.org.uk",
        "reportharmfulcontent.com",
        "childnet.com",
        "youngminds.org.uk",
        "giveusashout.org",
        "childrenssociety.org.uk",
        "mariecollinsfoundation.org.uk",
        "victimsupport.org.uk",
        "crimestoppers-uk.org",
        "csacentre.org.uk",
        "stopncii.org",
        "ceopeducation.co.uk",
    ];

    private static readonly string[] Providers = ["gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "live", "aol", "btinternet", "sky", "proton"];

    private static readonly string[] NameCues = ["name", "handle", "tag", "snap", "insta", "kik", " id"];

    /// <summary>Finds e-mail addresses, links and addresses of devices.</summary>
    public static void FindAddresses(Note note)
    {
        // A quick look comes first, because most notes hold nothing of the kind.
        if (
            note.Text.Contains('@', StringComparison.Ordinal)
            || note.Lower.Contains("dot", StringComparison.Ordinal)
            || Providers.Any(provider => note.Lower.Contains(provider, StringComparison.Ordinal))
        )
        {
            note.FindAll(IdentifierKind.Email, Email());
        }

        if (note.HasDigits && note.Text.Contains('.', StringComparison.Ordinal))
        {
            note.FindAll(IdentifierKind.IpAddress, FourNumbers(), (index, length) => IsInternetAddress(note, index, length));
        }

        if (note.Text.Contains(':', StringComparison.Ordinal))
        {
            note.FindAll(IdentifierKind.IpAddress, Groups(), (index, length) => IsInternetAddress(note, index, length));
        }

        if (note.Text.Contains('.', StringComparison.Ordinal) || note.Text.Contains("//", StringComparison.Ordinal))
        {
            note.FindAll(IdentifierKind.Link, Link(), (index, length) => !IsService(note.Lower.AsSpan(index, length)));
        }
    }

    /// <summary>Finds names on platforms and in games.</summary>
    public static void FindHandles(Note note)
    {
        if (note.Text.AsSpan().ContainsAny('@', '#', '/'))
        {
            note.FindAll(IdentifierKind.Handle, Marked(), (index, length) => note.Text[index] != '@' || length > 2);
        }

        if (note.HasDigits || note.Text.AsSpan().ContainsAny('_', '#'))
        {
            note.FindAll(IdentifierKind.Handle, AfterPlatform(), (index, length) => LastWord(note, index, length).Length >= 5);
        }

        if (NameCues.Any(cue => note.Lower.Contains(cue, StringComparison.Ordinal)))
        {
            note.FindAll(IdentifierKind.Handle, AfterName(), (index, length) =>
                LastWord(note, index, length) is { Length: >= 4 } name && (Traits.Of(name) & (Trait.Word | Trait.Place)) == Trait.None
            );
        }

        if (note.HasDigits || note.Text.Contains('_', StringComparison.Ordinal))
        {
            note.FindAll(IdentifierKind.Handle, Composed(), (index, length) => IsComposed(note.Lower.AsSpan(index, length)));
        }
    }

    private static bool IsService(ReadOnlySpan<char> link)
    {
        var from = link.IndexOf("//") is >= 0 and var slashes ? slashes + 2 : 0;
        var host = link[from..];
        host = host.IndexOf('/') is >= 0 and var end ? host[..end] : host.TrimEnd('.').TrimEnd(',').TrimEnd(')');
        foreach (var service in Services)
        {
            if (host.EndsWith(service, StringComparison.Ordinal) && (host.Length == service.Length || host[^(service.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    // Versions, questions and times have the same form.
    private static bool IsInternetAddress(Note note, int index, int length)
    {
        var before = note.Before(index, 12).TrimEnd();
        var version =
            before.EndsWith("version")
            || before.EndsWith("update")
            || before.EndsWith("build")
            || before.EndsWith("firmware")
            || before.EndsWith("release")
            || before.EndsWith("question")
            || before.EndsWith("section")
            || before.EndsWith("paragraph")
            || before.EndsWith(" v")
            || before.EndsWith("ios")
            || before.EndsWith("android");
        var after = note.After(index + length, 2);
        var longer = after.Length == 2 && after[0] is '.' && char.IsAsciiDigit(after[1]);
        return !version
            && !longer
            && IPAddress.TryParse(note.Text.AsSpan(index, length), out var address)
            && (address.AddressFamily == AddressFamily.InterNetwork || length >= 6);
    }

    private static ReadOnlySpan<char> LastWord(Note note, int index, int length)
    {
        var words = note.Lower.AsSpan(index, length).TrimEnd("\"'.");
        return words[(words.LastIndexOfAny(" :=\"'") + 1)..];
    }

    // 'callumxx75' is a name somebody chose; 'week32', 'year10' and 'covid19' are words with a number.
    private static bool IsComposed(ReadOnlySpan<char> text)
    {
        if (text.Contains('_'))
        {
            return true;
        }

        var letters = text.TrimEnd("0123456789");
        return letters.Length < text.Length
            && letters.Length >= 4
            && text.Length >= 6
            && (Traits.Of(letters) & (Trait.Word | Trait.Place)) == Trait.None
            && !Traits.IsEnglish(letters);
    }

    [GeneratedRegex(
        @"[\w.+'-]{1,64}\s?(@|\(at\)|\[at\]|\{at\})\s?[a-z0-9-]{1,63}((\.|\s?\(dot\)\s?|\s?\[dot\]\s?|\s?\{dot\}\s?)[a-z0-9-]{1,63}){1,6}"
            + @"|[\w.+'-]{1,64}\s?@\s?[a-z0-9-]{1,63}(\s?\.\s?[a-z0-9-]{1,63}){0,4}\s?\.\s?(com|org|net|uk|ie|co|me|io|info)"
            + @"|[\w.+'-]{1,64}\s(at|@)\s[a-z0-9-]{1,63}(\sdot\s[a-z0-9-]{1,63}){1,5}|[\w.+'-]{1,64}(@|\sat\s)(gmail|googlemail|hotmail|outlook"
            + @"|yahoo|icloud|live|aol|btinternet|sky|proton)(\.[a-z]{2,4}){0,2}",
        Options
    )]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(https?://|www\.)[^\s\u0001]{1,500}|[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,4}\.(com|co\.uk|org|org\.uk|net|gg|me|io|app|tv|ly|gov\.uk"
            + @"|sch\.uk|ac\.uk|nhs\.uk|police\.uk)(/[^\s\u0001]{0,500})?",
        Options
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"[0-9]{1,3}(\.[0-9]{1,3}){3}", Options)]
    private static partial Regex FourNumbers();

    [GeneratedRegex(
        @"([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,6}::([0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,6})?|::[0-9a-f]{1,4}(:[0-9a-f]{1,4}){1,6}",
        Options
    )]
    private static partial Regex Groups();

    [GeneratedRegex(@"@[a-z0-9_][a-z0-9_.-]{1,40}|@\s[a-z][a-z0-9.]{0,30}[0-9_][a-z0-9_.]{0,30}|/?u/[a-z0-9_-]{3,40}|[a-z0-9_.'-]{2,40}#[0-9]{3,5}", Options)]
    private static partial Regex Marked();

    // After the name of a platform, only a word with a digit or an underscore is a user name: 'Discord is popular' has none.
    [GeneratedRegex(
        @"(snap(chat)?|insta(gram)?|discord|tik\s?tok|roblox|fortnite|minecraft|xbox|psn|steam|twitch|facebook|messenger|user\s?name|gamer\s?tag"
            + @"|handle|kik|yubo|telegram|whatsapp|profile|account|user|id|tag|alias)(\s(user)?(name|id|account|handle|tag))?(\s(is|was|of|called"
            + @"|named|as))?[\s:=""'-]{0,4}[a-z][a-z0-9_.#-]{0,40}[0-9_#][a-z0-9_.#-]{0,40}",
        Options
    )]
    private static partial Regex AfterPlatform();

    [GeneratedRegex(
        @"((user|gamer|screen|display|account|snap(chat)?|insta(gram)?|discord|tik\s?tok|roblox|xbox|psn|fortnite|minecraft|twitch|kik|yubo"
            + @"|steam|facebook)\s?(name|tag|handle|id)|handle|snap|insta|kik)\s?(is|was|:|=|-)[\s:=""'-]{0,4}[a-z][a-z0-9_.-]{3,40}",
        Options
    )]
    private static partial Regex AfterName();

    [GeneratedRegex(@"[a-z][a-z0-9]{0,30}(_[a-z0-9]{1,30}){1,4}|_[a-z0-9]{1,30}(_[a-z0-9]{0,30}){1,4}|[a-z]{4,30}[0-9]{1,6}", Options)]
    private static partial Regex Composed();
}
