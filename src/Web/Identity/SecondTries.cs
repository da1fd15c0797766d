using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Limits guessing at the second step: five tries in a session, ten in an hour for the account. Tries in unknown browsers and in browsers where
/// the account signed in before are counted separately, so that somebody who reads a person's mail cannot keep them out of their own browser.
/// </summary>
[ForTheMachine("It is part of signing in: everybody's tries are counted.")]
internal sealed class SecondTries(Db db, Sessions sessions, KnownBrowsers known, AccountMail mail, Words words, TimeProvider clock)
{
    /// <summary>The number of wrong codes in an hour.</summary>
    public const int Most = 10;

    /// <summary>For how long a wrong code counts.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromHours(1);

    /// <summary>Counts a try before it is checked, so that simultaneous tries are all counted.</summary>
    public async Task<Tried> BeginAsync(HttpContext http, OpenSession open, CancellationToken stop)
    {
        if (!await sessions.MayTryAsync(open, stop))
        {
            return Tried.SessionIsOver;
        }

        var (account, isKnown, now) = (open.Person.Id, known.Find(http, open.Person.Id) is not null, clock.GetUtcNow());
        var (id, since) = (Guid.NewGuid(), now - Counted);
        db.Add(
            new SecondTry
            {
                Id = id,
                AccountId = account,
                Known = isKnown,
                At = now,
            }
        );
        await db.SaveChangesAsync(stop);
        var count = await db.Set<SecondTry>().CountAsync(one => one.AccountId == account && one.Known == isKnown && one.At > since, stop);
        if (count > Most)
        {
            // This is not counted, or continued tries would make the wait last for ever.
            await db.Set<SecondTry>().Where(one => one.Id == id).ExecuteDeleteAsync(stop);
            return Tried.AccountWaits;
        }

        if (count == Most)
        {
            var email = await db.Set<Account>().Where(one => one.Id == account).Select(one => one.EmailKey).SingleAsync(stop);
            mail.Note(IdentityNotices.WrongCodes, email, words["identity.mail.tries"]);
            await db.SaveChangesAsync(stop);
        }

        return Tried.MayGoOn;
    }

    /// <summary>Forgets the tries after a right code, because that person was not guessing.</summary>
    public Task ForgetAsync(HttpContext http, Guid account, CancellationToken stop)
    {
        var isKnown = known.Find(http, account) is not null;
        return db.Set<SecondTry>().Where(one => one.AccountId == account && one.Known == isKnown).ExecuteDeleteAsync(stop);
    }
}

/// <summary>Whether a second step may be tried.</summary>
internal enum Tried
{
    MayGoOn,

    /// <summary>Not any longer in this session.</summary>
    SessionIsOver,

    /// <summary>Not for this account, for up to an hour.</summary>
    AccountWaits,
}
