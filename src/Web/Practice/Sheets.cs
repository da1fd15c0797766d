using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice;

/// <summary>Reads sheets, adds entries to them, submits and deletes them.</summary>
[ForTheMachine("A practitioner has no account: their sitting, or their return code, opens what is theirs.")]
internal sealed class Sheets(Db db, SecretKey secret, SubmissionWriter writer, TallyBook tallies, Erasure erasure, Deletions deletions, TimeProvider clock)
{
    public const string OwnerPurpose = "owner of a sheet";

    /// <summary>How often a save gives way to another before it gives up; two tabs need one try.</summary>
    private const int Tries = 5;

    /// <summary>The keyed hash under which the owner of a code keeps a sheet.</summary>
    public byte[] OwnerOf(ReturnCode code) => OwnerOf(secret, code);

    /// <summary>The keyed hash under which the owner of a code keeps a sheet.</summary>
    public static byte[] OwnerOf(SecretKey secret, ReturnCode code) => secret.Mac(OwnerPurpose, code.ToString());

    /// <summary>The sheet to which a code leads; null if there is none.</summary>
    public Task<Sheet?> ByCodeAsync(ReturnCode code, CancellationToken stop)
    {
        var owner = OwnerOf(code);
        return db.Set<Sheet>().AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Owner == owner, stop);
    }

    /// <summary>The sheet with this id; null if it was deleted.</summary>
    public Task<Sheet?> ByIdAsync(Guid id, CancellationToken stop) => db.Set<Sheet>().AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Id == id, stop);

    /// <summary>All answers of a sheet, from its entries.</summary>
    public async Task<AnswerSheet> AnswersAsync(Guid sheet, CancellationToken stop)
    {
        var entries = await db.Set<SheetEntry>()
            .AsNoTracking()
            .Where(entry => entry.SheetId == sheet)
            .OrderBy(entry => entry.Revision)
            .Select(entry => new { entry.Content, entry.Note })
            .ToListAsync(stop);
        return entries.Aggregate(AnswerSheet.Empty, (answers, entry) => answers.With(SheetJson.Read(entry.Content, entry.Note)));
    }

    /// <summary>Appends what one page added.</summary>
    /// <exception cref="SheetGoneException">The sheet was deleted in the meantime.</exception>
    public async Task AppendAsync(Guid sheet, PersonReflection reflection, AnswerSheet added, CancellationToken stop)
    {
        var content = SheetJson.Write(reflection, added);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var last = await RevisionAsync(sheet, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await MoveAsync(sheet, last, stop))
            {
                var replaced = added.Note is null
                    ? 0
                    : await db.Set<SheetEntry>()
                        .Where(entry => entry.SheetId == sheet && entry.Note != null)
                        .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Note, (string?)null), stop);
                await AddAsync(sheet, last + 1, content, added.Note, stop);
                if (replaced == 0)
                {
                    await transaction.CommitAsync(stop);
                    return;
                }

                await Erasure.OweAsync(db, stop);
                await transaction.CommitAsync(stop);
                await erasure.AfterDeleteAsync(db, stop);
                return;
            }
        }

        throw new DbUpdateConcurrencyException("Others kept saving this sheet.");
    }

    /// <summary>
    /// Submits a sheet as it was read. Everything that counts is appended as one entry, so that figures need to read only that. After its round
    /// has closed, a sheet that was counted stays as it was counted, and one that was not leaves the round.
    /// </summary>
    /// <returns>False if something was saved since it was read; the person should look again.</returns>
    /// <exception cref="SheetGoneException">The sheet was deleted in the meantime.</exception>
    /// <exception cref="TimeoutException">The database does not answer; nothing was submitted.</exception>
    public async Task<bool> SubmitAsync(OpenSitting open, bool roundIsOver, CancellationToken stop)
    {
        if (roundIsOver && open.IsSubmitted)
        {
            return true;
        }

        var counted = Journey.Counted(open.Reflection, open.Answers) with { Note = null };
        var written = await writer.WriteAsync(new SheetSubmission(open.Sheet, LeavesRound: roundIsOver, open.Reflection, counted));
        switch (written.Fate)
        {
            case Fate.Kept:
                PracticeMeasures.Acknowledged("form");
                return true;
            case Fate.Moved:
                await RevisionAsync(open.Sheet.Id, stop);
                return false;
            default:
                throw new TimeoutException("The database does not answer.");
        }
    }

    /// <summary>Deletes a sheet with everything that belongs to it, at once, and removes it from the database's files.</summary>
    public async Task DeleteAsync(Guid sheet, byte[]? finder, CancellationToken stop)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            await tallies.TakeBackAsync(sheet, stop);
            await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteDeleteAsync(stop);
            await db.Set<ReturnRecord>().Where(record => record.Finder == finder).ExecuteDeleteAsync(stop);
            await ForgetArrivalAsync(sheet, stop);
            await deletions.AddAsync(db, sheet, finder, stop);
            await Erasure.OweAsync(db, stop);
            await transaction.CommitAsync(stop);
        }

        await erasure.AfterDeleteAsync(db, stop);
    }

    /// <summary>
    /// Clears what is remembered of how a sheet arrived, within the caller's transaction. The key stays for its day, so that sending the
    /// reflection again does not bring back what was deleted.
    /// </summary>
    public Task ForgetArrivalAsync(Guid sheet, CancellationToken stop) =>
        db.Set<ArrivalKey>()
            .Where(arrival => arrival.SheetId == sheet)
            .ExecuteUpdateAsync(
                set => set.SetProperty(arrival => arrival.SheetId, Guid.Empty).SetProperty(arrival => arrival.Content, Array.Empty<byte>()),
                stop
            );

    private async Task<int> RevisionAsync(Guid sheet, CancellationToken stop) =>
        await db.Set<Sheet>().Where(one => one.Id == sheet).Select(one => (int?)one.Revision).FirstOrDefaultAsync(stop) ?? throw new SheetGoneException();

    // True for the one save that follows this revision; of two at once only one does.
    private async Task<bool> MoveAsync(Guid sheet, int last, CancellationToken stop)
    {
        var week = Week.Of(clock.GetUtcNow());
        return await db.Set<Sheet>()
                .Where(one => one.Id == sheet && one.Revision == last)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Revision, last + 1).SetProperty(one => one.Week, week), stop) == 1;
    }

    private async Task AddAsync(Guid sheet, int revision, string content, string? note, CancellationToken stop)
    {
        db.Add(
            new SheetEntry
            {
                SheetId = sheet,
                Revision = revision,
                Content = content,
                Note = note,
            }
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Thrown if the owner deleted the sheet, in another tab or on another device.</summary>
internal sealed class SheetGoneException() : Exception("The sheet was deleted.");
