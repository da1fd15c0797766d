using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Invented;

/// <summary>Reads and lights lanterns.</summary>
internal sealed class Lanterns(Db db, Facts facts)
{
    /// <summary>A lantern that a person may see; null if there is none.</summary>
    public async Task<Lantern?> OneAsync(Guid id, Person person, CancellationToken stop) =>
        await db.Set<Lantern>().SingleOrDefaultAsync(one => one.Id == id, stop) is { } lantern
        && person.Posts.Any(post => post.Organisation == lantern.OrganisationId)
            ? lantern
            : null;

    /// <summary>Lights a lantern.</summary>
    public async Task<Problem?> LightAsync(Lantern lantern, Person by, CancellationToken stop)
    {
        if (!by.May(InventedCan.LightLanterns))
        {
            return new Problem("", "invented.not-yours");
        }

        lantern.IsLit = true;
        await facts.HappenedAsync(new LanternLit(lantern, by), stop);
        await db.SaveChangesAsync(stop);
        return null;
    }
}

/// <summary>Lanterns follow their organisation.</summary>
internal sealed class LanternsOfOrganisations(Db db) : IFollowsOrganisations
{
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        await db.Set<Lantern>()
            .Where(lantern => lantern.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(lantern => lantern.OrganisationId, into), stop);
        return null;
    }
}
