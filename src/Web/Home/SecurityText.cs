namespace Lodestar.Home;

/// <summary>Whom to tell of a fault in security, in the form of RFC 9116.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>A file that nobody looks after any more says so by its date; this one lives as long as the service runs.</summary>
    private const int Days = 90;

    /// <summary>True for an address that can be asked for or written to, on one line.</summary>
    public static bool IsContact(string contact) =>
        Uri.TryCreate(contact, UriKind.Absolute, out var address)
        && address.Scheme is "mailto" or "https"
        && !contact.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign));

    public static string Of(string contact, string? publicAddress, DateTimeOffset now)
    {
        var canonical = publicAddress is null ? "" : $"Canonical: {publicAddress.TrimEnd('/')}{Path}\n";
        return $"Contact: {contact}\nExpires: {now.UtcDateTime.Date.AddDays(Days):yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n{canonical}";
    }
}
