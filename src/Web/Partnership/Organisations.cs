using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Reads, registers and changes organisations.</summary>
public sealed class Organisations(Db db, AuditLog audit)
{
    /// <summary>How many are on one page of the list.</summary>
    public const int OnAPage = 50;

    /// <summary>Every organisation, for queries with its reflections. Those queries ask what a person may read.</summary>
    public IQueryable<Organisation> ForTeams() => All;

    /// <summary>Every organisation by name, for naming the place of a role.</summary>
    public Task<List<Organisation>> ForPostsAsync(CancellationToken stop) => All.OrderBy(organisation => organisation.Name).ToListAsync(stop);

    /// <summary>Every organisation, by name.</summary>
    [ForTheMachine("A command.")]
    public Task<List<Organisation>> ListAsync(CancellationToken stop) => All.OrderBy(organisation => organisation.Name).ToListAsync(stop);

    /// <summary>The organisations that work in at least one of these districts and have not left.</summary>
    public async Task<IReadOnlyList<Organisation>> InAsync(IReadOnlySet<string> districts, CancellationToken stop) =>
        [
            .. (await All.Where(organisation => organisation.LeftOn == null).ToListAsync(stop)).Where(organisation =>
                organisation.Districts.Any(districts.Contains)
            ),
        ];

    /// <summary>The organisation with this join code, or null. The code of an organisation that was merged leads to the one that stayed.</summary>
    public async Task<Organisation?> ByCodeAsync(string code, CancellationToken stop) =>
        await All.FirstOrDefaultAsync(organisation => organisation.Code == code, stop)
        ?? await All.FirstOrDefaultAsync(
            organisation => db.Set<FormerCode>().Any(former => former.Code == code && former.OrganisationId == organisation.Id),
            stop
        );

    /// <summary>An organisation, if the person may see it; otherwise null.</summary>
    public async Task<Organisation?> SeenByAsync(Person person, Guid id, CancellationToken stop) =>
        await All.FirstOrDefaultAsync(organisation => organisation.Id == id, stop) is { } found && MaySee(person, found) ? found : null;

    /// <summary>True if a person may see an organisation: their own, one that works in their district, or all.</summary>
    public static bool MaySee(Person person, Organisation organisation) => person.May(PartnershipCan.DescribeOrganisations, WhereIs(organisation));

    /// <summary>
    /// True if a person may say where an organisation works, merge it, or let it leave. One that works in several districts needs somebody who
    /// keeps all of them.
    /// </summary>
    public static bool MayKeep(Person person, Organisation organisation) => person.MayInAll(PartnershipCan.KeepOrganisations, organisation.Districts);

    /// <summary>The place of an organisation, with its districts.</summary>
    public static Where WhereIs(Organisation organisation) => new(organisation.Id, organisation.Districts);

    /// <summary>The organisations that a person may see and that match a search, by name.</summary>
    public async Task<IReadOnlyList<Organisation>> SeenByAsync(Person person, OrganisationSearch search, CancellationToken stop)
    {
        // Reading a thousand rows and comparing them here is faster than making two engines agree on how names are compared.
        var words = NameKey.Of(search.Text);
        var all = await All.Where(organisation => organisation.LeftOn != null == search.Left).ToListAsync(stop);
        return
        [
            .. all.Where(organisation =>
                    MaySee(person, organisation)
                    && (search.District is null || organisation.Districts.Contains(search.District))
                    && (search.Sector is null || organisation.Sector == search.Sector)
                    && NameKey.Of(organisation.Name).Contains(words, StringComparison.Ordinal)
                )
                .OrderBy(organisation => organisation.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(organisation => organisation.Id),
        ];
    }

    /// <summary>Keys of all names, including those of organisations that left.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken stop) =>
        (await All.Select(organisation => organisation.Name).ToListAsync(stop)).Select(NameKey.Of).ToHashSet();

    /// <summary>Registers an organisation under a new code, once, if the person may keep organisations in its districts.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="by">Who registers it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="id">The id that its form gives it (see <see cref="Ui.FormMark"/>); null for a random one.</param>
    public Task<Outcome<Organisation>> RegisterAsync(NewOrganisation wanted, Person by, CancellationToken stop, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(by);
        return wanted.Districts.Count == 0 || by.MayInAll(PartnershipCan.KeepOrganisations, wanted.Districts)
            ? RegisterAsync(wanted, stop, id)
            : Task.FromResult<Outcome<Organisation>>(new Problem(nameof(Organisation.Districts), "partnership.organisations.not-yours"));
    }

    /// <summary>Registers an organisation under a new code.</summary>
    [ForTheMachine("A command.")]
    public Task<Outcome<Organisation>> RegisterAsync(string name, string sector, IReadOnlyList<string> districts, CancellationToken stop) =>
        RegisterAsync(new NewOrganisation(name, sector, districts), stop);

    /// <summary>Registers an organisation under a new code.</summary>
    [ForTheMachine("A command.")]
    public async Task<Outcome<Organisation>> RegisterAsync(NewOrganisation wanted, CancellationToken stop, Guid? id = null)
    {
        var outcome = Organisation.Register(wanted, JoinCode.New(), id);
        if (outcome.Problem is not null)
        {
            return outcome;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(db, stop);
        if (await All.FirstOrDefaultAsync(one => one.Id == outcome.Value.Id, stop) is { } there)
        {
            return there;
        }

        if (await IsTakenAsync(outcome.Value, stop) is { } problem)
        {
            return problem;
        }

        db.Add(outcome.Value);
        audit.Add("organisation.added", outcome.Value.Name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return outcome;
    }

    /// <summary>Registers many at once: all of them or none.</summary>
    /// <returns>False if one of them is in a district where the person may not keep organisations.</returns>
    internal async Task<bool> RegisterAsync(IReadOnlyList<GoodRow> rows, Person by, CancellationToken stop)
    {
        if (!rows.All(row => by.MayInAll(PartnershipCan.KeepOrganisations, row.Wanted.Districts)))
        {
            return false;
        }

        foreach (var row in rows)
        {
            var organisation = Organisation.Register(row.Wanted, JoinCode.New()).Value;
            db.Add(organisation);
            db.AddRange(row.Units.Select(name => Unit.In(organisation.Id, name).Value));
        }

        audit.Add("organisation.imported", $"{rows.Count} organisations");
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Changes the details of an organisation.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="wanted">The new details. Sector and districts count only if the person may change them.</param>
    /// <param name="by">The person who changes it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> ChangeAsync(Guid id, NewOrganisation wanted, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(db, stop);
        var organisation = await db.Set<Organisation>().SingleAsync(one => one.Id == id, stop);
        var before = organisation.Name;
        var mayKeep = MayKeep(by, organisation);
        if (!MaySee(by, organisation))
        {
            return new Problem("", "partnership.organisations.not-yours");
        }

        if (mayKeep && !by.MayInAll(PartnershipCan.KeepOrganisations, wanted.Districts) && wanted.Districts.Count > 0)
        {
            return new Problem(nameof(Organisation.Districts), "partnership.organisations.not-yours");
        }

        var problem = mayKeep ? organisation.Change(wanted) : organisation.Describe(wanted.Name, wanted.Size);
        problem ??= NameKey.Of(before) == NameKey.Of(organisation.Name) ? null : await IsTakenAsync(organisation, stop);
        if (problem is not null)
        {
            db.ChangeTracker.Clear();
            return problem;
        }

        if (db.ChangeTracker.HasChanges())
        {
            audit.Add("organisation.changed", before == organisation.Name ? before : $"{before} → {organisation.Name}");
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>Stops others from registering or renaming until the transaction ends, so that no name is taken twice at once.</summary>
    internal static Task LockAsync(Db db, CancellationToken stop) =>
        db.Engine == Engine.Postgres
            ? db.Database.ExecuteSqlRawAsync("LOCK TABLE partnership_organisations IN SHARE ROW EXCLUSIVE MODE", stop)
            : Task.CompletedTask;

    private IQueryable<Organisation> All => db.Set<Organisation>().AsNoTracking();

    private async Task<Problem?> IsTakenAsync(Organisation wanted, CancellationToken stop)
    {
        await LockAsync(db, stop);
        var key = NameKey.Of(wanted.Name);
        var same = (await All.Where(one => one.Id != wanted.Id).Select(one => new { one.Name, one.LeftOn }).ToListAsync(stop)).Find(one =>
            NameKey.Of(one.Name) == key
        );
        return same is null
            ? null
            : new Problem(nameof(Organisation.Name), same.LeftOn is null ? "partnership.organisations.taken" : "partnership.organisations.taken-left");
    }
}

/// <summary>A search among organisations.</summary>
/// <param name="Text">A part of the name.</param>
/// <param name="District">Code of a district; null for all.</param>
/// <param name="Sector">Code of a sector; null for all.</param>
/// <param name="Left">True to list those that left.</param>
public sealed record OrganisationSearch(string? Text = null, string? District = null, string? Sector = null, bool Left = false);
