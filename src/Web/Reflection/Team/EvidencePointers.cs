using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection.Team;

/// <summary>What is wanted of a pointer to evidence.</summary>
internal sealed record WantedPointer(string? What, string? Held, string? Owner, DateOnly? ReviewOn);

/// <summary>Reads and keeps an organisation's pointers to evidence.</summary>
internal sealed class EvidencePointers(Db db)
{
    private const int Longest = 200;
    private const int LongestOwner = 80;
    private const int Most = 300;

    /// <summary>All of an organisation, those in use first, by what they are.</summary>
    public Task<List<EvidencePointer>> AllAsync(Guid organisation, CancellationToken stop) =>
        db.Set<EvidencePointer>().AsNoTracking().Where(pointer => pointer.OrganisationId == organisation).OrderBy(pointer => pointer.Retired).ThenBy(pointer => pointer.What).ThenBy(pointer => pointer.Id).ToListAsync(stop);

    /// <summary>Keeps a new one, or what one says now.</summary>
    public async Task<Outcome<Guid>> KeepAsync(Guid organisation, Guid? id, WantedPointer wanted, CancellationToken stop)
    {
        var (what, held, owner) = ((wanted.What ?? "").Trim(), (wanted.Held ?? "").Trim(), (wanted.Owner ?? "").Trim());
        if (what.Length is 0 or > Longest)
        {
            return new Problem(nameof(wanted.What), "reflection.team.evidence.what-wrong", Longest);
        }

        if (held.Length is 0 or > Longest)
        {
            return new Problem(nameof(wanted.Held), "reflection.team.evidence.held-wrong", Longest);
        }

        if (owner.Length > LongestOwner)
        {
            return new Problem(nameof(wanted.Owner), "reflection.team.plan.owner-long", LongestOwner);
        }

        var kept = id is null ? null : await db.Set<EvidencePointer>().FirstOrDefaultAsync(pointer => pointer.Id == id && pointer.OrganisationId == organisation, stop);
        if (kept is null)
        {
            if (await db.Set<EvidencePointer>().CountAsync(pointer => pointer.OrganisationId == organisation, stop) >= Most)
            {
                return new Problem("", "reflection.team.evidence.too-many", Most);
            }

            kept = new EvidencePointer { Id = Guid.NewGuid(), OrganisationId = organisation, What = "", Held = "", Owner = "", ReviewOn = null };
            db.Add(kept);
        }

        (kept.What, kept.Held, kept.Owner, kept.ReviewOn, kept.Retired) = (what, held, owner, wanted.ReviewOn, false);
        await db.SaveChangesAsync(stop);
        return kept.Id;
    }

    /// <summary>Offers one no longer; answers that point at it go on to show it.</summary>
    public Task RetireAsync(Guid organisation, Guid id, CancellationToken stop) =>
        db.Set<EvidencePointer>().Where(pointer => pointer.Id == id && pointer.OrganisationId == organisation).ExecuteUpdateAsync(set => set.SetProperty(pointer => pointer.Retired, true), stop);
}
