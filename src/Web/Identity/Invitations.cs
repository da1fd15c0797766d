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
        if (post.Organisation is { } organisation && places.Organisations.All(one => one.Id != organisation))
        {
            return new Problem("Place", "identity.place-wrong");
        }

        if (by is not null && !Can.GivenBy(by, places.WhereIs(post)).Contains(post.Role))
        {
            return new Problem("Role", "identity.people.not-yours");
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<Invitation>().Where(one => one.EmailKey == key && one.Role == post.Role && one.Place == post.Place).ExecuteDeleteAsync(stop);
        db.Add(new Invitation { Id = Guid.NewGuid(), Finder = FinderOf(token), Email = email!.Trim(), EmailKey = key, Role = post.Role, Place = post.Place, Until = clock.GetUtcNow() + Lasts });
        audit.Add("person.invited", $"{post.Role} {places.Name(post)}".TrimEnd());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return token;
    }

    /// <summary>The invitation with this link that can still be taken, or null.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken stop)
    {
        var (finder, now) = (FinderOf(token), clock.GetUtcNow());
        return await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(one => one.Finder == finder && one.Until > now, stop);
    }

    /// <summary>Takes an invitation: whoever has the link has the mailbox it was sent to. It works once, also for two at once.</summary>
    /// <param name="token">What is in the link.</param>
    /// <param name="name">Name for people; not needed where there is an account with that address.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Id of the account; null where the link leads nowhere any more.</returns>
    public async Task<Outcome<Guid?>> AcceptAsync(string token, string? name, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await FindAsync(token, stop) is not { } invitation)
        {
            return (Guid?)null;
        }

        if (await accounts.ByEmailAsync(invitation.EmailKey, stop) is not { } id)
        {
            var opened = Account.Open(invitation.Email, name);
            if (opened.Problem is { } problem)
            {
                return problem;
            }

            db.Add(opened.Value);
            id = opened.Value.Id;
        }

        if (await db.Set<Invitation>().Where(one => one.Id == invitation.Id).ExecuteDeleteAsync(stop) == 0)
        {
            return (Guid?)null;
        }

        if (!await db.Set<AccountPost>().AnyAsync(one => one.AccountId == id && one.Role == invitation.Role && one.Place == invitation.Place, stop))
        {
            db.Add(new AccountPost { AccountId = id, Role = invitation.Role, Place = invitation.Place });
            var places = await accounts.PlacesAsync(stop);
            audit.Add("person.joined", $"{invitation.Role} {places.Name(new Post(invitation.Role, invitation.Place))}".TrimEnd());
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (Guid?)id;
    }

    /// <summary>Invitations that were not taken yet, of those whom somebody may invite.</summary>
    public async Task<IReadOnlyList<(string Email, Post Post)>> OpenAsync(Person person, CancellationToken stop)
    {
        var (places, now) = (await accounts.PlacesAsync(stop), clock.GetUtcNow());
        var all = await db.Set<Invitation>().AsNoTracking().Where(one => one.Until > now).OrderBy(one => one.EmailKey).ToListAsync(stop);
        return [.. all.Select(one => (one.Email, Post: new Post(one.Role, one.Place))).Where(one => Can.GivenBy(person, places.WhereIs(one.Post)).Contains(one.Post.Role))];
    }

    private byte[] FinderOf(string token) => secret.Mac("invitation", token);
}
