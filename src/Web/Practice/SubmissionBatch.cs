using System.Data.Common;
using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Practice;

/// <summary>
/// Writes several submissions in one transaction, with prepared statements on one long-lived connection, in the same four round trips however
/// many there are. A test compares the columns with the model.
/// </summary>
internal sealed class SubmissionBatch(DbConnection connection, Engine engine, SecretKey secret, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How long the same key gives the same reply, plus the rest of that day, so that no moment is kept.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    private readonly Statements statements = new(connection);
    private TallyWriter? tallies;

    /// <summary>Writes all of them or none.</summary>
    /// <returns>The fate of each, in order.</returns>
    /// <exception cref="DbException">Nothing was written.</exception>
    public async Task<IReadOnlyList<Written>> WriteAsync(IReadOnlyList<Submission> submissions, CancellationToken stop)
    {
        var work = submissions.Select(submission => new Work(submission)).ToList();
        tallies ??= new TallyWriter(statements, engine);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        try
        {
            await FindKeysAsync(transaction, work, stop);
            await GiveCodesAsync(transaction, [.. work.Where(one => one.Written is null && one.Submission is Arrival)], stop);
            await MoveAsync(transaction, [.. work.Where(one => one.Submission is SheetSubmission).OrderBy(one => one.Sheet)], stop);

            var toWrite = work.Where(one => one.Written is null && one.SameAs is null).ToList();
            var changes = toWrite
                .Where(one => one.Submission.Round is not null)
                .GroupBy(one => one.Submission.Round!.Value)
                .ToDictionary(round => round.Key, ChangeOf);
            await tallies.ChangeAsync(transaction, changes, toWrite.SelectMany(Additions), stop);
            await transaction.CommitAsync(stop);
        }
        catch
        {
            tallies.Forget();
            throw;
        }

        return [.. work.Select(one => one.Reply)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await statements.DisposeAsync();
        await connection.DisposeAsync();
    }

    // Submissions in the same groups are counted together first.
    private static GroupTallies ChangeOf(IEnumerable<Work> submitted)
    {
        var changes = submitted.SelectMany(one =>
            one.CountedBefore is { } before
                ? new[] { (one.Submission, Sheet: one.Submission.Counted, By: 1), (one.Submission, Sheet: before, By: -1) }
                : [(one.Submission, Sheet: one.Submission.Counted, By: 1)]
        );
        var pooled = new GroupTallies();
        foreach (var same in changes.GroupBy(change => (change.Sheet.DistrictGroup, change.Sheet.SectorGroup, change.Submission.Organisation)))
        {
            var counts = new Tally();
            foreach (var (submission, sheet, by) in same)
            {
                counts.Add(submission.Reflection, sheet, by);
            }

            pooled.Add(GroupTallies.GroupsOf(same.Key.DistrictGroup, same.Key.SectorGroup, same.Key.Organisation), counts);
        }

        return pooled;
    }

    // Which of them arrived before, in the database or earlier in this batch.
    private async Task FindKeysAsync(DbTransaction transaction, List<Work> work, CancellationToken stop)
    {
        const string Find = "SELECT content, sheet_id, attempt, until FROM practice_arrivals WHERE key = $1";
        var now = clock.GetUtcNow().UtcDateTime;
        var first = new Dictionary<string, Work>();
        var asked = new List<Work>();
        foreach (var one in work.Where(one => one.Submission is Arrival))
        {
            if (first.TryAdd(Convert.ToHexString(one.Arrival.Key), one))
            {
                asked.Add(one);
            }
            else
            {
                var same = first[Convert.ToHexString(one.Arrival.Key)];
                one.SameAs = same;
                one.Written = Same(same.Arrival.Sent, one.Arrival) ? null : new Written(Fate.OtherContent);
            }
        }

        var found = await statements.ReadAsync(
            transaction,
            [.. asked.Select(one => new Statement(Find, one.Arrival.Key))],
            row => new
            {
                Sent = row.GetFieldValue<byte[]>(0),
                Sheet = row.GetGuid(1),
                Attempt = row.GetInt32(2),
                Until = row.GetDateTime(3),
            },
            stop
        );
        foreach (var (one, before) in asked.Zip(found))
        {
            one.Forgets = before?.Until <= now;
            one.Written =
                before is null || one.Forgets ? null
                : before.Sheet == Guid.Empty ? new Written(Fate.Gone)
                : Same(before.Sent, one.Arrival) ? new Written(Fate.Kept, before.Sheet, CodeOf(one.Arrival.Key, before.Attempt))
                : new Written(Fate.OtherContent);
        }
    }

    // Each arrival gets the first of its codes that leads to no other record.
    private async Task GiveCodesAsync(DbTransaction transaction, List<Work> arrivals, CancellationToken stop)
    {
        var taken = new HashSet<string>();
        var without = arrivals.Where(one => one.SameAs is null).ToList();
        for (var attempt = 0; without.Count > 0; attempt++)
        {
            without.ForEach(one => (one.Code, one.Attempt) = (CodeOf(one.Arrival.Key, attempt), attempt));
            var records = await statements.ReadAsync(
                transaction,
                [.. without.Select(one => new Statement("SELECT 1 FROM practice_returns WHERE finder = $1", ReturnCodes.FinderOf(secret, one.Code!)))],
                _ => "taken",
                stop
            );
            without = [.. without.Zip(records).Where(one => one.Second is not null || !taken.Add(one.First.Code!.Finder)).Select(one => one.First)];
        }
    }

    // Only somebody who saw the newest version submits it. What was counted before is subtracted from the tallies.
    private async Task MoveAsync(DbTransaction transaction, List<Work> sheets, CancellationToken stop)
    {
        const string Before =
            "SELECT entries.content FROM practice_sheets AS sheets JOIN practice_entries AS entries ON entries.sheet_id = sheets.id AND "
            + "entries.revision = sheets.submitted WHERE sheets.id = $1";
        const string Move =
            "UPDATE practice_sheets SET revision = $1, submitted = $1, week = $2, round_id = $3, organisation_id = $4 WHERE id = $5 AND revision = $6";
        var before = await statements.ReadAsync(
            transaction,
            [.. sheets.Select(one => new Statement(Before, one.Sheet))],
            row => row.GetFieldValue<byte[]>(0),
            stop
        );
        var week = Week.Of(clock.GetUtcNow());
        var moved = await statements.WriteAsync(
            transaction,
            [.. sheets.Select(one => new Statement(Move, one.Revision, week, one.Submission.Round, one.Submission.Organisation, one.Sheet, one.Revision - 1))],
            stop
        );
        for (var place = 0; place < sheets.Count; place++)
        {
            sheets[place].Written = moved[place] == 0 ? new Written(Fate.Moved) : null;
            sheets[place].CountedBefore = before[place] is { } content ? SheetJson.Read(Pressed.Open(content), note: null) : null;
        }
    }

    private IEnumerable<Statement> Additions(Work one)
    {
        if (one.Submission is Arrival arrival)
        {
            var until = new DateTimeOffset((clock.GetUtcNow() + Remembered).UtcDateTime.Date.AddDays(1), TimeSpan.Zero).UtcDateTime;
            var (week, month) = (Week.Of(clock.GetUtcNow()), ReturnCodes.MonthOf(clock.GetUtcNow()));
            yield return new Statement(
                "INSERT INTO practice_sheets (id, owner, round_id, organisation_id, reflection, pack_version, scope, week, revision, "
                    + "submitted, shown) VALUES ($1, $2, $3, $4, $5, $6, 'Whole', $7, 1, 1, $8)",
                one.Sheet,
                Sheets.OwnerOf(secret, one.Code!),
                arrival.Round,
                arrival.Organisation,
                arrival.Into.Reflection,
                arrival.Into.PackVersion,
                week,
                false
            );
            yield return new Statement(
                "INSERT INTO practice_returns (finder, proof, opened_week, month) VALUES ($1, $2, NULL, $3)",
                ReturnCodes.FinderOf(secret, one.Code!),
                ReturnCodes.ProofOf(secret, one.Code!),
                month
            );
            if (one.Forgets)
            {
                yield return new Statement("DELETE FROM practice_arrivals WHERE key = $1", arrival.Key);
            }

            yield return new Statement(
                "INSERT INTO practice_arrivals (key, content, sheet_id, attempt, until) VALUES ($1, $2, $3, $4, $5)",
                arrival.Key,
                arrival.Sent,
                one.Sheet,
                one.Attempt,
                until
            );
        }

        yield return new Statement(
            "INSERT INTO practice_entries (sheet_id, revision, content, note) VALUES ($1, $2, $3, NULL)",
            one.Sheet,
            one.Revision,
            one.Submission.Kept
        );
    }

    private static bool Same(byte[] sent, Arrival arrival) => CryptographicOperations.FixedTimeEquals(sent, arrival.Sent);

    // The code follows from the key, so that only its hash is kept and the same reply can be given again.
    private ReturnCode CodeOf(byte[] key, int attempt) => ReturnCode.From(secret.Mac("return code of an arrival", $"{Convert.ToHexString(key)} {attempt}"));

    /// <summary>A submission while it is being written.</summary>
    private sealed class Work(Submission submission)
    {
        public Submission Submission { get; } = submission;

        public Arrival Arrival => (Arrival)Submission;

        public Guid Sheet { get; } = submission is SheetSubmission one ? one.Sheet.Id : Guid.NewGuid();

        /// <summary>The number of the entry that it adds.</summary>
        public int Revision { get; } = submission is SheetSubmission one ? one.Sheet.Revision + 1 : 1;

        public ReturnCode? Code { get; set; }

        public int Attempt { get; set; }

        /// <summary>True if the reflection that came under its key is so old that it is no longer remembered.</summary>
        public bool Forgets { get; set; }

        /// <summary>An earlier arrival in this batch under the same key.</summary>
        public Work? SameAs { get; set; }

        /// <summary>What was counted of the sheet before.</summary>
        public AnswerSheet? CountedBefore { get; set; }

        /// <summary>The reply, if nothing is left to write.</summary>
        public Written? Written { get; set; }

        public Written Reply => Written ?? SameAs?.Reply ?? new Written(Fate.Kept, Sheet, Code);
    }
}
