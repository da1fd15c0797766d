using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds;

/// <summary>The record that an organisation was written to follows it when it merges.</summary>
internal sealed class MessagesToOrganisations(Db db) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        await db.Set<RoundMessage>()
            .Where(message => message.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.OrganisationId, into), stop);
        return null;
    }
}
