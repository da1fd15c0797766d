using System.Security.Cryptography;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace Lodestar.Identity;

/// <summary>
/// Browsers in which somebody signed in before. Being known lets nobody in: it only gives a browser codes and tries of its own, which a
/// stranger cannot use up. The database does not say which browsers these are.
/// </summary>
internal sealed class KnownBrowsers(SecretKey secret)
{
    private const string Path = "/sign-in";
    private const int Length = 16;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>Makes this browser known, after somebody has signed in fully.</summary>
    public void Note(HttpContext http, Guid account)
    {
        var nonce = RandomNumberGenerator.GetBytes(Length);
        http.Response.Cookies.Append(
            NameOf(http),
            WebEncoders.Base64UrlEncode([.. nonce, .. Mark(account, nonce)]),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                Path = Path,
                MaxAge = Lasts,
            }
        );
    }

    /// <summary>The hash of this browser if this account signed in here before; otherwise null.</summary>
    public byte[]? Find(HttpContext http, Guid? account)
    {
        try
        {
            return
                account is { } id
                && WebEncoders.Base64UrlDecode(http.Request.Cookies[NameOf(http)] ?? "") is { Length: > Length } known
                && CryptographicOperations.FixedTimeEquals(Mark(id, known[..Length]), known.AsSpan(Length))
                ? known[Length..]
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string NameOf(HttpContext http) => http.Request.IsHttps ? "__Secure-known" : "known";

    private byte[] Mark(Guid account, byte[] nonce) => secret.Mac("known browser", $"{account} {Convert.ToHexString(nonce)}");
}
