using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Rounds;

/// <summary>An organisation's extensions follow it when it merges.</summary>
internal sealed class ExtensionsOfOrganisations(Db db) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        // If both were given more days, the later day stays.
        var extensions = await db.Set<RoundExtension>().AsNoTracking().Where(one => one.OrganisationId == from || one.OrganisationId == into).ToListAsync(stop);
        foreach (var both in extensions.GroupBy(one => one.RoundId).Where(group => group.Count() > 1))
        {
            var shorter = both.MinBy(one => one.ClosesOn)!;
            await db.Set<RoundExtension>().Where(one => one.RoundId == both.Key && one.OrganisationId == shorter.OrganisationId).ExecuteDeleteAsync(stop);
        }

        await db.Set<RoundExtension>()
            .Where(one => one.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.OrganisationId, into), stop);
        return null;
    }
}
