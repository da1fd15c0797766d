using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Safeguards;

/// <summary>A concern names the organisation that stays when two turn out to be one.</summary>
internal sealed class ConcernsOfOrganisations(Db db) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        await db.Set<Concern>()
            .Where(concern => concern.Organisation == from)
            .ExecuteUpdateAsync(set => set.SetProperty(concern => concern.Organisation, into), stop);
        return null;
    }
}
