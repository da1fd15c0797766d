using Lodestar.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Our tables in the form that the framework's passkeys need. It only reads: <see cref="Passkeys"/> writes, with the audit log in the same
/// save.
/// </summary>
internal sealed class PasskeyStore(Db db) : IUserPasskeyStore<Account>
{
    /// <inheritdoc/>
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id)
            ? db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            : Task.FromResult<Account?>(null);

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult($"{user.Id}");

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    /// <inheritdoc/>
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(one => one.AccountId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    /// <inheritdoc/>
    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await (
            from passkey in db.Set<Passkey>()
            where passkey.Credential == credentialId
            join account in db.Set<Account>().AsNoTracking() on passkey.AccountId equals account.Id
            select account
        ).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == user.Id && one.Credential == credentialId, cancellationToken)
            is { } found
            ? Info(found)
            : null;

    public void Dispose() { }

    Task IUserPasskeyStore<Account>.AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IUserPasskeyStore<Account>.RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<string?> IUserStore<Account>.GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Account?> IUserStore<Account>.FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IUserStore<Account>.SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IUserStore<Account>.SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IdentityResult> IUserStore<Account>.CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IdentityResult> IUserStore<Account>.UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IdentityResult> IUserStore<Account>.DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    // What a device said about itself when it was added is not kept, because nothing asks for it.
    private static UserPasskeyInfo Info(Passkey one) =>
        new(
            one.Credential,
            one.PublicKey,
            new DateTimeOffset(one.Added, TimeOnly.MinValue, TimeSpan.Zero),
            (uint)one.SignCount,
            one.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            isUserVerified: true,
            one.BackupEligible,
            one.BackedUp,
            [],
            []
        );
}
