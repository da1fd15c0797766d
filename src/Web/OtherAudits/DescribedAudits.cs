using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.OtherAudits;

/// <summary>Reads the audits that organisations do elsewhere, and keeps those of the partnership's own.</summary>
internal sealed class DescribedAudits(Db db, AuditLog audit)
{
    /// <summary>The partnership's own, by name.</summary>
    public Task<List<OwnAudit>> OwnAsync(CancellationToken stop) =>
        db.Set<OwnAudit>().AsNoTracking().OrderBy(one => one.Title).ThenBy(one => one.Id).ToListAsync(stop);

    /// <summary>One of the partnership's own audits, for a change; null if there is none.</summary>
    public Task<OwnAudit?> OneAsync(Guid id, CancellationToken stop) => db.Set<OwnAudit>().FirstOrDefaultAsync(one => one.Id == id, stop);

    /// <summary>The audits of a pack and the partnership's own, with the items of the pack that answer them.</summary>
    public async Task<IReadOnlyList<OtherAudit>> AllAsync(Pack pack, CancellationToken stop) =>
        [.. pack.Audits.Select(one => OtherAudit.Of(one, pack)), .. (await OwnAsync(stop)).Select(one => OtherAudit.Of(one, pack))];

    /// <summary>Keeps a new audit.</summary>
    public Task<Problem?> AddAsync(OwnAudit added, Person by, CancellationToken stop) => SaveAsync("other-audit.added", added, () => db.Add(added), by, stop);

    /// <summary>Saves the changes to an audit.</summary>
    public Task<Problem?> ChangeAsync(OwnAudit changed, Person by, CancellationToken stop) => SaveAsync("other-audit.changed", changed, () => { }, by, stop);

    /// <summary>Removes an audit from the partnership's list; answers are not touched.</summary>
    public Task<Problem?> TakeOutAsync(OwnAudit taken, Person by, CancellationToken stop) =>
        SaveAsync("other-audit.taken-out", taken, () => db.Remove(taken), by, stop);

    private async Task<Problem?> SaveAsync(string what, OwnAudit about, Action change, Person by, CancellationToken stop)
    {
        if (!by.May(OtherAuditsCan.KeepAudits))
        {
            db.ChangeTracker.Clear();
            return new Problem("", "other-audits.own.not-yours");
        }

        change();
        audit.Add(what, about.Title);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", "other-audits.own.moved");
        }
    }
}
