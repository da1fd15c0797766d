using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Signing in with an account elsewhere (OpenID Connect). It opens no account and is joined to one only by its owner, signed in
/// here already, where the provider has verified the same e-mail address. It stands for the code by e-mail, not for the second step.
/// </summary>
internal sealed class OutsideAccounts(Db db, Provider provider, Challenges challenges, AuditLog audit, Mailer mailer, Words words)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Where to send somebody.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="back">Where the provider sends them back to.</param>
    /// <param name="trip">Why they go.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<string> SendAsync(HttpContext http, string back, Trip trip, CancellationToken stop)
    {
        var (browser, nonce, verifier) = (NewToken(), NewToken(), NewToken());
        var state = await challenges.KeepAsync(PurposeOf(browser), JsonSerializer.Serialize(trip with { Nonce = nonce, Verifier = verifier }), stop);
        http.Response.Cookies.Append(NameOf(http), browser, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = IdentityLinks.Elsewhere, MaxAge = Lasts });
        return await provider.AddressAsync(back, state, nonce, WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), stop);
    }

    /// <summary>Who came back, and why they went; null where it was not from this browser, or was taken already, or cannot be proven.</summary>
    public async Task<(Trip Trip, Outsider Who)?> ReceiveAsync(HttpContext http, string? state, Arrived arrived, CancellationToken stop) =>
        http.Request.Cookies[NameOf(http)] is { Length: > 0 } browser
        && await challenges.TakeAsync(PurposeOf(browser), state, stop) is { } kept
        && JsonSerializer.Deserialize<Trip>(kept) is { } trip
        && await provider.RedeemAsync(arrived, trip.Verifier, trip.Nonce, stop) is { } who
            ? (trip, who)
            : null;

    /// <summary>The account that somebody elsewhere was joined to, or null.</summary>
    public Task<Guid?> AccountOfAsync(Outsider who, CancellationToken stop) =>
        db.Set<OutsideAccount>().Where(one => one.Issuer == who.Issuer && one.Subject == who.Subject).Select(one => (Guid?)one.AccountId).FirstOrDefaultAsync(stop);

    /// <summary>Joins somebody elsewhere to the account of who is signed in.</summary>
    /// <returns>False where the provider has not verified the same address, or it is joined to another account.</returns>
    public async Task<bool> JoinAsync(Outsider who, Guid account, CancellationToken stop)
    {
        var known = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account, stop);
        if (!who.Verified || Account.KeyOf(who.Email) != known.EmailKey)
        {
            return false;
        }

        if (await AccountOfAsync(who, stop) is { } there)
        {
            return there == account;
        }

        db.Add(new OutsideAccount { Issuer = who.Issuer, Subject = who.Subject, AccountId = account });
        audit.Add("outside-account.joined", $"{known.Name} {known.ShortId}: {provider.Name}");
        await db.SaveChangesAsync(stop);
        mailer.Send(new Message(known.EmailKey, words["identity.mail.elsewhere-subject"], words["identity.mail.elsewhere", provider.Name]));
        return true;
    }

    /// <summary>True where somebody's account is joined to one elsewhere.</summary>
    public Task<bool> HasAsync(Guid account, CancellationToken stop) => db.Set<OutsideAccount>().AnyAsync(one => one.AccountId == account, stop);

    /// <summary>Takes it apart again.</summary>
    public async Task PartAsync(Person person, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<OutsideAccount>().Where(one => one.AccountId == person.Id).ToListAsync(stop));
        audit.Add("outside-account.parted", $"{person.Name} {Account.ShortIdOf(person.Id)}: {provider.Name}");
        await db.SaveChangesAsync(stop);
    }

    private static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static string PurposeOf(string browser) => $"elsewhere {browser}";

    private static string NameOf(HttpContext http) => http.Request.IsHttps ? "__Secure-elsewhere" : "elsewhere";
}

/// <summary>Why somebody is sent to the provider.</summary>
/// <param name="Next">The page they wanted.</param>
/// <param name="Join">The account that they want to join it to; null to sign in.</param>
/// <param name="Nonce">What must be in the token.</param>
/// <param name="Verifier">What only we know of the challenge.</param>
internal sealed record Trip(string? Next, Guid? Join, string Nonce = "", string Verifier = "");
