using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>
/// Hands a post over in one step: at once to somebody who has an account, otherwise when they accept the invitation. Until then, and if
/// anything goes wrong, the post stays with the person who has it, so that no place is left without anybody.
/// </summary>
internal sealed class Handovers(Db db, Accounts accounts, AuditLog audit, LeadNews news, AccountMail mail, Words words)
{
    /// <summary>The posts that a person may hand over: their own as lead or administrator and, for an administrator, those of every lead.</summary>
    public async Task<IReadOnlyList<Member>> OfferedAsync(Person by, CancellationToken stop) =>
        [.. (await accounts.AllAsync(stop)).Where(one => MayHandOver(by, one.Account, one.Post))];

    /// <summary>True if a person may hand over the post of an account.</summary>
    public static bool MayHandOver(Person by, Guid from, Post post) =>
        post.Role switch
        {
            Role.Administrator => from == by.Id && by.Posts.Contains(post),
            Role.OrganisationLead => (from == by.Id && by.Posts.Contains(post)) || by.Posts.Any(one => one.Role == Role.Administrator),
            _ => false,
        };

    /// <summary>Gives somebody's post to another person who has an account.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> MoveAsync(Guid from, Guid to, Post post, Person by, CancellationToken stop)
    {
        if (from == to || to == by.Id)
        {
            return new Problem("Email", from == to ? "identity.hand-over.same" : "identity.people.not-yourself");
        }

        if (!MayHandOver(by, from, post))
        {
            return new Problem("Post", "identity.people.not-yours");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Set<AccountPost>().AnyAsync(one => one.AccountId == to && one.Role == post.Role && one.Place == post.Place, stop))
        {
            db.Add(
                new AccountPost
                {
                    AccountId = to,
                    Role = post.Role,
                    Place = post.Place,
                    InvitedBy = by.Id,
                }
            );
            await db.SaveChangesAsync(stop);
        }

        if (!await LeaveAsync(from, to, post, stop))
        {
            return new Problem("Post", "identity.people.not-yours");
        }

        // Somebody at an older session must not be the one who sets up the second step that is needed from now on.
        if ((await accounts.PersonAsync(to, stop))!.NeedsSecondFactor)
        {
            await db.Set<Session>().Where(session => session.AccountId == to && !session.Second).ExecuteDeleteAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>Takes a post from a person who handed it over, after the other person got it, and tells both, within the caller's transaction.</summary>
    /// <returns>False if the first person no longer has the post.</returns>
    [ForTheMachine("Handing over and taking an invitation asked before.")]
    public async Task<bool> LeaveAsync(Guid from, Guid to, Post post, CancellationToken stop)
    {
        var both = await db.Set<Account>().AsNoTracking().Where(one => one.Id == from || one.Id == to).ToListAsync(stop);
        var (giver, taker) = (both.SingleOrDefault(one => one.Id == from), both.Single(one => one.Id == to));
        var place = (await accounts.PlacesAsync(stop)).Name(post);
        if (
            giver is null
            || await db.Set<AccountPost>().Where(one => one.AccountId == from && one.Role == post.Role && one.Place == post.Place).ExecuteDeleteAsync(stop) == 0
        )
        {
            return false;
        }

        audit.Add("person.handed-over", $"{post.Role} {place}".TrimEnd() + $": {giver.Name} {giver.ShortId} to {taker.Name} {taker.ShortId}");
        var what = PostWords.Of(words, post, place);
        mail.Note(IdentityNotices.HandedOver, giver.EmailKey, words["identity.mail.handed-over-from", what, taker.Name, taker.EmailKey], what);
        mail.Note(IdentityNotices.HandedOver, taker.EmailKey, words["identity.mail.handed-over-to", what, giver.Name], what);
        await news.JoinedAsync(taker.EmailKey, post, giver.Name, stop);
        await db.SaveChangesAsync(stop);
        if (!await db.Set<AccountPost>().AnyAsync(one => one.AccountId == from, stop))
        {
            await db.Set<Account>().Where(one => one.Id == from).ExecuteDeleteAsync(stop);
        }

        return true;
    }
}
