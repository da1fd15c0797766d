using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>The details of a pointer to evidence.</summary>
internal sealed record WantedPointer(string? What, string? Held, string? Owner, DateOnly? ReviewOn);

/// <summary>The result of keeping a pointer.</summary>
/// <param name="Id">Id of the pointer.</param>
/// <param name="Theirs">The pointer as somebody else changed it in the meantime; null if nobody did and the change is kept.</param>
/// <param name="IsNew">True if it did not exist before.</param>
internal sealed record KeptPointer(Guid Id, EvidencePointer? Theirs, bool IsNew = false);

/// <summary>Reads and keeps an organisation's pointers to evidence.</summary>
internal sealed class EvidencePointers(Db db, TimeProvider clock)
{
    /// <summary>The largest number that an organisation can have.</summary>
    public const int Most = 300;

    private static readonly Problem Gone = new("", "together.stage-moved");

    /// <summary>All pointers of an organisation, those in use first, by what they are.</summary>
    public Task<List<EvidencePointer>> AllAsync(Guid organisation, CancellationToken stop) =>
        db.Set<EvidencePointer>()
            .AsNoTracking()
            .Where(pointer => pointer.OrganisationId == organisation)
            .OrderBy(pointer => pointer.Retired)
            .ThenBy(pointer => pointer.What)
            .ThenBy(pointer => pointer.Id)
            .ToListAsync(stop);

    /// <summary>
    /// All pointers of an organisation as a reflection shows them. A reflection that was signed off shows its evidence as it was then.
    /// </summary>
    public async Task<IReadOnlyList<EvidencePointer>> ReadAsync(TeamView open, CancellationToken stop)
    {
        var all = await AllAsync(open.Organisation.Id, stop);
        if (open.Team.SignedAt is not { } signed)
        {
            return all;
        }

        var versions = await VersionsAsync(open.Organisation.Id, stop);
        foreach (var pointer in all)
        {
            // A pointer that came with a later correction says what it said first.
            if ((versions[pointer.Id].FirstOrDefault(version => version.At <= signed) ?? versions[pointer.Id].LastOrDefault()) is { } then)
            {
                (pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn) = (then.What, then.Held, then.Owner, then.ReviewOn);
            }
        }

        return all;
    }

    /// <summary>The versions of an organisation's pointers and who changed them, newest first.</summary>
    public async Task<ILookup<Guid, EvidenceVersion>> VersionsAsync(Guid organisation, CancellationToken stop) =>
        (
            await db.Set<EvidenceVersion>()
                .AsNoTracking()
                .Where(version => db.Set<EvidencePointer>().Any(pointer => pointer.Id == version.PointerId && pointer.OrganisationId == organisation))
                .OrderByDescending(version => version.Version)
                .ToListAsync(stop)
        ).ToLookup(version => version.PointerId);

    /// <summary>How many more pointers an organisation can have.</summary>
    public async Task<int> RoomAsync(Guid organisation, CancellationToken stop) =>
        Math.Max(0, Most - await db.Set<EvidencePointer>().CountAsync(pointer => pointer.OrganisationId == organisation, stop));

    /// <summary>Keeps a new pointer, or changes one unless it was changed in the meantime.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="id">The pointer, or the mark of the form that makes it.</param>
    /// <param name="basedOn">The version that was seen; 0 makes a new one, once.</param>
    /// <param name="wanted">What it is to say.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Outcome<KeptPointer>> KeepAsync(TeamView open, Guid id, int basedOn, WantedPointer wanted, CancellationToken stop)
    {
        if (!open.MayPoint)
        {
            return Gone;
        }

        var tidy = new WantedPointer((wanted.What ?? "").Trim(), (wanted.Held ?? "").Trim(), (wanted.Owner ?? "").Trim(), wanted.ReviewOn);
        if (ProblemOf(tidy) is { } problem)
        {
            return problem;
        }

        var isThere = basedOn > 0 || await db.Set<EvidencePointer>().AnyAsync(pointer => pointer.Id == id, stop);
        if (!isThere && await RoomAsync(open.Organisation.Id, stop) == 0)
        {
            return new Problem("", "together.evidence.too-many", Most);
        }

        return !isThere && await AddAsync(open, id, tidy, stop)
            ? new KeptPointer(id, Theirs: null, IsNew: true)
            : await ChangeAsync(
                open,
                id,
                basedOn,
                pointer =>
                    (pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn, pointer.Retired) = (
                        tidy.What!,
                        tidy.Held!,
                        tidy.Owner!,
                        tidy.ReviewOn,
                        false
                    ),
                stop
            );
    }

    // False if the same form was faster.
    private Task<bool> AddAsync(TeamView open, Guid id, WantedPointer tidy, CancellationToken stop)
    {
        var kept = new EvidencePointer
        {
            Id = id,
            OrganisationId = open.Organisation.Id,
            What = tidy.What!,
            Held = tidy.Held!,
            Owner = tidy.Owner!,
            ReviewOn = tidy.ReviewOn,
            Version = 1,
        };
        db.Add(kept);
        Note(kept, open.Me.Id, open.Me.Name, clock.GetUtcNow());
        return db.SaveNewAsync(stop);
    }

    /// <summary>Stops offering a pointer, unless somebody else has changed it since. Answers with that pointer still show it.</summary>
    public Task<Outcome<KeptPointer>> RetireAsync(TeamView open, Guid id, int basedOn, CancellationToken stop) =>
        ChangeAsync(open, id, basedOn, pointer => pointer.Retired = true, stop);

    private async Task<Outcome<KeptPointer>> ChangeAsync(TeamView open, Guid id, int basedOn, Action<EvidencePointer> change, CancellationToken stop)
    {
        if (!open.MayPoint)
        {
            return Gone;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // The row is locked first, so that two people who change it wait for each other.
        await db.Set<EvidencePointer>()
            .Where(pointer => pointer.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(pointer => pointer.Version, pointer => pointer.Version), stop);
        if (
            await db.Set<EvidencePointer>().FirstOrDefaultAsync(pointer => pointer.Id == id && pointer.OrganisationId == open.Organisation.Id, stop)
            is not { } pointer
        )
        {
            return Gone;
        }

        var was = Says(pointer);
        var (before, versionBefore) = (Copy(pointer), pointer.Version);
        change(pointer);
        if (Says(pointer) == was)
        {
            // The same form was sent twice.
            return new KeptPointer(id, Theirs: null);
        }

        if (versionBefore != basedOn)
        {
            db.ChangeTracker.Clear();
            return new KeptPointer(id, before);
        }

        if (!await db.Set<EvidenceVersion>().AnyAsync(version => version.PointerId == id, stop))
        {
            // From before changes were kept: nobody knows who made it or when.
            Note(before, Guid.Empty, "", DateTimeOffset.UnixEpoch);
        }

        pointer.Version++;
        Note(pointer, open.Me.Id, open.Me.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new KeptPointer(id, Theirs: null);
    }

    private void Note(EvidencePointer pointer, Guid by, string name, DateTimeOffset at) =>
        db.Add(
            new EvidenceVersion
            {
                PointerId = pointer.Id,
                Version = pointer.Version,
                What = pointer.What,
                Held = pointer.Held,
                Owner = pointer.Owner,
                ReviewOn = pointer.ReviewOn,
                Retired = pointer.Retired,
                By = by,
                ByName = name,
                At = at,
            }
        );

    private static (string What, string Held, string Owner, DateOnly? ReviewOn, bool Retired) Says(EvidencePointer pointer) =>
        (pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn, pointer.Retired);

    private static EvidencePointer Copy(EvidencePointer pointer) =>
        new()
        {
            Id = pointer.Id,
            OrganisationId = pointer.OrganisationId,
            What = pointer.What,
            Held = pointer.Held,
            Owner = pointer.Owner,
            ReviewOn = pointer.ReviewOn,
            Retired = pointer.Retired,
            Version = pointer.Version,
        };

    private static Problem? ProblemOf(WantedPointer tidy) =>
        tidy switch
        {
            { What.Length: 0 or > PointerLimits.LongestText } => new Problem(nameof(tidy.What), "together.evidence.what-wrong", PointerLimits.LongestText),
            { Held.Length: 0 or > PointerLimits.LongestText } => new Problem(nameof(tidy.Held), "together.evidence.held-wrong", PointerLimits.LongestText),
            { Owner.Length: > PointerLimits.LongestOwner } => new Problem(nameof(tidy.Owner), "together.evidence.owner-long", PointerLimits.LongestOwner),
            _ => null,
        };
}
