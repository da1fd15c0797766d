using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>What became of a save.</summary>
/// <param name="Saved">The version that says it now; null where it was not saved.</param>
/// <param name="Theirs">What somebody else saved in the meantime; null where nobody did.</param>
internal sealed record SaveResult(int? Saved, TeamAnswer? Theirs);

/// <summary>What somebody wants to save.</summary>
/// <param name="Item">The item.</param>
/// <param name="BasedOn">The version it was typed on; 0 where there was none.</param>
/// <param name="Words">The answer.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="Reason">Why it is corrected; null where it is not.</param>
internal sealed record WantedAnswer(string Item, int BasedOn, AnswerWords Words, AnswerOrigin Origin = AnswerOrigin.Written, string? Reason = null);

/// <summary>Reads and saves the answers of organisations. Each save is a version of its own, and none goes over another.</summary>
internal sealed class TeamAnswers(Db db, Teams teams, TeamNews news, TimeProvider clock)
{
    /// <summary>The newest version of every answer, by item.</summary>
    public async Task<IReadOnlyDictionary<string, TeamAnswer>> NewestAsync(Guid id, CancellationToken stop) =>
        (
            await db.Set<TeamAnswer>()
                .AsNoTracking()
                .Where(answer =>
                    answer.ReflectionId == id
                    && !db.Set<TeamAnswer>().Any(later => later.ReflectionId == id && later.Item == answer.Item && later.Version > answer.Version)
                )
                .ToListAsync(stop)
        ).ToDictionary(answer => answer.Item);

    /// <summary>Every version of every answer, the oldest first.</summary>
    public async Task<IReadOnlyList<TeamAnswer>> EveryVersionAsync(TeamView open, CancellationToken stop) =>
        await db.Set<TeamAnswer>().AsNoTracking().Where(answer => answer.ReflectionId == open.Id).OrderBy(answer => answer.Version).ToListAsync(stop);

    /// <summary>The newest version of every answer as somebody may read it: what still has to be confirmed is the organisation's own.</summary>
    public async Task<IReadOnlyDictionary<string, TeamAnswer>> ReadAsync(TeamView open, CancellationToken stop)
    {
        var newest = await NewestAsync(open.Id, stop);
        return open.IsOurs ? newest : newest.Where(one => !one.Value.Waits).ToDictionary();
    }

    /// <summary>Every version of an answer, the newest first.</summary>
    public Task<List<TeamAnswer>> VersionsAsync(Guid id, string item, CancellationToken stop) =>
        db.Set<TeamAnswer>()
            .AsNoTracking()
            .Where(answer => answer.ReflectionId == id && answer.Item == item)
            .OrderByDescending(answer => answer.Version)
            .ToListAsync(stop);

    /// <summary>The newest version of one answer, or null.</summary>
    public Task<TeamAnswer?> OneAsync(Guid id, string item, CancellationToken stop) =>
        db.Set<TeamAnswer>()
            .AsNoTracking()
            .Where(answer => answer.ReflectionId == id && answer.Item == item)
            .OrderByDescending(answer => answer.Version)
            .FirstOrDefaultAsync(stop);

    /// <summary>What was last said in an earlier round, by the item now that it comes forward to.</summary>
    public async Task<IReadOnlyDictionary<string, CarriedForward>> CarriedAsync(TeamView open, CancellationToken stop)
    {
        var carried = new Dictionary<string, CarriedForward>();
        foreach (var (before, round) in await teams.EarlierAsync(open, stop))
        {
            var last = (await NewestAsync(before.Id, stop))
                .Values.Where(answer => answer.Counts)
                .ToDictionary(answer => answer.Item, answer => new LastAnswer(answer.Item, answer.Words, answer.RoundsUnchanged, round));
            foreach (var (item, answer) in CarriedForward.To(open.Pack, before.PackVersion, last))
            {
                carried.TryAdd(item, answer);
            }

            if (carried.Count == open.Items.Count)
            {
                break;
            }
        }

        return carried;
    }

    /// <summary>Saves an answer as the next version, unless somebody else saved one since: then both stay to be seen side by side.</summary>
    /// <returns>What became of it, or why the reflection takes no changes any more.</returns>
    public async Task<Outcome<SaveResult>> SaveAsync(TeamView open, WantedAnswer wanted, CarriedForward? carried, CancellationToken stop)
    {
        if (!(wanted.Origin == AnswerOrigin.Corrected ? open.MayCorrect : open.MayWrite))
        {
            return new Problem("", open.IsOpen ? "together.stage-moved" : "together.round-closed");
        }

        // A caller that saves several has its own transaction open.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;

        // The row of the reflection is held first: two who save wait for each other, and nobody saves past a submission.
        if (!await HoldAsync(open, stop))
        {
            return new Problem("", "together.stage-moved");
        }

        var newest = await OneAsync(open.Id, wanted.Item, stop);
        var says = newest is not null && newest.Words.SaysTheSame(wanted.Words) && !newest.Waits;
        if ((newest?.Version ?? 0) != wanted.BasedOn && !says)
        {
            return new SaveResult(Saved: null, newest);
        }

        if (!says)
        {
            if (wanted.Origin == AnswerOrigin.Corrected)
            {
                await news.CorrectedAsync(open, stop);
            }

            db.Add(
                new TeamAnswer
                {
                    ReflectionId = open.Id,
                    Item = wanted.Item,
                    Version = wanted.BasedOn + 1,
                    Kind = wanted.Words.Kind,
                    Level = wanted.Words.Level,
                    Why = wanted.Words.Why,
                    WorksWell = wanted.Words.WorksWell,
                    Next = wanted.Words.Next,
                    Evidence = TeamAnswer.Write(wanted.Words.Evidence),
                    Origin = wanted.Origin,
                    Reason = wanted.Reason,
                    RoundsUnchanged = carried?.RoundsUnchanged(wanted.Words) ?? 0,
                    By = open.Me.Id,
                    ByName = open.Me.Name,
                    At = clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(stop);
            await CountAsync(open.Id, stop);
        }

        await db.Set<TeamDraft>()
            .Where(draft => draft.ReflectionId == open.Id && draft.Item == wanted.Item && draft.AccountId == open.Me.Id)
            .ExecuteDeleteAsync(stop);
        await (transaction?.CommitAsync(stop) ?? Task.CompletedTask);
        return new SaveResult(says ? newest!.Version : wanted.BasedOn + 1, Theirs: null);
    }

    /// <summary>What somebody was typing and did not save, or null.</summary>
    public async Task<(AnswerWords Words, int BasedOn, DateTimeOffset At)?> DraftAsync(TeamView open, string item, CancellationToken stop) =>
        await db.Set<TeamDraft>()
            .AsNoTracking()
            .FirstOrDefaultAsync(draft => draft.ReflectionId == open.Id && draft.Item == item && draft.AccountId == open.Me.Id, stop)
            is { } found
            ? (JsonSerializer.Deserialize<AnswerWords>(found.Content)!, found.BasedOn, found.At)
            : null;

    /// <summary>Items for which somebody has words that they did not save.</summary>
    public async Task<IReadOnlySet<string>> DraftsAsync(TeamView open, CancellationToken stop) =>
        (
            await db.Set<TeamDraft>()
                .Where(draft => draft.ReflectionId == open.Id && draft.AccountId == open.Me.Id)
                .Select(draft => draft.Item)
                .ToListAsync(stop)
        ).ToHashSet();

    /// <summary>Who has words that they did not save, and to which items.</summary>
    public async Task<IReadOnlyList<(string Item, Guid Account)>> WritersAsync(TeamView open, CancellationToken stop) =>
        [
            .. (
                await db.Set<TeamDraft>().Where(draft => draft.ReflectionId == open.Id).Select(draft => new { draft.Item, draft.AccountId }).ToListAsync(stop)
            ).Select(one => (one.Item, one.AccountId)),
        ];

    /// <summary>Keeps what somebody is typing, for them alone.</summary>
    /// <returns>False if it is not theirs to write, or words were taken out of the answer since: a form from before must not bring them back.</returns>
    public async Task<bool> KeepDraftAsync(TeamView open, WantedAnswer typing, CancellationToken stop)
    {
        if (!open.MayPoint)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await HoldAsync(open, stop);
        if (
            await db.Set<TeamAnswer>()
                .AnyAsync(answer => answer.ReflectionId == open.Id && answer.Item == typing.Item && answer.Version > typing.BasedOn && answer.TakenOut, stop)
        )
        {
            return false;
        }

        var content = JsonSerializer.Serialize(typing.Words);
        var now = clock.GetUtcNow();
        var kept = await db.Set<TeamDraft>()
            .Where(draft => draft.ReflectionId == open.Id && draft.Item == typing.Item && draft.AccountId == open.Me.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(draft => draft.Content, content).SetProperty(draft => draft.BasedOn, typing.BasedOn).SetProperty(draft => draft.At, now),
                stop
            );
        if (kept == 0)
        {
            db.Add(
                new TeamDraft
                {
                    ReflectionId = open.Id,
                    Item = typing.Item,
                    AccountId = open.Me.Id,
                    BasedOn = typing.BasedOn,
                    Content = content,
                    At = now,
                }
            );
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Forgets what somebody was typing.</summary>
    public Task ForgetDraftAsync(TeamView open, string item, CancellationToken stop) =>
        db.Set<TeamDraft>().Where(draft => draft.ReflectionId == open.Id && draft.Item == item && draft.AccountId == open.Me.Id).ExecuteDeleteAsync(stop);

    /// <summary>Forgets what anyone was typing: until it was signed off it could come back to be written on, now nobody goes on from what was not saved.</summary>
    [ForTheMachine("Signing off asked before.")]
    public async Task ForgetDraftsAsync(ReflectionSignedOff fact, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fact);

        // The row of the reflection is held first, as by all who save.
        var id = fact.Team.Id;
        await teams.HoldAsync(id, stop);
        await db.Set<TeamDraft>().Where(draft => draft.ReflectionId == id).ExecuteDeleteAsync(stop);
    }

    /// <summary>Holds the row of the reflection until the transaction ends. False where it has moved on since it was read.</summary>
    public async Task<bool> HoldAsync(TeamView open, CancellationToken stop)
    {
        var stage = open.Team.Stage;
        return await db.Set<TeamReflection>()
                .Where(team => team.Id == open.Id && team.Stage == stage)
                .ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, team => team.Answered), stop) > 0;
    }

    private async Task CountAsync(Guid id, CancellationToken stop)
    {
        var answered = await db.Set<TeamAnswer>()
            .Where(TeamAnswer.IsCounted)
            .CountAsync(
                answer =>
                    answer.ReflectionId == id
                    && !db.Set<TeamAnswer>().Any(later => later.ReflectionId == id && later.Item == answer.Item && later.Version > answer.Version),
                stop
            );
        await db.Set<TeamReflection>().Where(team => team.Id == id).ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, answered), stop);
    }
}
