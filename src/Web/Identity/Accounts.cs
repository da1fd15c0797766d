using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>People who can sign in, and their posts.</summary>
internal sealed class Accounts(Db db, Organisations organisations, DistrictNames districts, Permissions permissions, AuditLog audit)
{
    /// <summary>A person with all their posts; null if there is no such account.</summary>
    public async Task<Person?> PersonAsync(Guid id, CancellationToken stop)
    {
        var rows = await (
            from account in db.Set<Account>().AsNoTracking()
            where account.Id == id
            join post in db.Set<AccountPost>().AsNoTracking() on account.Id equals post.AccountId into posts
            from post in posts.DefaultIfEmpty()
            select new { account.Name, post }
        ).ToListAsync(stop);
        return rows.Count == 0
            ? null
            : new Person(
                id,
                rows[0].Name,
                [.. rows.Where(row => row.post is not null).Select(row => new Post(row.post.Role, row.post.Place)).OrderBy(post => post.Role)],
                permissions
            );
    }

    /// <summary>An account that must exist.</summary>
    public Task<Account> AccountAsync(Guid id, CancellationToken stop) => db.Set<Account>().AsNoTracking().SingleAsync(account => account.Id == id, stop);

    /// <summary>Id of the account with an e-mail address; null if there is none.</summary>
    public async Task<Guid?> ByEmailAsync(string emailKey, CancellationToken stop) =>
        await db.Set<Account>().Where(account => account.EmailKey == emailKey).Select(account => (Guid?)account.Id).FirstOrDefaultAsync(stop);

    /// <summary>True if the account with an address has a post.</summary>
    public Task<bool> HasAsync(string emailKey, Post post, CancellationToken stop) =>
        (
            from one in db.Set<AccountPost>()
            join account in db.Set<Account>() on one.AccountId equals account.Id
            where account.EmailKey == emailKey && one.Role == post.Role && one.Place == post.Place
            select one
        ).AnyAsync(stop);

    /// <summary>True once somebody can let others in.</summary>
    public Task<bool> HasAdministratorAsync(CancellationToken stop) => db.Set<AccountPost>().AnyAsync(post => post.Role == Role.Administrator, stop);

    /// <summary>Everybody whom a person may see: for an administrator all, for others the people in their own organisations and districts.</summary>
    public async Task<IReadOnlyList<Member>> SeenByAsync(Person person, CancellationToken stop)
    {
        var places = await PlacesAsync(stop);
        return [.. (await AllAsync(stop)).Where(member => person.May(IdentityCan.KeepPeople, places.WhereIs(member.Post)))];
    }

    /// <summary>Everybody in every place, by name.</summary>
    public Task<IReadOnlyList<Member>> AllAsync(CancellationToken stop) => InAsync(place: null, stop);

    /// <summary>Everybody in one place, by name (see <see cref="Post.Place"/>).</summary>
    public async Task<IReadOnlyList<Member>> InAsync(string? place, CancellationToken stop)
    {
        var posts = await (
            from post in db.Set<AccountPost>().AsNoTracking()
            where place == null || post.Place == place
            join account in db.Set<Account>().AsNoTracking() on post.AccountId equals account.Id
            join inviter in db.Set<Account>().AsNoTracking() on post.InvitedBy equals (Guid?)inviter.Id into inviters
            from inviter in inviters.DefaultIfEmpty()
            orderby account.Name, account.Id
            select new
            {
                account.Id,
                account.Name,
                account.Email,
                post.Role,
                post.Place,
                By = inviter.Name,
            }
        ).ToListAsync(stop);
        return [.. posts.Select(one => new Member(one.Id, one.Name, one.Email, new Post(one.Role, one.Place), one.By))];
    }

    /// <summary>The leads of several organisations, by name.</summary>
    public async Task<ILookup<Guid, Member>> LeadsAsync(IEnumerable<Guid> organisations, CancellationToken stop)
    {
        var places = organisations.Select(id => id.ToString("D")).ToList();
        var leads = await (
            from post in db.Set<AccountPost>().AsNoTracking()
            join account in db.Set<Account>().AsNoTracking() on post.AccountId equals account.Id
            where post.Role == Role.OrganisationLead && places.Contains(post.Place)
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
        return leads.ToLookup(one => Guid.Parse(one.Place), one => new Member(one.Id, one.Name, one.Email, new Post(one.Role, one.Place), By: null));
    }

    /// <summary>The organisations that have a lead.</summary>
    public async Task<IReadOnlySet<Guid>> LedAsync(CancellationToken stop) =>
        (await db.Set<AccountPost>().Where(post => post.Role == Role.OrganisationLead).Select(post => post.Place).Distinct().ToListAsync(stop))
            .Select(Guid.Parse)
            .ToHashSet();

    /// <summary>How many people have a role in an organisation.</summary>
    public Task<int> CountInAsync(Guid organisation, CancellationToken stop)
    {
        var place = organisation.ToString("D");
        return db.Set<AccountPost>().Where(post => post.Place == place).Select(post => post.AccountId).Distinct().CountAsync(stop);
    }

    /// <summary>Ends what somebody does in a place. With the last post, the account and all its sessions go too.</summary>
    /// <param name="by">The person who ends it; null for someone who runs the machine.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> EndAsync(Guid account, Post post, Person? by, CancellationToken stop)
    {
        var places = await PlacesAsync(stop);
        if (by is not null && !GivenRoles.By(by, places.WhereIs(post)).Contains(post.Role))
        {
            return new Problem("", "identity.people.not-yours");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (post.Role == Role.Administrator)
        {
            // Two administrators who leave at once must not both count on the other: the first to write is seen by the second.
            await db.Set<AccountPost>().Where(one => one.Role == Role.Administrator).ExecuteUpdateAsync(set => set.SetProperty(one => one.Place, ""), stop);
            if (await db.Set<AccountPost>().CountAsync(one => one.Role == Role.Administrator, stop) == 1)
            {
                return new Problem("", "identity.people.last-administrator");
            }
        }

        if (await db.Set<AccountPost>().Where(one => one.AccountId == account && one.Role == post.Role && one.Place == post.Place).ExecuteDeleteAsync(stop) > 0)
        {
            audit.Add("person.ended", $"{await NameAsync(account, stop)} {Account.ShortIdOf(account)}: {post.Role} {places.Name(post)}".TrimEnd());
            await db.SaveChangesAsync(stop);
            if (!await db.Set<AccountPost>().AnyAsync(one => one.AccountId == account, stop))
            {
                await db.Set<Account>().Where(one => one.Id == account).ExecuteDeleteAsync(stop);
            }
        }

        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>The organisations and districts that posts are about.</summary>
    public async Task<Places> PlacesAsync(CancellationToken stop) => new(await organisations.ForPostsAsync(stop), districts);

    private Task<string> NameAsync(Guid account, CancellationToken stop) =>
        db.Set<Account>().Where(one => one.Id == account).Select(one => one.Name).SingleAsync(stop);
}

/// <summary>Somebody with a post in a place.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Post">What they do there.</param>
/// <param name="By">Name of the person who invited them; null if that person is no longer here.</param>
internal sealed record Member(Guid Account, string Name, string Email, Post Post, string? By);

/// <summary>The organisations and districts that posts are about.</summary>
/// <param name="Organisations">All organisations, by name.</param>
/// <param name="Districts">All districts.</param>
internal sealed record Places(IReadOnlyList<Organisation> Organisations, DistrictNames Districts)
{
    private readonly Dictionary<Guid, Organisation> byId = Organisations.ToDictionary(organisation => organisation.Id);

    /// <summary>The place of a post, with its districts.</summary>
    public Where WhereIs(Post post) =>
        post switch
        {
            { Organisation: { } id } => new Where(id, byId.GetValueOrDefault(id)?.Districts ?? []),
            { District: { } district } => Where.InDistrict(district),
            _ => Where.Region,
        };

    /// <summary>Name of an organisation or a district; empty for the region.</summary>
    public string Name(Post post) =>
        post switch
        {
            { Organisation: { } id } => byId.GetValueOrDefault(id)?.Name ?? "",
            { District: { } district } => Districts.Of(district),
            _ => "",
        };
}
