namespace Lodestar.Home;

/// <summary>The file of RFC 9116, which says whom to tell about a security fault.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>
    /// How many days the file is valid. A file that nobody looks after any longer says so by its date; this one is renewed as long as the
    /// service runs.
    /// </summary>
    private const int Days = 90;

    /// <summary>True for a web or e-mail address on a single line.</summary>
    public static bool IsContact(string contact) =>
        Uri.TryCreate(contact, UriKind.Absolute, out var address)
        && address.Scheme is "mailto" or "https"
        && !contact.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign));

    /// <summary>Writes the file.</summary>
    public static string Of(string contact, string? publicAddress, DateTimeOffset now)
    {
        var canonical = publicAddress is null ? "" : $"Canonical: {publicAddress.TrimEnd('/')}{Path}\n";
        return $"Contact: {contact}\nExpires: {now.UtcDateTime.Date.AddDays(Days):yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n{canonical}";
    }
}
