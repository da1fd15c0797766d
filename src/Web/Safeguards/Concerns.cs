using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Safeguards;

/// <summary>A concern with what was done about it.</summary>
/// <param name="Steps">What was done, in order.</param>
internal sealed record ConcernItem(Concern Concern, IReadOnlyList<ConcernStep> Steps);

/// <summary>Reads and writes concerns: where and when words were written that read like a worry about a child, never the words.</summary>
internal sealed class Concerns(Db db, Watches watches, TimeProvider clock)
{
    /// <summary>How many concerns a district takes in an hour. More would tell a lead nothing new, and nobody may fill the list.</summary>
    private const int MostInAnHour = 20;

    /// <summary>
    /// Who would be told of words written in a place: the leads of the first of its districts that has any. People who write for the whole
    /// region, such as a coordinator, have no district, so the first lead who reads is told, wherever that is.
    /// </summary>
    public async Task<Watch?> WatchOfAsync(TextPlace place, CancellationToken stop)
    {
        if (place.Districts.Count > 0 || place.ForThemself)
        {
            return (await watches.OfAsync([.. place.Districts], stop)).FirstOrDefault(watch => watch.IsOn);
        }

        var now = clock.GetUtcNow();
        return (await watches.AllAsync(stop))
            .Where(watch => watch.IsOn)
            .MinBy(watch => watch.Times.IsOpenAt(now) ? now : watch.Times.NextAfter(now) ?? DateTimeOffset.MaxValue);
    }

    /// <summary>Records that words were written. Null if nobody would be told; then nothing is kept.</summary>
    [ForTheMachine("Words of anyone raise it, of those without an account too.")]
    public async Task<Guid?> RaiseAsync(TextPlace place, Watch? watch, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now.AddHours(-1);
        if (watch is null || await db.Set<Concern>().CountAsync(one => one.District == watch.District && one.At > since, stop) >= MostInAnHour)
        {
            return null;
        }

        var concern = Concern.Raise(place.Page, watch.District, place.Organisation, place.ForThemself, now);
        db.Add(concern);
        await db.SaveChangesAsync(stop);
        return concern.Id;
    }

    /// <summary>Records that the writer asks to be contacted.</summary>
    public Task AskContactAsync(Guid id, Person writer, CancellationToken stop) =>
        StepAsync(id, ConcernStepKind.ContactAsked, by: null, concern => concern.AskContact(writer.Id), stop);

    /// <summary>Records that the writer says it is not about a real child. That is counted, and a concern that nobody has seen is deleted.</summary>
    [ForTheMachine("The writer of the words says it, who may have no account.")]
    public async Task SayNotRealAsync(string page, Guid? id, CancellationToken stop)
    {
        var week = Week.Of(clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO safeguards_overrides (page, week, times) VALUES ({page}, {week}, 1)
            ON CONFLICT (page, week) DO UPDATE SET times = safeguards_overrides.times + 1
            """,
            stop
        );
        if (
            id is { } raised
            && await db.Set<Concern>()
                .Where(one =>
                    one.Id == raised && one.State == ConcernState.Waiting && one.Writer == null && !db.Set<ConcernStep>().Any(step => step.ConcernId == one.Id)
                )
                .ExecuteDeleteAsync(stop) == 0
        )
        {
            await StepAsync(raised, ConcernStepKind.SaidNotReal, by: null, _ => true, stop);
        }
    }

    /// <summary>The concerns that a person may see: open ones first, then the newest.</summary>
    public async Task<IReadOnlyList<ConcernItem>> SeenByAsync(Person me, CancellationToken stop)
    {
        var districts = DistrictsOf(me);
        var concerns = await db.Set<Concern>().AsNoTracking().Where(one => districts.Contains(one.District)).ToListAsync(stop);
        var ids = concerns.Select(one => one.Id).ToList();
        var steps = (await db.Set<ConcernStep>().AsNoTracking().Where(step => ids.Contains(step.ConcernId)).ToListAsync(stop)).ToLookup(step => step.ConcernId);
        return
        [
            .. concerns
                .OrderBy(one => one.State)
                .ThenByDescending(one => one.At)
                .Select(one => new ConcernItem(one, [.. steps[one.Id].OrderBy(step => step.At).ThenBy(step => step.Kind)])),
        ];
    }

    /// <summary>Records that a lead has seen a concern, or dealt with it.</summary>
    /// <returns>False if there is no such concern that they may see.</returns>
    public async Task<bool> NoteAsync(Guid id, ConcernStepKind kind, Person me, CancellationToken stop)
    {
        var districts = DistrictsOf(me);
        if (!await db.Set<Concern>().AnyAsync(one => one.Id == id && districts.Contains(one.District), stop))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await StepAsync(id, kind, me.Id, concern => kind == ConcernStepKind.Seen ? concern.See() : concern.DealWith(now), stop);
        return true;
    }

    /// <summary>How often since a day writers said that their words are not about a real child.</summary>
    public Task<int> NotRealSinceAsync(DateOnly day, CancellationToken stop) =>
        db.Set<Override>().Where(one => one.Week >= day).SumAsync(one => one.Times, stop);

    /// <summary>The districts in which a person answers concerns.</summary>
    public static IReadOnlyList<string> DistrictsOf(Person me) =>
        [
            .. me
                .Posts.Select(post => post.District)
                .OfType<string>()
                .Distinct()
                .Where(district => me.May(SafeguardsCan.AnswerConcerns, Where.InDistrict(district))),
        ];

    private async Task StepAsync(Guid id, ConcernStepKind kind, Guid? by, Func<Concern, bool> change, CancellationToken stop)
    {
        if (await db.Set<Concern>().SingleOrDefaultAsync(one => one.Id == id, stop) is { } concern && change(concern))
        {
            var now = clock.GetUtcNow();
            db.Add(
                new ConcernStep
                {
                    Id = Guid.NewGuid(),
                    ConcernId = id,
                    Kind = kind,
                    At = by is null ? concern.Kept(now) : now,
                    By = by,
                }
            );
            await db.SaveChangesAsync(stop);
        }
    }
}
