using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>
/// Makes one organisation of two, and lets organisations leave and return. Everything that refers to them follows in the same commit.
/// </summary>
internal sealed class Merging(Db db, IEnumerable<IFollowsOrganisations> followers, AuditLog audit, Facts facts, TimeProvider clock)
{
    /// <summary>Makes one organisation of two. Afterwards the links and posters of both lead to the one that stays.</summary>
    /// <param name="by">The person who does it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> MergeAsync(Guid ends, Guid stays, Person by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(ends, stays, stop);
        var both = await db.Set<Organisation>().Where(one => one.Id == ends || one.Id == stays).ToListAsync(stop);
        if (both.Find(one => one.Id == ends) is not { } from || both.Find(one => one.Id == stays && one.Id != ends) is not { } into)
        {
            return new Problem("", "partnership.merge.gone");
        }

        if (!both.TrueForAll(one => Organisations.MayKeep(by, one)) || into.LeftOn is not null)
        {
            return new Problem("", "partnership.merge.not-yours");
        }

        into.Absorb(from);
        await MoveUnitsAsync(from, into, stop);
        await db.Set<FormerCode>()
            .Where(former => former.OrganisationId == ends)
            .ExecuteUpdateAsync(set => set.SetProperty(former => former.OrganisationId, stays), stop);
        db.Add(new FormerCode { Code = from.Code, OrganisationId = stays });
        await db.SaveChangesAsync(stop);
        foreach (var follower in followers)
        {
            if (await follower.MergeAsync(ends, stays, stop) is { } problem)
            {
                db.ChangeTracker.Clear();
                return problem;
            }
        }

        // Nothing that still refers to it can be left behind, because its foreign key would not allow the deletion.
        db.Remove(from);
        await facts.HappenedAsync(new OrganisationsMerged(from, into), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>Lets an organisation leave. Its people lose their roles there, nobody is asked any longer, and what it gave stays.</summary>
    /// <returns>False if the person may not keep it.</returns>
    public Task<bool> LeaveAsync(Guid id, Person by, CancellationToken stop) => ChangeAsync(id, leaves: true, by, stop);

    /// <summary>Lets an organisation return. Its people have to be invited again.</summary>
    /// <returns>False if the person may not keep it.</returns>
    public Task<bool> ReturnAsync(Guid id, Person by, CancellationToken stop) => ChangeAsync(id, leaves: false, by, stop);

    private async Task<bool> ChangeAsync(Guid id, bool leaves, Person by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await LockAsync(id, id, stop);
        var organisation = await db.Set<Organisation>().SingleAsync(one => one.Id == id, stop);
        if (!Organisations.MayKeep(by, organisation) || organisation.LeftOn is null != leaves)
        {
            return Organisations.MayKeep(by, organisation);
        }

        if (leaves)
        {
            organisation.Leave(Week.DayOf(clock.GetUtcNow()));
            foreach (var follower in followers)
            {
                await follower.LeaveAsync(id, stop);
            }
        }
        else
        {
            organisation.Return();
        }

        audit.Add(leaves ? "organisation.left" : "organisation.returned", organisation.Name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task MoveUnitsAsync(Organisation from, Organisation into, CancellationToken stop)
    {
        var units = await db.Set<Unit>().Where(unit => unit.OrganisationId == from.Id || unit.OrganisationId == into.Id).ToListAsync(stop);
        var names = units.Where(unit => unit.OrganisationId == into.Id && unit.RetiredOn is null).Select(unit => NameKey.Of(unit.Name)).ToHashSet();
        foreach (var unit in units.Where(unit => unit.OrganisationId == from.Id))
        {
            unit.Move(into.Id, from.Name, names.Contains(NameKey.Of(unit.Name)));
        }
    }

    // This waits for anyone who is writing something that refers to one of them; anyone who comes later finds it gone.
    private Task LockAsync(Guid one, Guid other, CancellationToken stop) =>
        db.Engine == Engine.Postgres
            ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM partnership_organisations WHERE id = {one} OR id = {other} ORDER BY id FOR UPDATE", stop)
            : Task.CompletedTask;
}
