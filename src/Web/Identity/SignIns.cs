using System.Globalization;
using System.Security.Cryptography;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Signing in with a code by e-mail. A page says the same whether or not anybody has the address, and takes as long: the
/// message is sent later. A code works once, for ten minutes, in the browser that asked.
/// </summary>
internal sealed class SignIns(Db db, Accounts accounts, SecretKey secret, Mailer mailer, Words words, TimeProvider clock)
{
    /// <summary>For how long a code works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>For how long it is remembered that a code was asked for, so that nobody is sent many.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private const int MostTries = 5;
    private const int MostInAnHour = 5;

    // Others may ask for somebody's address to keep them out: only together do many browsers use this up.
    private const int MostInAnHourInAll = 20;
    private const string Cookie = "signing-in";

    /// <summary>Sends a code to somebody who has an account.</summary>
    /// <param name="http">The request of the browser that asks.</param>
    /// <param name="emailKey">The address, as <see cref="Account.KeyOf"/> gives it.</param>
    /// <param name="stop">Ends it.</param>
    public async Task AskAsync(HttpContext http, string emailKey, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Remembered;
        var browser = BrowserOf(http) ?? NewBrowser(http);
        var asked = await db.Set<SignIn>().Where(one => one.EmailKey == emailKey && one.Asked > since).Select(one => one.Browser).ToListAsync(stop);
        if (asked.Count >= MostInAnHourInAll || asked.Count(one => one.AsSpan().SequenceEqual(browser)) >= MostInAnHour)
        {
            return;
        }

        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var id = Guid.NewGuid();
        db.Add(new SignIn { Id = id, Browser = browser, EmailKey = emailKey, Code = Hash(id, code), Asked = now });
        await db.SaveChangesAsync(stop);
        if (await accounts.ByEmailAsync(emailKey, stop) is not null)
        {
            mailer.Send(new Message(emailKey, words["identity.mail.code-subject"], words["identity.mail.code", $"{code[..4]} {code[4..]}", (int)Lasts.TotalMinutes]));
        }
    }

    /// <summary>Signs in whoever typed the code that was sent last from this browser.</summary>
    /// <returns>Id of the account; null where the code is wrong, used, too old or tried too often.</returns>
    public async Task<Guid?> VerifyAsync(HttpContext http, string? typed, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Lasts;
        if (BrowserOf(http) is not { } browser
            || await db.Set<SignIn>().AsNoTracking().Where(one => one.Browser == browser && one.Asked > since).OrderByDescending(one => one.Asked).FirstOrDefaultAsync(stop) is not { } asked)
        {
            return null;
        }

        // Counted before it is looked at, so that tries at once do not share one.
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var counted = await db.Set<SignIn>().Where(one => one.Id == asked.Id && one.Failures < MostTries).ExecuteUpdateAsync(set => set.SetProperty(one => one.Failures, one => one.Failures + 1), stop);
        if (counted == 0 || !CryptographicOperations.FixedTimeEquals(Hash(asked.Id, digits), asked.Code))
        {
            return null;
        }

        var spent = await db.Set<SignIn>().Where(one => one.Id == asked.Id && one.Failures < int.MaxValue).ExecuteUpdateAsync(set => set.SetProperty(one => one.Failures, int.MaxValue), stop);
        return spent == 1 ? await accounts.ByEmailAsync(asked.EmailKey, stop) : null;
    }

    private byte[]? BrowserOf(HttpContext http) => http.Request.Cookies[Cookie] is { Length: > 0 } cookie ? Finder(cookie) : null;

    // A cookie of its own, so that beginning a reflection in the same browser does not come between.
    private byte[] NewBrowser(HttpContext http)
    {
        var cookie = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(Cookie, cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/sign-in", MaxAge = Remembered });
        return Finder(cookie);
    }

    private byte[] Finder(string cookie) => secret.Mac("browser that signs in", cookie);

    private byte[] Hash(Guid id, string code) => secret.Mac("code by e-mail", $"{id} {code}");
}
