using System.Security.Cryptography;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Invites people and lets them in. A link works once, for two weeks, and only a keyed hash of it is kept.</summary>
internal sealed class Invitations(
    Db db,
    Accounts accounts,
    SecretKey secret,
    AuditLog audit,
    LeadNews news,
    Handovers handovers,
    AccountMail mail,
    ServiceAddress address,
    Words words,
    TimeProvider clock
)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>
    /// Invites somebody. An earlier invitation of the same person for the same post is replaced. If a person invites, the link is sent by
    /// e-mail.
    /// </summary>
    /// <param name="email">The address to which the link is sent.</param>
    /// <param name="post">The post that is offered.</param>
    /// <param name="by">The person who invites; null for someone who runs the machine.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="inPlaceOf">The account whose post it is until they accept; null if nothing is handed over.</param>
    /// <param name="id">The id that its form gives it (see <see cref="FormMark"/>); null for a random one.</param>
    public async Task<Outcome<Invited>> InviteAsync(string? email, Post post, Person? by, CancellationToken stop, Guid? inPlaceOf = null, Guid? id = null)
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

        if (by is not null && !GivenRoles.By(by, places.WhereIs(post)).Contains(post.Role))
        {
            return new Problem("Role", "identity.people.not-yours");
        }

        if (by is not null && await accounts.ByEmailAsync(key, stop) == by.Id)
        {
            return new Problem("Email", "identity.people.not-yourself");
        }

        if (by is not null && await accounts.HasAsync(key, post, stop))
        {
            return new Problem("Email", "identity.invite.has-it");
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var invitation = id ?? Guid.NewGuid();
        if (await db.Set<Invitation>().AnyAsync(one => one.Id == invitation, stop))
        {
            return new Invited(invitation, "");
        }

        await db.Set<Invitation>().Where(one => one.EmailKey == key && one.Role == post.Role && one.Place == post.Place).ExecuteDeleteAsync(stop);
        db.Add(
            new Invitation
            {
                Id = invitation,
                Finder = FinderOf(token),
                Email = email!.Trim(),
                EmailKey = key,
                Role = post.Role,
                Place = post.Place,
                By = by?.Id,
                InPlaceOf = inPlaceOf,
                Until = clock.GetUtcNow() + Lasts,
            }
        );
        audit.Add(inPlaceOf is null ? "person.invited" : "person.asked-to-take-over", $"{key}: {post.Role} {places.Name(post)}".TrimEnd());
        if (by is not null)
        {
            var (what, link) = (PostWords.Of(words, post, places.Name(post)), address.Root + IdentityLinks.Invitation(token));
            mail.Note(IdentityNotices.Invitation, email.Trim(), words["identity.mail.invitation", by.Name, what, link, (int)Lasts.TotalDays]);
        }

        await news.InvitedAsync(key, post, by, stop);
        if (!await db.SaveNewAsync(stop))
        {
            // The same form was faster, or somebody else invited them for the same post at the same moment: an invitation is on its way.
            return new Invited(invitation, "");
        }

        await transaction.CommitAsync(stop);
        return new Invited(invitation, token);
    }

    /// <summary>The invitation with this link if it can still be accepted; otherwise null.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken stop)
    {
        var (finder, now) = (FinderOf(token), clock.GetUtcNow());
        return
            await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(one => one.Finder == finder && one.Until > now, stop) is { } invitation
            && await HoldsAsync(invitation, stop)
            ? invitation
            : null;
    }

    /// <summary>
    /// Accepts an invitation, only once even if two do so at the same time. Somebody who has an account signs in as usual afterwards, because a
    /// link that was passed on must not open another person's account.
    /// </summary>
    /// <param name="token">The token in the link.</param>
    /// <param name="name">Display name; not needed if there is an account with that address.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Id of the account, and whether it is new; null if the link no longer works.</returns>
    [ForTheMachine("The person with the link, which works once, accepts it; they may have no account yet.")]
    public async Task<Outcome<Accepted?>> AcceptAsync(string token, string? name, CancellationToken stop)
    {
        try
        {
            return await TakeAsync(token, name, stop);
        }
        catch (DbUpdateException)
        {
            // Two invitations of one new person were accepted at the same moment: by now the account of the other exists.
            db.ChangeTracker.Clear();
            return await TakeAsync(token, name, stop);
        }
    }

    private async Task<Outcome<Accepted?>> TakeAsync(string token, string? name, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await FindAsync(token, stop) is not { } invitation)
        {
            return (Accepted?)null;
        }

        var (isNew, joins) = (false, false);
        Person? inviter = null;
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
            joins = true;
            db.Add(
                new AccountPost
                {
                    AccountId = id,
                    Role = invitation.Role,
                    Place = invitation.Place,
                    InvitedBy = invitation.By,
                }
            );
            var places = await accounts.PlacesAsync(stop);
            inviter = invitation.By is { } by ? await accounts.PersonAsync(by, stop) : null;
            audit.Add(
                "person.joined",
                $"{invitation.EmailKey} {Account.ShortIdOf(id)}: {invitation.Role} {places.Name(invitation.Post)}".TrimEnd()
                    + (inviter is null ? "" : $", invited by {inviter.Name} {Account.ShortIdOf(inviter.Id)}")
            );
        }

        await db.SaveChangesAsync(stop);
        if (!(invitation.InPlaceOf is { } giver && giver != id && await handovers.LeaveAsync(giver, id, invitation.Post, stop)) && joins)
        {
            await news.JoinedAsync(invitation.EmailKey, invitation.Post, inviter?.Name, stop);
            await db.SaveChangesAsync(stop);
        }

        // Somebody at an older session must not be the one who sets up the second step that is needed from now on.
        if ((await accounts.PersonAsync(id, stop))!.NeedsSecondFactor)
        {
            await db.Set<Session>().Where(session => session.AccountId == id && !session.Second).ExecuteDeleteAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return new Accepted(id, isNew);
    }

    /// <summary>Open invitations to posts that a person may give.</summary>
    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(Person person, CancellationToken stop)
    {
        var (places, now) = (await accounts.PlacesAsync(stop), clock.GetUtcNow());
        var all = await (
            from one in db.Set<Invitation>().AsNoTracking()
            where one.Until > now
            join inviter in db.Set<Account>().AsNoTracking() on one.By equals (Guid?)inviter.Id into inviters
            from inviter in inviters.DefaultIfEmpty()
            orderby one.EmailKey
            select new
            {
                one.Id,
                one.Email,
                one.Role,
                one.Place,
                one.Until,
                By = inviter.Name,
            }
        ).ToListAsync(stop);
        return
        [
            .. all.Select(one => new OpenInvitation(one.Id, one.Email, new Post(one.Role, one.Place), one.By, one.Until))
                .Where(one => GivenRoles.By(person, places.WhereIs(one.Post)).Contains(one.Post.Role)),
        ];
    }

    /// <summary>Withdraws an invitation, so that its link no longer works.</summary>
    /// <returns>False if it was already accepted, or the person may not withdraw it.</returns>
    public async Task<bool> WithdrawAsync(Guid id, Person by, CancellationToken stop)
    {
        if ((await OpenAsync(by, stop)).FirstOrDefault(one => one.Id == id) is not { } open)
        {
            return false;
        }

        var places = await accounts.PlacesAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Set<Invitation>().Where(one => one.Id == id).ExecuteDeleteAsync(stop) == 0)
        {
            return false;
        }

        audit.Add("person.uninvited", $"{open.Email}: {open.Post.Role} {places.Name(open.Post)}".TrimEnd());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    // A person whose role was ended must not have left a way back for others or for themself.
    private async Task<bool> HoldsAsync(Invitation invitation, CancellationToken stop)
    {
        if (invitation.By is not { } by)
        {
            return true;
        }

        var places = await accounts.PlacesAsync(stop);
        return await accounts.PersonAsync(by, stop) is { } person
            && (invitation.InPlaceOf is not { } from || Handovers.MayHandOver(person, from, invitation.Post))
            && GivenRoles.By(person, places.WhereIs(invitation.Post)).Contains(invitation.Role);
    }

    private byte[] FinderOf(string token) => secret.Mac("invitation", token);
}

/// <summary>An invitation that was made.</summary>
/// <param name="Token">The token for the link; empty if the link was sent before.</param>
internal sealed record Invited(Guid Id, string Token);

/// <summary>An invitation that nobody has accepted yet.</summary>
/// <param name="Email">The address to which it was sent.</param>
/// <param name="Post">The post that is offered.</param>
/// <param name="By">Name of the person who invited them; null if that person is no longer here.</param>
/// <param name="Until">The moment until which its link works.</param>
internal sealed record OpenInvitation(Guid Id, string Email, Post Post, string? By, DateTimeOffset Until);

/// <summary>An invitation that was accepted.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="IsNew">False if the account already existed.</param>
internal sealed record Accepted(Guid Account, bool IsNew);
