using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Works out who is told of something. There is no other list of recipients.</summary>
internal sealed class Recipients(Db db, Permissions permissions)
{
    /// <summary>The people whose role lets them do this in an organisation, in one of its districts, or everywhere: by name, once for each role.</summary>
    public Task<List<Member>> WhoMayAsync(string permission, Where where, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(where);
        List<string> places = ["", .. where.Districts];
        if (where.Organisation is { } organisation)
        {
            places.Add($"{organisation:D}");
        }

        return MembersAsync(OfRoles(permission).Where(post => places.Contains(post.Place)), stop);
    }

    /// <summary>The people whose role lets them do this in any place: by name, once for each role.</summary>
    public Task<List<Member>> WhoMayAsync(string permission, CancellationToken stop) => MembersAsync(OfRoles(permission), stop);

    /// <summary>The people whose role lets them do this, for each of some organisations, by name.</summary>
    public async Task<ILookup<Guid, Member>> WhoMayAsync(string permission, IEnumerable<Guid> organisations, CancellationToken stop)
    {
        var places = organisations.Select(id => $"{id:D}").ToList();
        return (await MembersAsync(OfRoles(permission).Where(post => places.Contains(post.Place)), stop)).ToLookup(member => member.Post.Organisation!.Value);
    }

    /// <summary>One person of an organisation; nobody if they have left it, or if nobody is named.</summary>
    public Task<List<Member>> OneOfAsync(Guid? account, Guid organisation, CancellationToken stop)
    {
        var place = $"{organisation:D}";
        return MembersAsync(db.Set<AccountPost>().Where(post => post.AccountId == account && post.Place == place), stop);
    }

    /// <summary>The people who have the same role in the same place.</summary>
    public Task<List<Member>> WithAsync(Post post, CancellationToken stop) =>
        MembersAsync(db.Set<AccountPost>().Where(one => one.Role == post.Role && one.Place == post.Place), stop);

    private IQueryable<AccountPost> OfRoles(string permission)
    {
        var roles = Enum.GetValues<Role>().Where(role => permissions.Has(role, permission)).ToList();
        return db.Set<AccountPost>().Where(post => roles.Contains(post.Role));
    }

    private async Task<List<Member>> MembersAsync(IQueryable<AccountPost> posts, CancellationToken stop)
    {
        var found = await (
            from post in posts.AsNoTracking()
            join account in db.Set<Account>().AsNoTracking() on post.AccountId equals account.Id
            orderby account.Name, account.Id
            select new
            {
                account.Id,
                account.Name,
                account.Email,
                post.Role,
                post.Place,
            }
        ).ToListAsync(stop);
        return [.. found.Select(one => new Member(one.Id, one.Name, one.Email, new Post(one.Role, one.Place), By: null))];
    }
}
