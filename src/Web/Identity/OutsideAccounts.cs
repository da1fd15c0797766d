using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Signing in with an account elsewhere (OpenID Connect). It creates no account. Only the owner of an account, while signed in here, can link
/// it, and only if the provider has verified the same e-mail address. It replaces the code by e-mail, not the second step.
/// </summary>
internal sealed class OutsideAccounts(Db db, Settings settings, AuditLog audit, AccountMail mail, Words words)
{
    private string ProviderName => settings.Provider?.Name ?? "";

    /// <summary>The account to which an account elsewhere is linked; null if there is none.</summary>
    public Task<Guid?> AccountOfAsync(Outsider who, CancellationToken stop) =>
        db.Set<OutsideAccount>()
            .Where(one => one.Issuer == who.Issuer && one.Subject == who.Subject)
            .Select(one => (Guid?)one.AccountId)
            .FirstOrDefaultAsync(stop);

    /// <summary>Links an account elsewhere to that of the signed-in person.</summary>
    /// <returns>False if the provider has not verified the same address, or it is linked to another account.</returns>
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

    /// <summary>True if a person's account is linked to one elsewhere.</summary>
    public Task<bool> HasAsync(Guid account, CancellationToken stop) => db.Set<OutsideAccount>().AnyAsync(one => one.AccountId == account, stop);

    /// <summary>Removes the link.</summary>
    public async Task PartAsync(Person person, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<OutsideAccount>().Where(one => one.AccountId == person.Id).ToListAsync(stop));
        audit.Add("outside-account.parted", $"{person.Name} {Account.ShortIdOf(person.Id)}: {ProviderName}");
        await db.SaveChangesAsync(stop);
    }
}
