using System.Security.Cryptography;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>The second step: codes of an authenticator app, and recovery codes for when it is lost.</summary>
[ForTheMachine("Part of signing in: a code of the account is what counts.")]
internal sealed class SecondFactors(Db db, SecretKey secret, AuditLog audit, AccountMail mail, Words words, TimeProvider clock)
{
    private const string Purpose = "authenticator key";
    private const int RecoveryCodes = 10;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>
    /// Makes a new key for a person's app. It is sealed for this account alone, so that the form can carry it until a code proves that the
    /// app has it.
    /// </summary>
    public string NewSealedKey(Guid account) => Convert.ToBase64String(secret.Seal(Purpose, TimeCode.NewKey(), account));

    /// <summary>The key inside a sealed one; null if it is not ours or is another account's.</summary>
    public byte[]? Open(Guid account, string? sealedKey)
    {
        var bytes = new byte[sealedKey?.Length ?? 0];
        return
            Convert.TryFromBase64String(sealedKey ?? "", bytes, out var written)
            && secret.Unseal(Purpose, bytes.AsSpan(0, written), account) is { Length: TimeCode.KeyLength } key
            ? key
            : null;
    }

    /// <summary>True if a code is what the app with this key shows now.</summary>
    public bool Fits(Guid account, string? sealedKey, string? typed) =>
        Open(account, sealedKey) is { } key && TimeCode.Match(key, typed, clock.GetUtcNow(), used: 0) is not null;

    /// <summary>Uses an app from now on, after a code of it was typed. Older recovery codes stop working.</summary>
    /// <returns>New recovery codes, to be shown once; null if the code does not fit.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(Guid account, string? sealedKey, string? typed, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var known = await db.Set<Account>().SingleAsync(one => one.Id == account, stop);

        // If the form is sent again, it holds the key that is already in use. Another key has no used code.
        var used = sealedKey == known.AuthenticatorKey ? known.AuthenticatorStep : 0;
        if (Open(account, sealedKey) is not { } key || TimeCode.Match(key, typed, clock.GetUtcNow(), used) is not { } step)
        {
            return null;
        }

        known.UseAuthenticator(sealedKey!, step);
        await db.Set<RecoveryCode>().Where(one => one.AccountId == account).ExecuteDeleteAsync(stop);
        var codes = Enumerable
            .Range(0, RecoveryCodes)
            .Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}")
            .ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = account, Hash = Hash(account, code) }));
        audit.Add("second-step.set-up", $"{known.Name} {known.ShortId}");
        mail.Note(IdentityNotices.SecondStep, known.EmailKey, words["identity.mail.second"]);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return codes;
    }

    /// <summary>True if what was typed is the app's current code or a recovery code. Each works once, even if two use it at the same time.</summary>
    public async Task<bool> VerifyAsync(Guid account, string? typed, CancellationToken stop)
    {
        var known = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account, stop);
        if (Open(account, known.AuthenticatorKey) is { } key && TimeCode.Match(key, typed, clock.GetUtcNow(), known.AuthenticatorStep) is { } step)
        {
            return await db.Set<Account>()
                    .Where(one => one.Id == account && one.AuthenticatorStep < step)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthenticatorStep, step), stop) == 1;
        }

        var hash = Hash(account, typed ?? "");
        if (await db.Set<RecoveryCode>().Where(one => one.AccountId == account && one.Hash == hash).ExecuteDeleteAsync(stop) != 1)
        {
            return false;
        }

        // Anyone who found the codes can get in with one, so their owner is told.
        var left = await RecoveryCodesLeftAsync(account, stop);
        audit.Add("second-step.recovery-code", $"{known.Name} {known.ShortId}: {left} left");
        mail.Note(IdentityNotices.RecoveryCode, known.EmailKey, words["identity.mail.recovery", left]);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> RecoveryCodesLeftAsync(Guid account, CancellationToken stop) => db.Set<RecoveryCode>().CountAsync(one => one.AccountId == account, stop);

    /// <summary>Removes the second step for a person who lost both phone and recovery codes. They are signed out and set up another.</summary>
    public async Task ResetAsync(Guid id, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var account = await db.Set<Account>().SingleAsync(one => one.Id == id, stop);
        account.ForgetAuthenticator();
        await db.Set<RecoveryCode>().Where(one => one.AccountId == id).ExecuteDeleteAsync(stop);
        await db.Set<Passkey>().Where(one => one.AccountId == id).ExecuteDeleteAsync(stop);
        await db.Set<Session>().Where(one => one.AccountId == id).ExecuteDeleteAsync(stop);
        audit.Add("second-step.reset", $"{account.Name} {account.ShortId}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    // Hyphens, spaces and capitals make no difference.
    private byte[] Hash(Guid account, string code) =>
        secret.Mac("recovery code", $"{account} {string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}");
}
