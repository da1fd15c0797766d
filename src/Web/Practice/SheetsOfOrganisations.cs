using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lodestar.Practice;

/// <summary>What was reflected through an organisation's link, its kept counts and its place in rounds move or are deleted with it.</summary>
internal sealed class SheetsOfOrganisations(Db db) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        // The sheets come first: this waits for anyone who is submitting one, and what they add to the counts is moved with the rest.
        await db.Set<Sheet>()
            .Where(sheet => sheet.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.OrganisationId, into), stop);
        await MoveTalliesAsync(new TallyGroup(Grouping.Organisation, $"{from:N}"), new TallyGroup(Grouping.Organisation, $"{into:N}"), stop);
        return null;
    }

    private async Task MoveTalliesAsync(TallyGroup from, TallyGroup into, CancellationToken stop)
    {
        var changes = new Dictionary<Guid, GroupTallies>();
        foreach (var tally in await db.Set<TallyRow>().AsNoTracking().Where(tally => tally.By == from.By && tally.Code == from.Code).ToListAsync(stop))
        {
            var pooled = changes[tally.RoundId] = new GroupTallies();
            pooled.Add([into], TallyJson.Read(tally.Content));
        }

        await using var statements = new Statements(db.Database.GetDbConnection());
        await new TallyWriter(statements, db.Engine).ChangeAsync(db.Database.CurrentTransaction!.GetDbTransaction(), changes, [], stop);
        await db.Set<TallyRow>().Where(tally => tally.By == from.By && tally.Code == from.Code).ExecuteDeleteAsync(stop);
    }
}
