using System.Security.Cryptography;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Invites people and lets them in. A link works once, for two weeks; only a keyed hash of it is kept.</summary>
internal sealed class Invitations(Db db, Accounts accounts, SecretKey secret, AuditLog audit, TimeProvider clock)
{
    /// <summary>For how long a link works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Invites somebody, in place of what was sent to them for the same post before.</summary>
    /// <param name="email">Where the link goes.</param>
    /// <param name="post">What they are invited to.</param>
    /// <param name="by">Who invites; null for whoever runs the machine.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What is to be in the link.</returns>
    public async Task<Outcome<string>> InviteAsync(string? email, Post post, Person? by, CancellationToken stop)
    {
        if (Account.KeyOf(email) is not { } key)
        {
            return new Problem("Email", "identity.email-wrong");
        }

        var places = await accounts.PlacesAsync(stop);
        if (post.Organisation is { } organisation && places.Organisations.All(one => one.Id != organisation || one.LeftOn is not null))
        {
            return new Problem("Place", "identity.place-wrong");
        }

        if (by is not null && !Can.GivenBy(by, places.WhereIs(post)).Contains(post.Role))
        {
            return new Problem("Role", "identity.people.not-yours");
        }

        if (by is not null && await accounts.ByEmailAsync(key, stop) == by.Id)
        {
            return new Problem("Email", "identity.people.not-yourself");
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<Invitation>().Where(one => one.EmailKey == key && one.Role == post.Role && one.Place == post.Place).ExecuteDeleteAsync(stop);
        db.Add(new Invitation { Id = Guid.NewGuid(), Finder = FinderOf(token), Email = email!.Trim(), EmailKey = key, Role = post.Role, Place = post.Place, By = by?.Id, Until = clock.GetUtcNow() + Lasts });
        audit.Add("person.invited", $"{key}: {post.Role} {places.Name(post)}".TrimEnd());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return token;
    }

    /// <summary>The invitation with this link that can still be taken, or null.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken stop)
    {
        var (finder, now) = (FinderOf(token), clock.GetUtcNow());
        return await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(one => one.Finder == finder && one.Until > now, stop) is { } invitation && await HoldsAsync(invitation, stop)
            ? invitation
            : null;
    }

    /// <summary>
    /// Takes an invitation. It works once, also for two at once. Whoever has an account signs in as always afterwards: a link that
    /// was passed on must not be the key to somebody else's account.
    /// </summary>
    /// <param name="token">What is in the link.</param>
    /// <param name="name">Name for people; not needed where there is an account with that address.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Id of the account, and whether it is new; null where the link leads nowhere any more.</returns>
    public async Task<Outcome<Accepted?>> AcceptAsync(string token, string? name, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await FindAsync(token, stop) is not { } invitation)
        {
            return (Accepted?)null;
        }

        var isNew = false;
        if (await accounts.ByEmailAsync(invitation.EmailKey, stop) is not { } id)
        {
            var opened = Account.Open(invitation.Email, name);
            if (opened.Problem is { } problem)
            {
                return problem;
            }

            db.Add(opened.Value);
            (id, isNew) = (opened.Value.Id, true);
        }

        if (await db.Set<Invitation>().Where(one => one.Id == invitation.Id).ExecuteDeleteAsync(stop) == 0)
        {
            return (Accepted?)null;
        }

        if (!await db.Set<AccountPost>().AnyAsync(one => one.AccountId == id && one.Role == invitation.Role && one.Place == invitation.Place, stop))
        {
            db.Add(new AccountPost { AccountId = id, Role = invitation.Role, Place = invitation.Place });
            var places = await accounts.PlacesAsync(stop);
            audit.Add("person.joined", $"{invitation.EmailKey} {Account.ShortIdOf(id)}: {invitation.Role} {places.Name(new Post(invitation.Role, invitation.Place))}".TrimEnd());
        }

        // Whoever sits at an older session must not be the one who sets up the second step that the role needs.
        if (invitation.Role.NeedsSecondFactor())
        {
            await db.Set<Session>().Where(session => session.AccountId == id && !session.Second).ExecuteDeleteAsync(stop);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Accepted(id, isNew);
    }

    /// <summary>Invitations that were not taken yet, of those whom somebody may invite.</summary>
    public async Task<IReadOnlyList<(string Email, Post Post)>> OpenAsync(Person person, CancellationToken stop)
    {
        var (places, now) = (await accounts.PlacesAsync(stop), clock.GetUtcNow());
        var all = await db.Set<Invitation>().AsNoTracking().Where(one => one.Until > now).OrderBy(one => one.EmailKey).ToListAsync(stop);
        return [.. all.Select(one => (one.Email, Post: new Post(one.Role, one.Place))).Where(one => Can.GivenBy(person, places.WhereIs(one.Post)).Contains(one.Post.Role))];
    }

    // Who was sent away, or lost the role, has not left a way back for others or themself.
    private async Task<bool> HoldsAsync(Invitation invitation, CancellationToken stop)
    {
        if (invitation.By is not { } by)
        {
            return true;
        }

        var places = await accounts.PlacesAsync(stop);
        return await accounts.PersonAsync(by, stop) is { } person && Can.GivenBy(person, places.WhereIs(new Post(invitation.Role, invitation.Place))).Contains(invitation.Role);
    }

    private byte[] FinderOf(string token) => secret.Mac("invitation", token);
}

/// <summary>An invitation that was taken.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="IsNew">False where there was one already.</param>
internal sealed record Accepted(Guid Account, bool IsNew);
