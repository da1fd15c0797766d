using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>What an organisation wrote together and its evidence move or are deleted with it.</summary>
internal sealed class TeamsOfOrganisations(Db db, ReflectionRounds rounds) : IFollowsOrganisations
{
    /// <inheritdoc/>
    public async Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop)
    {
        var all = db.Set<TeamReflection>().AsNoTracking();
        var twice = await all.Where(team => team.OrganisationId == from)
            .Join(
                all.Where(team => team.OrganisationId == into),
                one => one.RoundId,
                other => other.RoundId,
                (one, other) =>
                    new
                    {
                        one.RoundId,
                        One = one.Id,
                        Other = other.Id,
                    }
            )
            .Join(
                rounds.ForTeams(),
                both => both.RoundId,
                round => round.Id,
                (both, round) =>
                    new
                    {
                        both.One,
                        both.Other,
                        round.Title,
                    }
            )
            .ToListAsync(stop);
        foreach (var both in twice)
        {
            // A round has one reflection of an organisation: of two, the one in which nobody wrote is deleted. If both were written in, neither may
            // be lost.
            var empty =
                await IsEmptyAsync(both.One, stop) ? both.One
                : await IsEmptyAsync(both.Other, stop) ? both.Other
                : (Guid?)null;
            if (empty is null)
            {
                return new Problem("", "together.merge.both", both.Title);
            }

            await db.Set<TeamReflection>().Where(team => team.Id == empty).ExecuteDeleteAsync(stop);
        }

        await db.Set<TeamReflection>()
            .Where(team => team.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(team => team.OrganisationId, into), stop);
        await db.Set<EvidencePointer>()
            .Where(pointer => pointer.OrganisationId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(pointer => pointer.OrganisationId, into), stop);
        return null;
    }

    private async Task<bool> IsEmptyAsync(Guid team, CancellationToken stop) =>
        !await db.Set<TeamAnswer>().AnyAsync(answer => answer.ReflectionId == team, stop)
        && !await db.Set<TeamDraft>().AnyAsync(draft => draft.ReflectionId == team, stop)
        && !await db.Set<TeamStep>().AnyAsync(step => step.ReflectionId == team, stop);
}
