using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>The result of saving a reply.</summary>
/// <param name="Theirs">What somebody else saved in the meantime; null if nobody did and the reply is saved.</param>
internal sealed record SavedReply(TeamReply? Theirs);

/// <summary>What a district saw in one item, which is shown beside the organisation's own answer and never replaces it.</summary>
internal sealed record SeenItem(OrganisationItem Item, AnswerWords Own, IReadOnlyList<TeamReading> Readings, TeamModeration? Agreed)
{
    /// <summary>How many levels the readers are apart; null if there are fewer than two.</summary>
    public int? Apart => Reading.Apart([.. Readings.Select(reading => new Reading(reading.ReaderName, reading.Level))]);

    /// <summary>What a reader saw; null if they have not read yet.</summary>
    public TeamReading? Of(Guid reader) => Readings.FirstOrDefault(reading => reading.Reader == reader);
}

/// <summary>Reads and writes what districts reply, and the levels that they see.</summary>
internal sealed class TeamReplies(Db db, Teams teams, TeamAnswers answers, Settings settings, TimeProvider clock)
{
    /// <summary>The reply that was sent; null if there is none.</summary>
    public Task<TeamReply?> SentAsync(TeamView open, CancellationToken stop) =>
        db.Set<TeamReply>().AsNoTracking().FirstOrDefaultAsync(reply => reply.ReflectionId == open.Id && reply.SentBy != null, stop);

    /// <summary>The levels that the district sees, by item.</summary>
    public async Task<IReadOnlyDictionary<string, TeamModeration>> ModeratedAsync(TeamView open, CancellationToken stop) =>
        await db.Set<TeamModeration>()
            .AsNoTracking()
            .Where(moderation => moderation.ReflectionId == open.Id)
            .ToDictionaryAsync(moderation => moderation.Item, stop);

    /// <summary>The reply or its draft; null if nobody has started.</summary>
    public Task<TeamReply?> OfAsync(Guid id, CancellationToken stop) =>
        db.Set<TeamReply>().AsNoTracking().FirstOrDefaultAsync(reply => reply.ReflectionId == id, stop);

    /// <summary>Saves the draft or sends it. If somebody else has saved since, nothing changes and their words are returned.</summary>
    public async Task<Outcome<SavedReply>> SaveAsync(TeamView open, int basedOn, ReplyWords words, bool send, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!open.MayReply || !await HoldAsync(open, stop))
        {
            return new Problem("", "together.stage-moved");
        }

        var reply = await db.Set<TeamReply>().FirstOrDefaultAsync(one => one.ReflectionId == open.Id, stop);
        if ((reply?.Version ?? 0) != basedOn && reply?.Words != words)
        {
            return new SavedReply(reply);
        }

        if (reply is null)
        {
            reply = new TeamReply { ReflectionId = open.Id };
            db.Add(reply);
        }

        (reply.Thanks, reply.FirstStrength, reply.SecondStrength, reply.Ask, reply.Version) = (
            words.Thanks,
            words.FirstStrength,
            words.SecondStrength,
            words.Ask,
            reply.Version + 1
        );
        if (send)
        {
            (reply.SentBy, reply.SentByName) = (open.Me.Id, open.Me.Name);
            if (await teams.MoveAsync(open, team => team.Reply(clock.GetUtcNow()), TeamStepKind.Replied, said: null, stop) is { } problem)
            {
                return problem;
            }
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new SavedReply(Theirs: null);
    }

    /// <summary>Every item with an answer, and what the district saw in it.</summary>
    public async Task<IReadOnlyList<SeenItem>> SeenAsync(TeamView open, CancellationToken stop)
    {
        var newest = await answers.NewestAsync(open.Id, stop);
        var readings = (
            await db.Set<TeamReading>()
                .AsNoTracking()
                .Where(reading => reading.ReflectionId == open.Id)
                .OrderBy(reading => reading.ReaderName)
                .ToListAsync(stop)
        ).ToLookup(reading => reading.Item);
        var agreed = await ModeratedAsync(open, stop);
        return
        [
            .. from item in open.Items
            where newest.GetValueOrDefault(item.Id)?.Counts == true
            select new SeenItem(item, newest[item.Id].Words, [.. readings[item.Id]], agreed.GetValueOrDefault(item.Id)),
        ];
    }

    /// <summary>True if a person may see what others read in an item, and agree a level.</summary>
    public bool MayAgree(TeamView open, SeenItem seen) =>
        Reading.MayAgree(
            seen.Of(open.Me.Id) is not null,
            seen.Readings.Count(reading => reading.Reader != open.Me.Id),
            settings.Get(TogetherCapability.TwoReaders)
        );

    /// <summary>Keeps the level that a reader sees. It is final once somebody else has read too, because each reads alone.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> ReadAsync(TeamView open, string item, int level, string reason, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!open.MayReply || !await HoldAsync(open, stop))
        {
            return new Problem("", "together.stage-moved");
        }

        var all = await db.Set<TeamReading>().Where(reading => reading.ReflectionId == open.Id && reading.Item == item).ToListAsync(stop);
        var own = all.FirstOrDefault(reading => reading.Reader == open.Me.Id);
        if (own is not null && all.Count > 1)
        {
            return new Problem("", "together.reply.read-already");
        }

        if (own is null)
        {
            db.Add(
                new TeamReading
                {
                    ReflectionId = open.Id,
                    Item = item,
                    Reader = open.Me.Id,
                    ReaderName = open.Me.Name,
                    Level = level,
                    Reason = reason,
                }
            );
        }
        else
        {
            (own.Level, own.Reason) = (level, reason);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>Agrees the level beside the organisation's own, or takes it back.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="seen">What was agreed when the page was opened (see <see cref="Told"/>).</param>
    /// <param name="agreed">The level with its reason; null to take it back.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> AgreeAsync(TeamView open, string item, string seen, (int Level, string Reason)? agreed, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!open.MayReply || !await HoldAsync(open, stop))
        {
            return new Problem("", "together.stage-moved");
        }

        var there = await db.Set<TeamModeration>().FirstOrDefaultAsync(moderation => moderation.ReflectionId == open.Id && moderation.Item == item, stop);
        var readers = await db.Set<TeamReading>()
            .Where(reading => reading.ReflectionId == open.Id && reading.Item == item)
            .Select(reading => reading.Reader)
            .ToListAsync(stop);
        if (
            Told(there) != seen
            || !Reading.MayAgree(readers.Contains(open.Me.Id), readers.Count(reader => reader != open.Me.Id), settings.Get(TogetherCapability.TwoReaders))
        )
        {
            return new Problem("", "together.reply.level-moved");
        }

        if (agreed is not { } now)
        {
            db.RemoveRange(there is null ? [] : [there]);
        }
        else if (there is null)
        {
            db.Add(
                new TeamModeration
                {
                    ReflectionId = open.Id,
                    Item = item,
                    Level = now.Level,
                    Reason = now.Reason,
                    By = open.Me.Id,
                    ByName = open.Me.Name,
                }
            );
        }
        else
        {
            (there.Level, there.Reason, there.By, there.ByName) = (now.Level, now.Reason, open.Me.Id, open.Me.Name);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>What was agreed, as a form carries it, so that two people who agree at once are noticed.</summary>
    public static string Told(TeamModeration? agreed) => agreed is null ? "" : $"{agreed.Level} {agreed.Reason}";

    // The row of the reflection is locked first: two people who write wait for each other, and nobody can write after the reply was sent.
    private async Task<bool> HoldAsync(TeamView open, CancellationToken stop) =>
        await db.Set<TeamReflection>()
            .Where(team => team.Id == open.Id && team.Stage == TeamStage.SignedOff)
            .ExecuteUpdateAsync(set => set.SetProperty(team => team.Answered, team => team.Answered), stop) > 0;
}
