using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Who is asked to answer which item.</summary>
internal sealed class Sharing(Db db, Accounts accounts, Permissions permissions)
{
    /// <summary>The account asked, by item.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> OfAsync(Guid id, CancellationToken stop) =>
        await db.Set<TeamAssignment>().AsNoTracking().Where(one => one.ReflectionId == id).ToDictionaryAsync(one => one.Item, one => one.AccountId, stop);

    /// <summary>The people of an organisation who can be asked.</summary>
    public async Task<IReadOnlyList<(Guid Account, string Name)>> WritersAsync(TeamView open, CancellationToken stop) =>
        [
            .. (await accounts.InAsync(Post.InOrganisation(Role.Colleague, open.Organisation.Id).Place, stop))
                .Where(member => permissions.Has(member.Post.Role, TogetherCan.WriteTeams))
                .DistinctBy(member => member.Account)
                .Select(member => (member.Account, member.Name)),
        ];

    /// <summary>Asks somebody to answer items; null for the account asks nobody.</summary>
    /// <returns>False if the person may not share it out, or can no longer.</returns>
    public async Task<bool> AskAsync(TeamView open, IReadOnlyCollection<string> items, Guid? account, CancellationToken stop)
    {
        if (!open.MayLead || !open.MayWrite)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<TeamAssignment>().Where(one => one.ReflectionId == open.Id && items.Contains(one.Item)).ExecuteDeleteAsync(stop);
        if (account is { } asked)
        {
            db.AddRange(
                items.Select(item => new TeamAssignment
                {
                    ReflectionId = open.Id,
                    Item = item,
                    AccountId = asked,
                })
            );
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return true;
    }
}
