using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>An organisation's reflection with all that its pages ask about, and what the reader may do with it.</summary>
internal sealed record TeamView(TeamReflection Team, Round Round, Organisation Organisation, Pack Pack, Person Me, RoundExtension? Extension, DateOnly Today)
{
    public Guid Id => Team.Id;

    /// <summary>The items, by standard and in order.</summary>
    public IReadOnlyList<OrganisationItem> Items => Pack.Organisation!.Items;

    public Where Where => new(Organisation.Id, Organisation.Districts);

    /// <summary>The last day on which this organisation changes its answers.</summary>
    public DateOnly LastDay => Round.ClosesFor(Extension);

    /// <summary>True where the round still takes changes of this organisation; reading and taking away never end.</summary>
    public bool IsOpen => Round.OpensOn <= Today && Today <= LastDay;

    public bool MayWrite => IsOpen && Team.IsWriting && Me.May(TogetherCan.WriteTeams, Where);

    public bool MayLead => Me.May(TogetherCan.LeadTeams, Where);

    /// <summary>True where answers are corrected, each with its reason: after submission, by the lead, while the round lasts or the reply is awaited.</summary>
    public bool MayCorrect => MayLead && (Team.Stage is TeamStage.Submitted or TeamStage.SignedOff || (IsOpen && Team.Stage == TeamStage.Replied));

    public bool MaySignOff => Team.Stage == TeamStage.Submitted && Me.May(TogetherCan.SignOff, Where) && Team.Signatory == Me.Id;

    public bool MayReply => Team.Stage is TeamStage.SignedOff or TeamStage.Replied && Me.May(TogetherCan.Reply, Where);

    /// <summary>True for those of the organisation; false for those of the district who read it.</summary>
    public bool IsOurs => Me.Posts.Any(post => post.Organisation == Organisation.Id);

    /// <summary>True where the lead may take it back, or ask somebody else to sign.</summary>
    public bool MayTakeBack => MayLead && Team.Stage == TeamStage.Submitted;

    /// <summary>The last day of an organisation to which it is sent back today, after its last day.</summary>
    public DateOnly OpenAgainUntil => Today.AddDays(TeamReflection.DaysAfterSendingBack);

    public OrganisationItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);
}

/// <summary>Reads organisations' reflections, begins them, and moves them on.</summary>
internal sealed class Teams(Db db, ReflectionRounds rounds, Organisations organisations, Packs packs, Words words, TimeProvider clock)
{
    public IQueryable<TeamReflection> All => db.Set<TeamReflection>().AsNoTracking();

    /// <summary>Holds a reflection until the end of the caller's transaction: nobody else can change it meanwhile.</summary>
    /// <returns>False if it is gone.</returns>
    public async Task<bool> HoldAsync(Guid id, CancellationToken stop) =>
        await db.Set<TeamReflection>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Answered, one => one.Answered), stop)
        > 0;

    /// <summary>The reflection with this id where somebody may read it, or null: whoever may not learns nothing.</summary>
    public async Task<TeamView?> FindAsync(Guid id, Person me, CancellationToken stop)
    {
        if (await db.Set<TeamReflection>().FirstOrDefaultAsync(team => team.Id == id, stop) is not { } team)
        {
            return null;
        }

        var organisation = await organisations.All.SingleAsync(one => one.Id == team.OrganisationId, stop);
        if (!MayRead(me, team, organisation))
        {
            return null;
        }

        var round = (await rounds.ByIdAsync(team.RoundId, stop))!;
        return new TeamView(
            team,
            round,
            organisation,
            packs.Version(team.PackVersion, words.Language),
            me,
            await rounds.ExtensionAsync(round.Id, organisation.Id, stop),
            rounds.Today
        );
    }

    /// <summary>Begins an organisation's reflection in a round, or gives the one there is.</summary>
    public async Task<Outcome<TeamReflection>> BeginAsync(Round round, Guid organisation, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (await OfAsync(round.Id, organisation, stop) is { } there)
        {
            return there;
        }

        if (!round.IsOpenFor(organisation, await rounds.ExtensionAsync(round.Id, organisation, stop), rounds.Today))
        {
            return new Problem("", "together.round-closed");
        }

        var team = TeamReflection.Begin(round, organisation, clock.GetUtcNow());
        db.Add(team);
        try
        {
            await db.SaveChangesAsync(stop);
            return team;
        }
        catch (DbUpdateException)
        {
            // Two began it at once: both go on with the one that is there.
            db.ChangeTracker.Clear();
            return (await OfAsync(round.Id, organisation, stop))!;
        }
    }

    /// <summary>
    /// The reflections of the same organisation in earlier rounds with what those rounds are called, the last first. The district
    /// reads of them only what was signed off too.
    /// </summary>
    public async Task<IReadOnlyList<(TeamReflection Team, string Round)>> EarlierAsync(TeamView open, CancellationToken stop)
    {
        var all = await (
            from team in All
            join round in rounds.All on team.RoundId equals round.Id
            where team.OrganisationId == open.Organisation.Id && team.Id != open.Id && round.OpensOn < open.Round.OpensOn
            orderby round.OpensOn descending, team.Id
            select new { Team = team, round.Title }
        ).ToListAsync(stop);
        return [.. all.Where(one => open.IsOurs || one.Team.Stage is TeamStage.SignedOff or TeamStage.Replied).Select(one => (one.Team, one.Title))];
    }

    /// <summary>What happened to a reflection, the newest first.</summary>
    public Task<List<TeamStep>> StepsAsync(Guid id, CancellationToken stop) =>
        db.Set<TeamStep>().AsNoTracking().Where(step => step.ReflectionId == id).OrderByDescending(step => step.Number).ToListAsync(stop);

    /// <summary>What all newest answers are at this moment: whoever signs off signs what they have seen.</summary>
    public async Task<string> MarkAsync(TeamView open, CancellationToken stop) =>
        $"{open.Team.Version}-{await db.Set<TeamAnswer>().CountAsync(answer => answer.ReflectionId == open.Id, stop)}";

    /// <summary>Moves a reflection on, with what is written about it.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="move">The rule that moves it.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="said">The words that go with it; empty where there are none.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What stands in its way, or null.</returns>
    public async Task<Problem?> MoveAsync(TeamView open, Func<TeamReflection, Problem?> move, TeamStepKind kind, string? said, CancellationToken stop)
    {
        if (move(open.Team) is { } problem)
        {
            // What was noted to tell of it must not be saved with something else.
            db.ChangeTracker.Clear();
            return problem;
        }

        // A caller that changes more than the stage has its own transaction open.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var number = await db.Set<TeamStep>().CountAsync(step => step.ReflectionId == open.Id, stop) + 1;
        db.Add(
            new TeamStep
            {
                ReflectionId = open.Id,
                Number = number,
                Kind = kind,
                Words = (said ?? "").Trim(),
                By = open.Me.Id,
                ByName = open.Me.Name,
                At = clock.GetUtcNow(),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
            if (kind == TeamStepKind.SignedOff)
            {
                // Until now it could come back to be written on; now nobody goes on from what was not saved.
                await db.Set<TeamDraft>().Where(draft => draft.ReflectionId == open.Id).ExecuteDeleteAsync(stop);
            }

            await (transaction?.CommitAsync(stop) ?? Task.CompletedTask);
            return null;
        }
        catch (DbUpdateException)
        {
            // Somebody else moved it in the same moment.
            db.ChangeTracker.Clear();
            return new Problem("", "together.stage-moved");
        }
    }

    /// <summary>
    /// Sends a reflection back to its organisation. That is always possible: after the last day it opens the round again for this
    /// organisation, for a few days, which whoever sends it back has seen before.
    /// </summary>
    /// <returns>What stands in its way, or null.</returns>
    public async Task<Problem?> SendBackAsync(TeamView open, string? reason, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await MoveAsync(open, team => team.SendBack(reason), TeamStepKind.SentBack, reason, stop) is { } problem)
        {
            return problem;
        }

        if (
            !open.IsOpen
            && await rounds.ExtendAsync(open.Round, open.Organisation, open.OpenAgainUntil, words["together.sign-off.extension"], open.Me, stop) is { } refused
        )
        {
            return refused;
        }

        await transaction.CommitAsync(stop);
        return null;
    }

    private static bool MayRead(Person me, TeamReflection team, Organisation organisation) =>
        me.Posts.Any(post => post.Organisation == organisation.Id)
        || (team.Stage is TeamStage.SignedOff or TeamStage.Replied && me.May(TogetherCan.ReadTeams, new Where(organisation.Id, organisation.Districts)));

    private Task<TeamReflection?> OfAsync(Guid round, Guid organisation, CancellationToken stop) =>
        All.FirstOrDefaultAsync(team => team.RoundId == round && team.OrganisationId == organisation, stop);
}
