using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Passkeys (WebAuthn), checked by the framework. A device uses one only for its own site, and only after it has verified its user by face,
/// fingerprint or PIN, so a passkey counts as both factors.
/// </summary>
internal sealed class Passkeys(Db db, PasskeyHandler<Account> handler, Challenges challenges, AuditLog audit, AccountMail mail, Words words, TimeProvider clock)
{
    public const int LongestName = 60;

    private const int Most = 10;
    private const string Adding = "add a passkey";
    private const string Using = "sign in with a passkey";

    /// <summary>Makes what a browser is asked so that a device creates a passkey.</summary>
    [ForTheMachine("Part of signing in: a browser is asked, and only its answer counts.")]
    public async Task<Asked> AskForNewAsync(HttpContext http, Account account, CancellationToken stop)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = $"{account.Id}",
                Name = account.Email,
                DisplayName = account.Name,
            },
            http
        );
        return new Asked(await challenges.KeepAsync($"{Adding} {account.Id}", made.AttestationState!, stop), made.CreationOptionsJson);
    }

    /// <summary>Adds the passkey that a device created.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> AddAsync(HttpContext http, Person me, Answer answer, string? name, CancellationToken stop)
    {
        var account = me.Id;
        var called = (name ?? "").Trim();
        if (called.Length is 0 or > LongestName || called.Any(char.IsControl))
        {
            return new Problem("Name", "identity.passkeys.name-wrong", LongestName);
        }

        if (
            await challenges.TakeAsync($"{Adding} {account}", answer.Token, stop) is not { } state
            || await handler.PerformAttestationAsync(
                new PasskeyAttestationContext
                {
                    HttpContext = http,
                    CredentialJson = answer.Json ?? "",
                    AttestationState = state,
                }
            )
                is not { Succeeded: true, Passkey: { } made }
            || await db.Set<Passkey>().CountAsync(one => one.AccountId == account, stop) >= Most
        )
        {
            return new Problem("Name", "identity.passkeys.not-made");
        }

        db.Add(
            new Passkey
            {
                Credential = made.CredentialId,
                AccountId = account,
                Name = called,
                PublicKey = made.PublicKey,
                SignCount = made.SignCount,
                Transports = string.Join(' ', (made.Transports ?? []).Where(one => one.Length <= 12 && one.All(char.IsAsciiLetter)).Take(6)),
                BackupEligible = made.IsBackupEligible,
                BackedUp = made.IsBackedUp,
                Added = Week.DayOf(clock.GetUtcNow()),
            }
        );
        await NoteAsync(account, "passkey.added", called, IdentityNotices.PasskeyAdded, words["identity.mail.passkey-added", called], stop);
        return null;
    }

    /// <summary>Makes what a browser is asked so that a device uses a passkey of any account.</summary>
    [ForTheMachine("Part of signing in: a browser is asked, and only its answer counts.")]
    public async Task<Asked> AskAsync(HttpContext http, CancellationToken stop)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return new Asked(await challenges.KeepAsync(Using, made.AssertionState!, stop), made.RequestOptionsJson);
    }

    /// <summary>The account whose passkey a device used; null if it belongs to nobody, or the answer does not fit the question.</summary>
    [ForTheMachine("Part of signing in: a browser is asked, and only its answer counts.")]
    public async Task<Guid?> VerifyAsync(HttpContext http, Answer answer, CancellationToken stop)
    {
        if (
            await challenges.TakeAsync(Using, answer.Token, stop) is not { } state
            || await handler.PerformAssertionAsync(
                new PasskeyAssertionContext
                {
                    HttpContext = http,
                    CredentialJson = answer.Json ?? "",
                    AssertionState = state,
                }
            )
                is not { Succeeded: true, Passkey: { } shown, User: { } owner }
        )
        {
            return null;
        }

        var (credential, account, count, backedUp) = (shown.CredentialId, owner.Id, (long)shown.SignCount, shown.IsBackedUp);
        return
            await db.Set<Passkey>()
                .Where(one => one.Credential == credential && one.AccountId == account)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SignCount, count).SetProperty(one => one.BackedUp, backedUp), stop) == 1
            ? account
            : null;
    }

    /// <summary>A person's passkeys, by name.</summary>
    public async Task<IReadOnlyList<Passkey>> OfAsync(Guid account, CancellationToken stop) =>
        await db.Set<Passkey>().AsNoTracking().Where(one => one.AccountId == account).OrderBy(one => one.Name).ToListAsync(stop);

    /// <summary>Removes a passkey, which then lets nobody in.</summary>
    public async Task RemoveAsync(Person me, byte[] credential, CancellationToken stop)
    {
        var account = me.Id;
        if (await db.Set<Passkey>().SingleOrDefaultAsync(one => one.AccountId == account && one.Credential == credential, stop) is { } passkey)
        {
            db.Remove(passkey);
            await NoteAsync(
                account,
                "passkey.removed",
                passkey.Name,
                IdentityNotices.PasskeyRemoved,
                words["identity.mail.passkey-removed", passkey.Name],
                stop
            );
        }
    }

    private async Task NoteAsync(Guid account, string what, string name, NoticeKind kind, string text, CancellationToken stop)
    {
        var known = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account, stop);
        audit.Add(what, $"{known.Name} {known.ShortId}: {name}");
        mail.Note(kind, known.EmailKey, text);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>What a browser is asked, with the token of the question.</summary>
/// <param name="Token">The token that the answer must carry.</param>
/// <param name="Options">Options for the browser, as JSON.</param>
internal sealed record Asked(string Token, string Options);

/// <summary>What a browser answered.</summary>
/// <param name="Token">The token of the question.</param>
/// <param name="Json">The answer, as JSON.</param>
internal sealed record Answer(string? Token, string? Json);
