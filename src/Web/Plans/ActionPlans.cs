using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>The result of changing an action.</summary>
/// <param name="Id">Id of the action.</param>
/// <param name="Theirs">The action as somebody else changed it in the meantime; null if nobody did and the change is saved.</param>
internal sealed record ChangedAction(Guid Id, TeamAction? Theirs);

/// <summary>Reads and keeps the plans of organisations.</summary>
internal sealed class ActionPlans(
    Db db,
    Teams teams,
    TeamAnswers answers,
    ReflectionRounds rounds,
    Organisations organisations,
    Packs packs,
    Words words,
    TimeProvider clock
)
{
    private const int Most = 500;

    private static readonly Problem Gone = new("", "plans.gone");

    /// <summary>
    /// An organisation's plan, if the person may read it; otherwise null. Its own people may, and its district after the organisation has
    /// signed something off.
    /// </summary>
    public async Task<PlanView?> FindAsync(Guid organisation, Person me, CancellationToken stop)
    {
        if (
            await organisations.ForTeams().FirstOrDefaultAsync(one => one.Id == organisation, stop) is not { } found
            || !me.May(TogetherCan.ReadTeams, new Where(found.Id, found.Districts))
        )
        {
            return null;
        }

        var ours = me.Posts.Any(post => post.Organisation == organisation);
        var reflections = await (
            from team in teams.Of([organisation])
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            orderby round.OpensOn descending
            select new { team.Stage, team.PackVersion }
        ).ToListAsync(stop);
        if (!ours && !reflections.Any(one => one.Stage is TeamStage.SignedOff or TeamStage.Replied))
        {
            return null;
        }

        // What was asked last and, for titles, everything that ever was asked. A later layer asks what the organisation has not seen yet.
        IReadOnlyList<Pack> asked = [.. reflections.Select(one => one.PackVersion).Distinct().Select(version => packs.Version(version, words.Language))];
        return new PlanView(found, me, asked is [] ? [await packs.NewestAsync(words.Language, stop)] : asked, rounds.Today);
    }

    /// <summary>All actions: overdue ones first, then by due day, then those without one; finished and dropped ones last.</summary>
    public async Task<IReadOnlyList<TeamAction>> AllAsync(PlanView plan, CancellationToken stop) =>
        [
            .. (await SeenBy(plan).ToListAsync(stop))
                .OrderByDescending(action => action.IsOpen)
                .ThenBy(action => action.DueOn ?? DateOnly.MaxValue)
                .ThenBy(action => action.Text, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>One action; null if it is not in the plan.</summary>
    public Task<TeamAction?> OneAsync(PlanView plan, Guid id, CancellationToken stop) => SeenBy(plan).FirstOrDefaultAsync(action => action.Id == id, stop);

    // The district sees nothing that follows from answers that are not signed off yet.
    private IQueryable<TeamAction> SeenBy(PlanView plan)
    {
        var signed = teams.Signed();
        var actions = db.Set<TeamAction>().AsNoTracking().Where(action => action.OrganisationId == plan.Organisation.Id);
        return plan.Me.Posts.Any(post => post.Organisation == plan.Organisation.Id)
            ? actions
            : actions.Where(action => action.ReflectionId == null || signed.Any(team => team.Id == action.ReflectionId));
    }

    /// <summary>What happened to an action, newest first.</summary>
    public Task<List<TeamActionStep>> StepsAsync(Guid action, CancellationToken stop) =>
        db.Set<TeamActionStep>().AsNoTracking().Where(step => step.ActionId == action).OrderByDescending(step => step.Number).ToListAsync(stop);

    /// <summary>The newest step of each action of a plan.</summary>
    public async Task<IReadOnlyDictionary<Guid, TeamActionStep>> LastStepsAsync(PlanView plan, CancellationToken stop) =>
        (
            await (
                from step in db.Set<TeamActionStep>().AsNoTracking()
                join action in db.Set<TeamAction>() on step.ActionId equals action.Id
                where action.OrganisationId == plan.Organisation.Id
                select step
            ).ToListAsync(stop)
        )
            .GroupBy(step => step.ActionId)
            .ToDictionary(steps => steps.Key, steps => steps.MaxBy(step => step.Number)!);

    /// <summary>What the newest reflection suggests and nobody has decided about yet.</summary>
    public async Task<IReadOnlyList<PlanProposal>> ProposalsAsync(PlanView plan, CancellationToken stop) =>
        plan.MayWrite && await NewestAsync(plan, stop) is { } team ? await ProposalsAsync(plan, team, stop) : [];

    /// <summary>Adds a proposal to the plan, or remembers that it is not for now.</summary>
    /// <param name="item">Id of the item from which it follows.</param>
    /// <param name="take">False for 'not now'.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Id of the action; null if it is no longer proposed, because somebody decided in the meantime.</returns>
    public async Task<Guid?> DecideAsync(PlanView plan, string item, bool take, CancellationToken stop)
    {
        if (!plan.MayWrite)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (
            await NewestAsync(plan, stop) is not { } team
            || !await teams.HoldAsync(team.Id, stop)
            || (await ProposalsAsync(plan, team, stop)).FirstOrDefault(one => one.Item.Id == item) is not { } proposal
        )
        {
            return null;
        }

        var action = TeamAction.Plan(plan.Organisation.Id, team.Id, new WantedAction(proposal.Text, Owner: null, DueOn: null, item)).Value;
        db.Add(action);
        Note(plan, action, 1, "");
        if (!take)
        {
            // Kept as an action that was dropped at once. It is not proposed again, and can be reopened.
            var why = words["plans.not-now"];
            action.Move(ActionStage.Dropped, why, proposedLevel: null);
            Note(plan, action, 2, why);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return action.Id;
    }

    /// <summary>Keeps a new action, or the details of an existing one, unless it was changed in the meantime.</summary>
    /// <param name="plan">The plan of their organisation, as the person opened it.</param>
    /// <param name="id">The action, or the mark of the form that makes it.</param>
    /// <param name="basedOn">The version that was seen; 0 makes a new one, once.</param>
    /// <param name="wanted">What is wanted of it.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Outcome<ChangedAction>> KeepAsync(PlanView plan, Guid id, int basedOn, WantedAction wanted, CancellationToken stop)
    {
        if (!plan.MayWrite)
        {
            return Gone;
        }

        if (wanted.Item is { } item && plan.Pack.Organisation!.Items.All(one => one.Id != item))
        {
            return new Problem(nameof(wanted.Item), "plans.no-item");
        }

        if (basedOn == 0 && !await db.Set<TeamAction>().AnyAsync(action => action.Id == id, stop))
        {
            if (await db.Set<TeamAction>().CountAsync(action => action.OrganisationId == plan.Organisation.Id, stop) >= Most)
            {
                return new Problem("", "plans.too-many", Most);
            }

            var planned = TeamAction.Plan(plan.Organisation.Id, reflection: null, wanted, id);
            if (planned.Problem is { } problem)
            {
                return problem;
            }

            db.Add(planned.Value);
            Note(plan, planned.Value, 1, "");
            if (await db.SaveNewAsync(stop))
            {
                return new ChangedAction(id, Theirs: null);
            }
        }

        return await ChangeAsync(plan, id, basedOn, action => action.Says(wanted), action => action.Change(wanted), said: null, stop);
    }

    /// <summary>Moves an action to another stage, with a comment, unless somebody else has changed it.</summary>
    public Task<Outcome<ChangedAction>> MoveAsync(
        PlanView plan,
        Guid id,
        int basedOn,
        ActionStage stage,
        string? said,
        int? proposedLevel,
        CancellationToken stop
    ) => ChangeAsync(plan, id, basedOn, _ => false, action => action.Move(stage, said, proposedLevel), (said ?? "").Trim(), stop);

    /// <summary>What a plan says about an item of a reflection that is being written: levels that may now be true and are never set.</summary>
    public async Task<IReadOnlyList<TeamAction>> SaysAsync(TeamView open, string item, int? level, CancellationToken stop)
    {
        if (!open.MayWrite)
        {
            return [];
        }

        var since = (await teams.EarlierAsync(open, stop)).Select(earlier => (DateTimeOffset?)earlier.Team.Began).FirstOrDefault() ?? DateTimeOffset.UnixEpoch;
        return await db.Set<TeamAction>()
            .AsNoTracking()
            .Where(action =>
                action.OrganisationId == open.Organisation.Id
                && action.Item == item
                && action.Stage == ActionStage.Done
                && action.ProposedLevel > (level ?? 0)
                && action.ReflectionId != open.Id
            )
            .Where(action => db.Set<TeamActionStep>().Any(step => step.ActionId == action.Id && step.Stage == ActionStage.Done && step.At >= since))
            .OrderBy(action => action.Text)
            .ToListAsync(stop);
    }

    private async Task<Outcome<ChangedAction>> ChangeAsync(
        PlanView plan,
        Guid id,
        int basedOn,
        Func<TeamAction, bool> isSo,
        Func<TeamAction, Problem?> change,
        string? said,
        CancellationToken stop
    )
    {
        if (
            !plan.MayWrite
            || await db.Set<TeamAction>().FirstOrDefaultAsync(one => one.Id == id && one.OrganisationId == plan.Organisation.Id, stop) is not { } action
        )
        {
            return Gone;
        }

        if (isSo(action))
        {
            return new ChangedAction(id, Theirs: null);
        }

        if (action.Version != basedOn)
        {
            return new ChangedAction(id, action);
        }

        if (change(action) is { } problem)
        {
            return problem;
        }

        if (said is not null)
        {
            Note(plan, action, await db.Set<TeamActionStep>().CountAsync(step => step.ActionId == id, stop) + 1, said);
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return new ChangedAction(id, Theirs: null);
        }
        catch (DbUpdateException)
        {
            // Somebody else changed it at the same moment.
            db.ChangeTracker.Clear();
            return new ChangedAction(id, await OneAsync(plan, id, stop) is { } now && !isSo(now) ? now : null);
        }
    }

    private void Note(PlanView plan, TeamAction action, int number, string said) =>
        db.Add(
            new TeamActionStep
            {
                ActionId = action.Id,
                Number = number,
                Stage = action.Stage,
                Words = said,
                By = plan.Me.Id,
                ByName = plan.Me.Name,
                At = clock.GetUtcNow(),
            }
        );

    private Task<TeamReflection?> NewestAsync(PlanView plan, CancellationToken stop) =>
        (
            from team in teams.Of([plan.Organisation.Id])
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            where team.Answered > 0
            orderby round.OpensOn descending
            select team
        ).FirstOrDefaultAsync(stop);

    private async Task<IReadOnlyList<PlanProposal>> ProposalsAsync(PlanView plan, TeamReflection team, CancellationToken stop)
    {
        var newest = (await answers.NewestAsync(team.Id, stop))
            .Values.Where(answer => !answer.Waits)
            .ToDictionary(answer => answer.Item, answer => answer.Words);
        var settled = (await AllAsync(plan, stop))
            .Where(action => action.ReflectionId == team.Id || action.IsOpen)
            .Select(action => action.Item)
            .OfType<string>()
            .ToHashSet();
        return PlanProposal.From(packs.Version(team.PackVersion, words.Language), newest, settled);
    }
}
