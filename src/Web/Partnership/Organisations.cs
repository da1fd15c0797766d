using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Reads and registers organisations.</summary>
public sealed class Organisations(Db db, AuditLog audit)
{
    /// <summary>All organisations.</summary>
    public IQueryable<Organisation> All => db.Set<Organisation>().AsNoTracking();

    /// <summary>The organisation with this join code, or null.</summary>
    public Task<Organisation?> ByCodeAsync(string code, CancellationToken stop) =>
        All.FirstOrDefaultAsync(organisation => organisation.Code == code, stop);

    /// <summary>Registers an organisation under a new code.</summary>
    public async Task<Outcome<Organisation>> RegisterAsync(string name, string sector, IReadOnlyList<string> districts, CancellationToken stop)
    {
        var outcome = Organisation.Register(name, JoinCode.New(), sector, districts);
        if (outcome.Problem is not null)
        {
            return outcome;
        }

        if (await All.AnyAsync(organisation => organisation.Name == outcome.Value.Name, stop))
        {
            return new Problem(nameof(Organisation.Name), "partnership.organisations.taken");
        }

        db.Add(outcome.Value);
        audit.Add("organisation.added", outcome.Value.Name);
        await db.SaveChangesAsync(stop);
        return outcome;
    }
}
