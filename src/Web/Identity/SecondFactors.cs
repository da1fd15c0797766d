using System.Security.Cryptography;
using Lodestar.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>The second factor: codes of an authenticator app, and recovery codes for when it is lost.</summary>
internal sealed class SecondFactors(Db db, SecretKey secret, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly IDataProtector seal = protection.CreateProtector("authenticator key");

    /// <summary>A new key for an app, sealed, to be carried by the form until a code shows that the app has it.</summary>
    public string NewSealedKey() => seal.Protect(Convert.ToBase64String(TimeCode.NewKey()));

    /// <summary>The key in a sealed one, or null where it is not ours.</summary>
    public byte[]? Open(string? sealedKey)
    {
        try
        {
            return string.IsNullOrEmpty(sealedKey) ? null : Convert.FromBase64String(seal.Unprotect(sealedKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>True where somebody has set one up.</summary>
    public Task<bool> HasAsync(Guid account, CancellationToken stop) => db.Set<Account>().AnyAsync(one => one.Id == account && one.AuthenticatorKey != null, stop);

    /// <summary>Uses an app from now on, once a code of it was typed. Older recovery codes open nothing any more.</summary>
    /// <returns>New recovery codes, to be shown once; null where the code does not fit.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(Guid account, string? sealedKey, string? typed, CancellationToken stop)
    {
        if (Open(sealedKey) is not { } key || TimeCode.Match(key, typed, clock.GetUtcNow(), used: 0) is not { } step)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        (await db.Set<Account>().SingleAsync(one => one.Id == account, stop)).UseAuthenticator(sealedKey!, step);
        await db.Set<RecoveryCode>().Where(one => one.AccountId == account).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}").ToList();
        db.AddRange(codes.Select(code => new RecoveryCode { AccountId = account, Hash = Hash(account, code) }));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return codes;
    }

    /// <summary>True where what was typed is the app's code of now, or a recovery code. Each works once, also for two at once.</summary>
    public async Task<bool> VerifyAsync(Guid account, string? typed, CancellationToken stop)
    {
        var known = await db.Set<Account>().AsNoTracking().SingleAsync(one => one.Id == account, stop);
        if (Open(known.AuthenticatorKey) is { } key && TimeCode.Match(key, typed, clock.GetUtcNow(), known.AuthenticatorStep) is { } step)
        {
            return await db.Set<Account>().Where(one => one.Id == account && one.AuthenticatorStep < step).ExecuteUpdateAsync(set => set.SetProperty(one => one.AuthenticatorStep, step), stop) == 1;
        }

        var hash = Hash(account, (typed ?? "").Trim().ToLowerInvariant());
        return await db.Set<RecoveryCode>().Where(one => one.AccountId == account && one.Hash == hash).ExecuteDeleteAsync(stop) == 1;
    }

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> RecoveryCodesLeftAsync(Guid account, CancellationToken stop) => db.Set<RecoveryCode>().CountAsync(one => one.AccountId == account, stop);

    private byte[] Hash(Guid account, string code) => secret.Mac("recovery code", $"{account} {code}");
}
