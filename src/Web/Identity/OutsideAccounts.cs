using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Signing in with an account elsewhere (OpenID Connect). It opens no account and is joined to one only by its owner, signed in
/// here already, where the provider has verified the same e-mail address. It stands for the code by e-mail, not for the second step.
/// </summary>
internal sealed class OutsideAccounts(Db db, Settings settings, AuditLog audit, AccountMail mail, Words words)
{
    private string ProviderName => settings.Provider?.Name ?? "";

    /// <summary>The account that somebody elsewhere was joined to, or null.</summary>
    public Task<Guid?> AccountOfAsync(Outsider who, CancellationToken stop) =>
        db.Set<OutsideAccount>()
            .Where(one => one.Issuer == who.Issuer && one.Subject == who.Subject)
            .Select(one => (Guid?)one.AccountId)
            .FirstOrDefaultAsync(stop);

    /// <summary>Joins somebody elsewhere to the account of who is signed in.</summary>
    /// <returns>False where the provider has not verified the same address, or it is joined to another account.</returns>
    [ForTheMachine("Part of signing in: the provider has said who it is, and the address has to be that of the account.")]
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

        db.Add(
            new OutsideAccount
            {
                Issuer = who.Issuer,
                Subject = who.Subject,
                AccountId = account,
            }
        );
        audit.Add("outside-account.joined", $"{known.Name} {known.ShortId}: {ProviderName}");
        mail.Note(IdentityNotices.Elsewhere, known.EmailKey, words["identity.mail.elsewhere", ProviderName]);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>True where somebody's account is joined to one elsewhere.</summary>
    public Task<bool> HasAsync(Guid account, CancellationToken stop) => db.Set<OutsideAccount>().AnyAsync(one => one.AccountId == account, stop);

    /// <summary>Takes it apart again.</summary>
    public async Task PartAsync(Person person, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<OutsideAccount>().Where(one => one.AccountId == person.Id).ToListAsync(stop));
        audit.Add("outside-account.parted", $"{person.Name} {Account.ShortIdOf(person.Id)}: {ProviderName}");
        await db.SaveChangesAsync(stop);
    }
}
