using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Roles and invitations stay with their organisation when it merges or leaves.</summary>
internal sealed class PostsOfOrganisations(Db db, AuditLog audit) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        var (here, there) = ($"{from:D}", $"{into:D}");

        // Somebody with the same role in both keeps it once.
        await db.Set<AccountPost>()
            .Where(post =>
                post.Place == here && db.Set<AccountPost>().Any(other => other.Place == there && other.AccountId == post.AccountId && other.Role == post.Role)
            )
            .ExecuteDeleteAsync(stop);
        await db.Set<AccountPost>().Where(post => post.Place == here).ExecuteUpdateAsync(set => set.SetProperty(post => post.Place, there), stop);
        await db.Set<Invitation>()
            .Where(one =>
                one.Place == here && db.Set<Invitation>().Any(other => other.Place == there && other.EmailKey == one.EmailKey && other.Role == one.Role)
            )
            .ExecuteDeleteAsync(stop);
        await db.Set<Invitation>().Where(one => one.Place == here).ExecuteUpdateAsync(set => set.SetProperty(one => one.Place, there), stop);
        return null;
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(Guid organisation, CancellationToken stop)
    {
        var place = $"{organisation:D}";
        var ended = await (
            from post in db.Set<AccountPost>().AsNoTracking()
            join account in db.Set<Account>().AsNoTracking() on post.AccountId equals account.Id
            where post.Place == place
            orderby account.Name, account.Id
            select new
            {
                account.Id,
                account.Name,
                post.Role,
            }
        ).ToListAsync(stop);
        foreach (var one in ended)
        {
            audit.Add("person.ended", $"{one.Name} {Account.ShortIdOf(one.Id)}: {one.Role}");
        }

        await db.Set<Invitation>().Where(one => one.Place == place).ExecuteDeleteAsync(stop);
        await db.Set<AccountPost>().Where(post => post.Place == place).ExecuteDeleteAsync(stop);

        // With the last role the account goes too, as always.
        var accounts = ended.Select(one => one.Id).Distinct().ToList();
        await db.Set<Account>()
            .Where(account => accounts.Contains(account.Id) && !db.Set<AccountPost>().Any(post => post.AccountId == account.Id))
            .ExecuteDeleteAsync(stop);
    }
}
