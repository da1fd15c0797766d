using System.Security.Cryptography;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace Lodestar.Identity;

/// <summary>
/// Browsers in which somebody signed in before. It lets nobody in: it only gives them codes and tries of their own, which a
/// stranger cannot use up. The database does not hold which these are.
/// </summary>
internal sealed class KnownBrowsers(SecretKey secret)
{
    private const string Path = "/sign-in";
    private const int Length = 16;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>Makes this one known, once somebody has signed in wholly.</summary>
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

    /// <summary>What names this browser, if this account signed in here before; else null.</summary>
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
