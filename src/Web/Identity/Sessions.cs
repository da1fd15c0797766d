using System.Security.Cryptography;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Who is signed in where.</summary>
internal sealed class Sessions(Db db, Accounts accounts, SecretKey secret, TimeProvider clock)
{
    /// <summary>The second cookie, which only those have who sign in: random, gone with the browser.</summary>
    public const string Cookie = "person";

    /// <summary>Wrong codes of the second factor before the session ends.</summary>
    public const int MostFailures = 5;

    /// <summary>A session ends after this, however busy.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan IdleWithQueues = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    /// <summary>Signs somebody in, in this browser.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="account">Id of the account.</param>
    /// <param name="second">True where the second factor was shown too.</param>
    /// <param name="stop">Ends it.</param>
    public async Task BeginAsync(HttpContext http, Guid account, bool second, CancellationToken stop)
    {
        await EndAsync(http, stop);
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        db.Add(new Session { Finder = FinderOf(token), AccountId = account, Began = now, Seen = now, Second = second });
        await db.SaveChangesAsync(stop);
        http.Response.Cookies.Append(Cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/" });
    }

    /// <summary>Who is signed in in this browser, and whether wholly; null for nobody. Being seen keeps it from ending.</summary>
    public async Task<OpenSession?> CurrentAsync(HttpContext http, CancellationToken stop)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } token)
        {
            return null;
        }

        var finder = FinderOf(token);
        if (await db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(session => session.Finder == finder, stop) is not { } session
            || await accounts.PersonAsync(session.AccountId, stop) is not { } person
            || await db.Set<Account>().Where(account => account.Id == session.AccountId).Select(account => (bool?)(account.AuthenticatorKey != null)).FirstOrDefaultAsync(stop) is not { } hasApp)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - session.Began >= Longest || now - session.Seen >= (person.NeedsSecondFactor ? IdleWithQueues : Idle) || session.Failures >= MostFailures)
        {
            await db.Set<Session>().Where(one => one.Finder == finder).ExecuteDeleteAsync(stop);
            return null;
        }

        if (now - session.Seen >= Noted)
        {
            await db.Set<Session>().Where(one => one.Finder == finder).ExecuteUpdateAsync(set => set.SetProperty(one => one.Seen, now), stop);
        }

        return new OpenSession(finder, person, session.Second, hasApp);
    }

    /// <summary>Counts a try of the second factor before it is looked at, so that tries at once do not share one.</summary>
    /// <returns>False where there were too many.</returns>
    public async Task<bool> MayTryAsync(OpenSession open, CancellationToken stop) =>
        await db.Set<Session>().Where(session => session.Finder == open.Finder && session.Failures < MostFailures).ExecuteUpdateAsync(set => set.SetProperty(session => session.Failures, session => session.Failures + 1), stop) == 1;

    /// <summary>Signs out in this browser.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken stop)
    {
        if (http.Request.Cookies[Cookie] is { Length: > 0 } token)
        {
            var finder = FinderOf(token);
            await db.Set<Session>().Where(session => session.Finder == finder).ExecuteDeleteAsync(stop);
            http.Response.Cookies.Delete(Cookie);
        }
    }

    /// <summary>Signs somebody out everywhere, at once.</summary>
    public Task EndAllAsync(Guid account, CancellationToken stop) => db.Set<Session>().Where(session => session.AccountId == account).ExecuteDeleteAsync(stop);

    /// <summary>In how many browsers somebody is signed in.</summary>
    public Task<int> CountAsync(Guid account, CancellationToken stop) => db.Set<Session>().CountAsync(session => session.AccountId == account, stop);

    private byte[] FinderOf(string token) => secret.Mac("session of a person", token);
}

/// <summary>A session that is open.</summary>
/// <param name="Finder">What it is found by.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Second">True once the second factor was shown.</param>
/// <param name="HasApp">True where they have one to show.</param>
internal sealed record OpenSession(byte[] Finder, Person Person, bool Second, bool HasApp)
{
    /// <summary>False while a second factor that they need or have is still to be shown.</summary>
    public bool Whole => Second || !(Person.NeedsSecondFactor || HasApp);
}
