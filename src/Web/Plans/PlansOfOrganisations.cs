using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>An organisation's actions move or are deleted with it.</summary>
internal sealed class PlansOfOrganisations(Db db) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        await db.Set<TeamAction>()
            .Where(action => action.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(action => action.OrganisationId, into), stop);
        return null;
    }
}
