using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.OtherAudits;

/// <summary>Reads the audits that organisations do elsewhere, and keeps those of the partnership's own.</summary>
internal sealed class DescribedAudits(Db db, AuditLog audit)
{
    /// <summary>Somebody else changed the audit since the person saw it.</summary>
    public static readonly Problem Moved = new("", "other-audits.own.moved");

    /// <summary>The partnership's own, by name.</summary>
    public Task<List<OwnAudit>> OwnAsync(CancellationToken stop) =>
        db.Set<OwnAudit>().AsNoTracking().OrderBy(one => one.Title).ThenBy(one => one.Id).ToListAsync(stop);

    /// <summary>One of the partnership's own audits, for a change; null if there is none.</summary>
    public Task<OwnAudit?> OneAsync(Guid id, CancellationToken stop) => db.Set<OwnAudit>().FirstOrDefaultAsync(one => one.Id == id, stop);

    /// <summary>The audits of a pack and the partnership's own, with the items of the pack that answer them.</summary>
    public async Task<IReadOnlyList<OtherAudit>> AllAsync(Pack pack, CancellationToken stop) =>
        [.. pack.Audits.Select(one => OtherAudit.Of(one, pack)), .. (await OwnAsync(stop)).Select(one => OtherAudit.Of(one, pack))];

    /// <summary>Starts an audit, once. If the same form started it before, gives it the new words unless it was changed in the meantime.</summary>
    /// <param name="id">The mark of the form (see <see cref="FormMark"/>).</param>
    /// <param name="basedOn">The version that the person saw; 0 for none.</param>
    /// <param name="title">Display name.</param>
    /// <param name="note">What people need to know before they use it.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The audit, if it has other words; null if it now has the wanted ones.</returns>
    public async Task<Outcome<OwnAudit?>> BeginAsync(Guid id, int basedOn, string? title, string? note, Person by, CancellationToken stop)
    {
        var begun = OwnAudit.Begin(title, note, id);
        if (begun.Problem is { } wrong)
        {
            return wrong;
        }

        if (await OneAsync(id, stop) is null)
        {
            var problem = await SaveAsync("other-audit.added", begun.Value, () => db.Add(begun.Value), by, stop);
            if (problem is null || await OneAsync(id, stop) is null)
            {
                return problem is null ? (OwnAudit?)null : problem;
            }
        }

        var there = (await OneAsync(id, stop))!;
        return there.Says(title, note) ? (OwnAudit?)null
            : there.Version != basedOn ? there
            : (there.Describe(title, note) ?? await ChangeAsync(there, by, stop)) is { } refused ? refused
            : (OwnAudit?)null;
    }

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
            return await db.SaveNewAsync(stop) ? null : Moved;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Moved;
        }
    }
}
