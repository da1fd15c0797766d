using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>What became of an answer that somebody wanted to save.</summary>
/// <param name="Saved">The version that was saved; null if none was.</param>
/// <param name="Theirs">What somebody else saved in the meantime; null if nobody did.</param>
internal sealed record SaveResult(int? Saved, TeamAnswer? Theirs);

/// <summary>What somebody wants to save.</summary>
/// <param name="BasedOn">The version on which it was typed; 0 if there was none.</param>
/// <param name="Words">The answer.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="Reason">Why it is corrected; null if it is not a correction.</param>
internal sealed record WantedAnswer(string Item, int BasedOn, AnswerWords Words, AnswerOrigin Origin = AnswerOrigin.Written, string? Reason = null);

/// <summary>Reads and saves the answers of organisations. Each save is a new version, and none overwrites another.</summary>
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

    /// <summary>Every version of every answer, oldest first.</summary>
    public async Task<IReadOnlyList<TeamAnswer>> EveryVersionAsync(TeamView open, CancellationToken stop) =>
        await db.Set<TeamAnswer>().AsNoTracking().Where(answer => answer.ReflectionId == open.Id).OrderBy(answer => answer.Version).ToListAsync(stop);

    /// <summary>The newest version of every answer as a person may read it: only the organisation sees what is not confirmed yet.</summary>
    public async Task<IReadOnlyDictionary<string, TeamAnswer>> ReadAsync(TeamView open, CancellationToken stop)
    {
        var newest = await NewestAsync(open.Id, stop);
        return open.IsOurs ? newest : newest.Where(one => !one.Value.Waits).ToDictionary();
    }

    /// <summary>Every version of an answer, newest first.</summary>
    public Task<List<TeamAnswer>> VersionsAsync(Guid id, string item, CancellationToken stop) =>
        db.Set<TeamAnswer>()
            .AsNoTracking()
            .Where(answer => answer.ReflectionId == id && answer.Item == item)
            .OrderByDescending(answer => answer.Version)
            .ToListAsync(stop);

    /// <summary>The newest version of one answer; null if there is none.</summary>
    public Task<TeamAnswer?> OneAsync(Guid id, string item, CancellationToken stop) =>
        db.Set<TeamAnswer>()
            .AsNoTracking()
            .Where(answer => answer.ReflectionId == id && answer.Item == item)
            .OrderByDescending(answer => answer.Version)
            .FirstOrDefaultAsync(stop);

    /// <summary>What was last said in an earlier round, by the item to which it is carried forward.</summary>
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

    /// <summary>Saves an answer as the next version, unless somebody else has saved one since. Then both are shown side by side.</summary>
    /// <returns>The result, or why the reflection cannot be changed any longer.</returns>
    public async Task<Outcome<SaveResult>> SaveAsync(TeamView open, WantedAnswer wanted, CarriedForward? carried, CancellationToken stop)
    {
        if (!(wanted.Origin == AnswerOrigin.Corrected ? open.MayCorrect : open.MayWrite))
        {
            return new Problem("", open.IsOpen ? "together.stage-moved" : "together.round-closed");
        }

        // A caller that saves several has its own transaction.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;

        // The row of the reflection is locked first: two people who save wait for each other, and nobody can save after a submission.
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

    /// <summary>What a person typed and did not save; null if there is nothing.</summary>
    public async Task<(AnswerWords Words, int BasedOn, DateTimeOffset At)?> DraftAsync(TeamView open, string item, CancellationToken stop) =>
        await db.Set<TeamDraft>()
            .AsNoTracking()
            .FirstOrDefaultAsync(draft => draft.ReflectionId == open.Id && draft.Item == item && draft.AccountId == open.Me.Id, stop)
            is { } found
            ? (JsonSerializer.Deserialize<AnswerWords>(found.Content)!, found.BasedOn, found.At)
            : null;

    /// <summary>Items for which a person has unsaved words.</summary>
    public async Task<IReadOnlySet<string>> DraftsAsync(TeamView open, CancellationToken stop) =>
        (
            await db.Set<TeamDraft>()
                .Where(draft => draft.ReflectionId == open.Id && draft.AccountId == open.Me.Id)
                .Select(draft => draft.Item)
                .ToListAsync(stop)
        ).ToHashSet();

    /// <summary>Who has unsaved words, and for which items.</summary>
    public async Task<IReadOnlyList<(string Item, Guid Account)>> WritersAsync(TeamView open, CancellationToken stop) =>
        [
            .. (
                await db.Set<TeamDraft>().Where(draft => draft.ReflectionId == open.Id).Select(draft => new { draft.Item, draft.AccountId }).ToListAsync(stop)
            ).Select(one => (one.Item, one.AccountId)),
        ];

    /// <summary>Keeps what a person is typing, for them alone.</summary>
    /// <returns>False if they may not write, or words were taken out of the answer since: an earlier form must not bring them back.</returns>
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

    /// <summary>Deletes what a person was typing.</summary>
    public Task ForgetDraftAsync(TeamView open, string item, CancellationToken stop) =>
        db.Set<TeamDraft>().Where(draft => draft.ReflectionId == open.Id && draft.Item == item && draft.AccountId == open.Me.Id).ExecuteDeleteAsync(stop);

    /// <summary>Forgets everyone's unsaved words: until it was signed off it could return to be changed, now nobody continues from them.</summary>
    [ForTheMachine("Signing off asked before.")]
    public async Task ForgetDraftsAsync(ReflectionSignedOff fact, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fact);

        // The row of the reflection is locked first, as by every save.
        var id = fact.Team.Id;
        await teams.HoldAsync(id, stop);
        await db.Set<TeamDraft>().Where(draft => draft.ReflectionId == id).ExecuteDeleteAsync(stop);
    }

    /// <summary>Locks the row of the reflection until the transaction ends. False if it has moved on since it was read.</summary>
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
