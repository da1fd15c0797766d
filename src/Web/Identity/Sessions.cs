using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Sessions of people who are signed in.</summary>
[ForTheMachine("Begins and ends sessions: who a person is comes from here.")]
internal sealed class Sessions(Db db, SecretKey secret, KnownBrowsers known, Permissions permissions, TimeProvider clock)
{
    /// <summary>The number of wrong codes at the second step that end the session.</summary>
    public const int MostFailures = 5;

    /// <summary>A session ends after this, however busy it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Changing who can sign in, and downloading an organisation's words, need a session younger than this.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan IdleWithQueues = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    /// <summary>Signs a person in, in this browser.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="account">Id of the account.</param>
    /// <param name="second">True if the second step is done too.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task BeginAsync(HttpContext http, Guid account, bool second, CancellationToken stop)
    {
        await EndAsync(http, stop);
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var finder = FinderOf(token);
        db.Add(
            new Session
            {
                Finder = finder,
                AccountId = account,
                Began = now,
                Seen = now,
                Second = second,
            }
        );
        await db.SaveChangesAsync(stop);
        if (await FindAsync(finder, stop) is ({ }, { Whole: true }))
        {
            known.Note(http, account);
        }

        http.Response.Cookies.Append(
            NameOf(http),
            token,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                Path = "/",
            }
        );
    }

    /// <summary>The session of this browser, even if its second step is missing; null for nobody. Using it keeps it from expiring.</summary>
    public async Task<OpenSession?> CurrentAsync(HttpContext http, CancellationToken stop)
    {
        if (http.Request.Cookies[NameOf(http)] is not { Length: > 0 } token)
        {
            return null;
        }

        var finder = FinderOf(token);
        if (await FindAsync(finder, stop) is not ({ } session, { } open))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - session.Began >= Longest || now - session.Seen >= IdleOf(open.Person) || session.Failures >= MostFailures)
        {
            await db.Set<Session>().Where(one => one.Finder == finder).ExecuteDeleteAsync(stop);
            return null;
        }

        if (now - session.Seen >= Noted)
        {
            await db.Set<Session>().Where(one => one.Finder == finder).ExecuteUpdateAsync(set => set.SetProperty(one => one.Seen, now), stop);
        }

        return open;
    }

    /// <summary>After how long without a request a session expires: sooner for people who see what others wrote.</summary>
    public static TimeSpan IdleOf(Person person) => person.NeedsSecondFactor ? IdleWithQueues : Idle;

    /// <summary>True if a person signed in recently enough to change who can sign in.</summary>
    public bool IsFresh(OpenSession open) => clock.GetUtcNow() - open.Began < Fresh;

    /// <summary>The page where a person who signed in too long ago does so again before they download something; null if they need not.</summary>
    public string? Again(HttpContext http) =>
        http.Session() is { } open && IsFresh(open) ? null : IdentityLinks.SignIn(http.Request.Path + http.Request.QueryString);

    /// <summary>Counts a try of the second step before it is checked, so that simultaneous tries are all counted.</summary>
    /// <returns>False if there were too many.</returns>
    public async Task<bool> MayTryAsync(OpenSession open, CancellationToken stop) =>
        await db.Set<Session>()
            .Where(session => session.Finder == open.Finder && session.Failures < MostFailures)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.Failures, session => session.Failures + 1), stop) == 1;

    /// <summary>Signs out in this browser.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken stop)
    {
        if (http.Request.Cookies[NameOf(http)] is { Length: > 0 } token)
        {
            var finder = FinderOf(token);
            await db.Set<Session>().Where(session => session.Finder == finder).ExecuteDeleteAsync(stop);
            http.Response.Cookies.Delete(NameOf(http), new CookieOptions { Secure = http.Request.IsHttps });
        }
    }

    /// <summary>True if this browser was signed in, even if it no longer is.</summary>
    public static bool Had(HttpContext http) => http.Request.Cookies.ContainsKey(NameOf(http));

    /// <summary>Signs a person out everywhere, at once.</summary>
    public Task EndAllAsync(Guid account, CancellationToken stop) => db.Set<Session>().Where(session => session.AccountId == account).ExecuteDeleteAsync(stop);

    /// <summary>In how many browsers a person is signed in.</summary>
    public Task<int> CountAsync(Guid account, CancellationToken stop) => db.Set<Session>().CountAsync(session => session.AccountId == account, stop);

    // Over HTTPS, the cookie has a name that browsers accept only from this very host (RFC 6265bis, 4.1.3.2).
    private static string NameOf(HttpContext http) => http.Request.IsHttps ? "__Host-person" : "person";

    // Session, person and posts come in one query, which every signed-in request makes.
    private async Task<(Session?, OpenSession?)> FindAsync(byte[] finder, CancellationToken stop)
    {
        var rows = await (
            from session in db.Set<Session>().AsNoTracking()
            where session.Finder == finder
            join account in db.Set<Account>().AsNoTracking() on session.AccountId equals account.Id
            join post in db.Set<AccountPost>().AsNoTracking() on account.Id equals post.AccountId into posts
            from post in posts.DefaultIfEmpty()
            select new
            {
                session,
                account.Name,
                HasApp = account.AuthenticatorKey != null,
                post,
            }
        ).ToListAsync(stop);
        if (rows is not [var first, ..])
        {
            return (null, null);
        }

        var person = new Person(
            first.session.AccountId,
            first.Name,
            [.. rows.Where(row => row.post is not null).Select(row => new Post(row.post.Role, row.post.Place)).OrderBy(post => post.Role)],
            permissions
        );
        return (first.session, new OpenSession(finder, person, first.session.Second, first.HasApp, first.session.Began));
    }

    private byte[] FinderOf(string token) => secret.Mac("session of a person", token);
}

/// <summary>The session of one request, with the person and their posts.</summary>
/// <param name="Finder">Keyed hash by which it is found.</param>
/// <param name="Person">The person who is signed in.</param>
/// <param name="Second">True after the second step.</param>
/// <param name="HasApp">True if they have an authenticator app.</param>
/// <param name="Began">When they signed in.</param>
internal sealed record OpenSession(byte[] Finder, Person Person, bool Second, bool HasApp, DateTimeOffset Began)
{
    /// <summary>False while a second step that they need or have set up is missing.</summary>
    public bool Whole => Second || !(Person.NeedsSecondFactor || HasApp);
}
