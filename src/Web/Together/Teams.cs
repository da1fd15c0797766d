using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>An organisation's reflection with everything that its pages need, and what the reader may do with it.</summary>
internal sealed record TeamView(TeamReflection Team, Round Round, Organisation Organisation, Pack Pack, Person Me, RoundExtension? Extension, DateOnly Today)
{
    public Guid Id => Team.Id;

    /// <summary>The items, by standard and in order.</summary>
    public IReadOnlyList<OrganisationItem> Items => Pack.Organisation!.Items;

    public Where Where => new(Organisation.Id, Organisation.Districts);

    /// <summary>The last day on which this organisation can change its answers.</summary>
    public DateOnly LastDay => Round.ClosesFor(Extension);

    /// <summary>What the reader may do at this stage.</summary>
    public TeamRights Rights => TeamRights.Of(Me, Team, Round, Extension, Where, Today);

    public bool IsOpen => Rights.IsOpen;

    public bool IsOurs => Rights.IsOurs;

    public bool MayWrite => Rights.MayWrite;

    public bool MayPoint => Rights.MayPoint;

    public bool MayLead => Rights.MayLead;

    public bool MayCorrect => Rights.MayCorrect;

    public bool MaySignOff => Rights.MaySignOff;

    public bool MayReply => Rights.MayReply;

    public bool MayTakeBack => Rights.MayTakeBack;

    /// <summary>The last day that an organisation gets if its reflection is sent back today, after its last day.</summary>
    public DateOnly OpenAgainUntil => Today.AddDays(TeamReflection.DaysAfterSendingBack);

    /// <summary>The item with this id; null if there is none.</summary>
    public OrganisationItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);
}

/// <summary>Reads organisations' reflections, starts them and moves them on.</summary>
internal sealed class Teams(
    Db db,
    ReflectionRounds rounds,
    Organisations organisations,
    Packs packs,
    TeamNews news,
    Facts facts,
    Words words,
    TimeProvider clock
)
{
    /// <summary>The reflections of several organisations.</summary>
    public IQueryable<TeamReflection> Of(IReadOnlyCollection<Guid> organisations) => All.Where(team => organisations.Contains(team.OrganisationId));

    /// <summary>The reflections of a round.</summary>
    public IQueryable<TeamReflection> InRound(Guid round) => All.Where(team => team.RoundId == round);

    /// <summary>Reflections that were signed off, which districts may read.</summary>
    public IQueryable<TeamReflection> Signed() => All.Where(team => team.Stage == TeamStage.SignedOff || team.Stage == TeamStage.Replied);

    /// <summary>Locks a reflection until the end of the caller's transaction, so that nobody else can change it.</summary>
    /// <returns>False if it does not exist.</returns>
    [ForTheMachine("Holds the row for a verb that has asked, and changes nothing.")]
    public async Task<bool> HoldAsync(Guid id, CancellationToken stop) =>
        await db.Set<TeamReflection>().Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Answered, one => one.Answered), stop)
        > 0;

    /// <summary>The reflection with this id if the person may read it, otherwise null, so that others learn nothing.</summary>
    public async Task<TeamView?> FindAsync(Guid id, Person me, CancellationToken stop)
    {
        if (await db.Set<TeamReflection>().FirstOrDefaultAsync(team => team.Id == id, stop) is not { } team)
        {
            return null;
        }

        var organisation = await organisations.ForTeams().SingleAsync(one => one.Id == team.OrganisationId, stop);
        var round = (await rounds.ByIdAsync(team.RoundId, stop))!;
        var open = new TeamView(
            team,
            round,
            organisation,
            packs.Version(team.PackVersion, words.Language),
            me,
            await rounds.ExtensionAsync(round.Id, organisation.Id, stop),
            rounds.Today
        );
        return open.Rights.MayRead ? open : null;
    }

    /// <summary>Starts an organisation's reflection in a round, or returns the existing one.</summary>
    public async Task<Outcome<TeamReflection>> BeginAsync(Round round, Guid organisation, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(by);
        if (!by.OrganisationsWhereMay(TogetherCan.WriteTeams).Contains(organisation))
        {
            return new Problem("", "together.stage-moved");
        }

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
            // Two people started it at once: both continue with the existing one.
            db.ChangeTracker.Clear();
            return (await OfAsync(round.Id, organisation, stop))!;
        }
    }

    /// <summary>
    /// The organisation's reflections in earlier rounds with the titles of those rounds, newest first. The district sees only those that were
    /// signed off.
    /// </summary>
    public async Task<IReadOnlyList<(TeamReflection Team, string Round)>> EarlierAsync(TeamView open, CancellationToken stop)
    {
        var all = await (
            from team in Of([open.Organisation.Id])
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            where team.Id != open.Id && round.OpensOn < open.Round.OpensOn
            orderby round.OpensOn descending, team.Id
            select new { Team = team, round.Title }
        ).ToListAsync(stop);
        return [.. all.Where(one => open.IsOurs || one.Team.Stage is TeamStage.SignedOff or TeamStage.Replied).Select(one => (one.Team, one.Title))];
    }

    /// <summary>What happened to a reflection, newest first.</summary>
    public Task<List<TeamStep>> StepsAsync(Guid id, CancellationToken stop) =>
        db.Set<TeamStep>().AsNoTracking().Where(step => step.ReflectionId == id).OrderByDescending(step => step.Number).ToListAsync(stop);

    /// <summary>A mark of all newest answers: it shows that the signatory signs what they have seen.</summary>
    public async Task<string> MarkAsync(TeamView open, CancellationToken stop) =>
        $"{open.Team.Version}-{await db.Set<TeamAnswer>().CountAsync(answer => answer.ReflectionId == open.Id, stop)}";

    /// <summary>Moves a reflection to another stage, with a comment, and tells the people concerned.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="move">The rule for the move.</param>
    /// <param name="kind">The kind of step.</param>
    /// <param name="said">The comment; empty if there is none.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> MoveAsync(TeamView open, Func<TeamReflection, Problem?> move, TeamStepKind kind, string? said, CancellationToken stop)
    {
        var before = open.Team.Signatory;
        var refused = MayMove(open.Rights, kind) ? null : new Problem("", "together.stage-moved");
        if ((refused ?? move(open.Team)) is { } problem)
        {
            // What was changed already must not be saved with something else.
            db.ChangeTracker.Clear();
            return problem;
        }

        // A caller that changes more than the stage has its own transaction.
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
        await TellAsync(open, kind, before, stop);
        try
        {
            await db.SaveChangesAsync(stop);
            await (transaction?.CommitAsync(stop) ?? Task.CompletedTask);
            return null;
        }
        catch (DbUpdateException)
        {
            // Somebody else moved it at the same moment.
            db.ChangeTracker.Clear();
            return new Problem("", "together.stage-moved");
        }
    }

    /// <summary>
    /// Sends a reflection back to its organisation. That is always possible: after the last day it opens the round again for this organisation,
    /// for a few days, which the person has been shown.
    /// </summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> SendBackAsync(TeamView open, string? reason, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await MoveAsync(open, team => team.SendBack(reason), TeamStepKind.SentBack, reason, stop) is { } problem)
        {
            return problem;
        }

        if (
            !open.IsOpen
            && await rounds.OpenAgainAsync(open.Round, open.Organisation, open.OpenAgainUntil, words["together.sign-off.extension"], open.Me, stop)
                is { } refused
        )
        {
            return refused;
        }

        await transaction.CommitAsync(stop);
        return null;
    }

    private Task TellAsync(TeamView open, TeamStepKind kind, Guid? before, CancellationToken stop) =>
        kind switch
        {
            TeamStepKind.SignedOff => facts.HappenedAsync(new ReflectionSignedOff(open.Team, open.Organisation, open.Round, open.Me), stop),
            TeamStepKind.Replied => facts.HappenedAsync(new ReflectionReplied(open.Team, open.Organisation, open.Round, open.Me), stop),
            _ => news.MovedAsync(open, kind, before, stop),
        };

    private static bool MayMove(TeamRights rights, TeamStepKind kind) =>
        kind switch
        {
            TeamStepKind.Submitted => rights.MayLead,
            TeamStepKind.TakenBack or TeamStepKind.AskedAnother => rights.MayTakeBack,
            TeamStepKind.SentBack or TeamStepKind.SignedOff => rights.MaySignOff,
            TeamStepKind.Promised or TeamStepKind.Replied => rights.MayReply,
            _ => false,
        };

    private IQueryable<TeamReflection> All => db.Set<TeamReflection>().AsNoTracking();

    private Task<TeamReflection?> OfAsync(Guid round, Guid organisation, CancellationToken stop) =>
        All.FirstOrDefaultAsync(team => team.RoundId == round && team.OrganisationId == organisation, stop);
}
