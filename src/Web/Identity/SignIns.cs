using System.Globalization;
using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Signing in with a code by e-mail. The page says the same, and takes as long, whether or not anybody has the address: a message is
/// saved either way, and one to nobody is never sent. A code works once, for ten minutes, in the browser that asked.
/// </summary>
[ForTheMachine("Nobody is signed in yet.")]
internal sealed class SignIns(Db db, Accounts accounts, SecretKey secret, KnownBrowsers known, AccountMail mail, Words words, TimeProvider clock)
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>How long it is remembered that a code was asked for, so that nobody is sent many.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private const int MostTries = 5;
    private const int MostInAnHour = 5;

    // Strangers may ask with a person's address to keep them out. Together they can only use up this many, and never those of a browser in which
    // that account signed in before.
    private const int MostInAnHourInAll = 20;

    /// <summary>Sends a code to a person who has an account.</summary>
    /// <param name="http">The request of the browser that asks.</param>
    /// <param name="emailKey">The address as <see cref="Account.KeyOf"/> returns it.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task AskAsync(HttpContext http, string emailKey, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Remembered;
        var browser = BrowserOf(http) ?? NewBrowser(http);
        var account = await accounts.ByEmailAsync(emailKey, stop);
        var mine = known.Find(http, account);
        var asked = await db.Set<SignIn>()
            .Where(one => one.EmailKey == emailKey && one.Asked > since && !one.Refused)
            .Select(one => new { one.Browser, one.Known })
            .ToListAsync(stop);
        var refused = mine is null
            ? asked.Count(one => one.Known is null) >= MostInAnHourInAll || asked.Count(one => one.Browser.AsSpan().SequenceEqual(browser)) >= MostInAnHour
            : asked.Count(one => one.Known.AsSpan().SequenceEqual(mine)) >= MostInAnHour;
        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var id = Guid.NewGuid();
        db.Add(
            new SignIn
            {
                Id = id,
                Browser = browser,
                EmailKey = emailKey,
                Code = Hash(id, code),
                Asked = now,
                Known = mine,
                Refused = refused,
            }
        );
        mail.Note(
            IdentityNotices.Code,
            account is null || refused ? null : emailKey,
            words["identity.mail.code", $"{code[..4]} {code[4..]}", (int)Lasts.TotalMinutes]
        );
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Signs in the person who typed the code that was last sent from this browser.</summary>
    /// <returns>Id of the account; null if the code is wrong, used, too old or tried too often.</returns>
    public async Task<Guid?> VerifyAsync(HttpContext http, string? typed, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Lasts;
        if (
            BrowserOf(http) is not { } browser
            || await db.Set<SignIn>()
                .AsNoTracking()
                .Where(one => one.Browser == browser && one.Asked > since && !one.Refused)
                .OrderByDescending(one => one.Asked)
                .FirstOrDefaultAsync(stop)
                is not { } asked
        )
        {
            return null;
        }

        // Counted before it is checked, so that simultaneous tries are all counted.
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var counted = await db.Set<SignIn>()
            .Where(one => one.Id == asked.Id && one.Failures < MostTries)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Failures, one => one.Failures + 1), stop);
        if (counted == 0 || !CryptographicOperations.FixedTimeEquals(Hash(asked.Id, digits), asked.Code))
        {
            return null;
        }

        var spent = await db.Set<SignIn>()
            .Where(one => one.Id == asked.Id && one.Failures < int.MaxValue)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Failures, int.MaxValue), stop);
        return spent == 1 ? await accounts.ByEmailAsync(asked.EmailKey, stop) : null;
    }

    /// <summary>The address that was last typed in this browser, so that a typing error is noticed; null if none was, or only long ago.</summary>
    public async Task<string?> TypedAsync(HttpContext http, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Remembered;
        return BrowserOf(http) is { } browser
            ? await db.Set<SignIn>()
                .Where(one => one.Browser == browser && one.Asked > since)
                .OrderByDescending(one => one.Asked)
                .Select(one => one.EmailKey)
                .FirstOrDefaultAsync(stop)
            : null;
    }

    // Over HTTPS, the cookie has a name that browsers accept only over HTTPS.
    private static string NameOf(HttpContext http) => http.Request.IsHttps ? "__Secure-signing-in" : "signing-in";

    private byte[]? BrowserOf(HttpContext http) => http.Request.Cookies[NameOf(http)] is { Length: > 0 } cookie ? Finder(cookie) : null;

    // It is a cookie of its own, so that starting a reflection in the same browser does not get in the way.
    private byte[] NewBrowser(HttpContext http)
    {
        var cookie = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(
            NameOf(http),
            cookie,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                Path = "/sign-in",
                MaxAge = Remembered,
            }
        );
        return Finder(cookie);
    }

    private byte[] Finder(string cookie) => secret.Mac("browser that signs in", cookie);

    private byte[] Hash(Guid id, string code) => secret.Mac("code by e-mail", $"{id} {code}");
}
