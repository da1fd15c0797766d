using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Reads and changes the units inside organisations.</summary>
public sealed class Units(Db db, AuditLog audit, TimeProvider clock)
{
    private static readonly Problem NotYours = new("", "partnership.organisations.not-yours");

    /// <summary>The units of an organisation: those in use by name, then the retired ones.</summary>
    public async Task<IReadOnlyList<Unit>> OfAsync(Guid organisation, CancellationToken stop) =>
        [
            .. (await db.Set<Unit>().AsNoTracking().Where(unit => unit.OrganisationId == organisation).ToListAsync(stop))
                .OrderBy(unit => unit.RetiredOn is not null)
                .ThenBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Adds a unit to an organisation, once.</summary>
    /// <param name="organisation">Where it is.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="id">The id that its form gives it (see <see cref="Ui.FormMark"/>); null for a random one.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> AddAsync(Organisation organisation, string? name, Person by, CancellationToken stop, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        if (!Organisations.MaySee(by, organisation))
        {
            return NotYours;
        }

        var made = Unit.In(organisation.Id, name, id);
        if (made.Problem is { } wrong)
        {
            return wrong;
        }

        if (id is { } there && await FindAsync(organisation, there, stop) is not null)
        {
            return null;
        }

        var problem = await IsTakenAsync(made.Value, stop);
        if (problem is null)
        {
            db.Add(made.Value);
            audit.Add("unit.added", $"{organisation.Name}: {made.Value.Name}");

            // Of two that come at once one is the first, and the other finds it made.
            await db.SaveNewAsync(stop);
        }

        return problem;
    }

    /// <summary>Changes the name of a unit.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> RenameAsync(Organisation organisation, Guid unit, string? name, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        if (!Organisations.MaySee(by, organisation))
        {
            return NotYours;
        }

        if (await FindAsync(organisation, unit, stop) is not { } found)
        {
            return new Problem("", "partnership.units.gone");
        }

        var before = found.Name;
        var problem = found.Rename(name) ?? await IsTakenAsync(found, stop);
        if (problem is not null)
        {
            db.ChangeTracker.Clear();
            return problem;
        }

        if (before != found.Name)
        {
            audit.Add("unit.renamed", $"{organisation.Name}: {before} → {found.Name}");
        }

        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Takes a unit out of use, or puts it back into use.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> RetireAsync(Organisation organisation, Guid unit, bool retired, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        if (!Organisations.MaySee(by, organisation))
        {
            return NotYours;
        }

        if (await FindAsync(organisation, unit, stop) is not { } found)
        {
            return new Problem("", "partnership.units.gone");
        }

        if (found.RetiredOn is not null != retired)
        {
            if (!retired && await IsTakenAsync(found, stop) is { } problem)
            {
                return problem;
            }

            found.Retire(retired ? Week.DayOf(clock.GetUtcNow()) : null);
            audit.Add(retired ? "unit.retired" : "unit.returned", $"{organisation.Name}: {found.Name}");
            await db.SaveChangesAsync(stop);
        }

        return null;
    }

    private Task<Unit?> FindAsync(Organisation organisation, Guid unit, CancellationToken stop) =>
        db.Set<Unit>().FirstOrDefaultAsync(one => one.Id == unit && one.OrganisationId == organisation.Id, stop);

    private async Task<Problem?> IsTakenAsync(Unit wanted, CancellationToken stop)
    {
        var others = await OfAsync(wanted.OrganisationId, stop);
        var key = NameKey.Of(wanted.Name);
        return others.Any(one => one.Id != wanted.Id && one.RetiredOn is null && NameKey.Of(one.Name) == key)
                ? new Problem(nameof(Unit.Name), "partnership.units.taken")
            : others.Count >= OrganisationRows.MostUnits && others.All(one => one.Id != wanted.Id)
                ? new Problem(nameof(Unit.Name), "partnership.import.units", OrganisationRows.MostUnits)
            : null;
    }
}
