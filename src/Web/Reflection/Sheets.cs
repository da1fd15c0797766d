using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection;

/// <summary>Reads sheets, appends to them, submits and deletes them.</summary>
internal sealed class Sheets(Db db, SecretKey secret, TimeProvider clock)
{
    public const string OwnerPurpose = "owner of a sheet";

    /// <summary>How often a save makes way for another before it gives up; two tabs need one.</summary>
    private const int Tries = 5;

    public byte[] OwnerOf(ReturnCode code) => secret.Mac(OwnerPurpose, code.ToString());

    public Task<Sheet?> ByCodeAsync(ReturnCode code, CancellationToken stop)
    {
        var owner = OwnerOf(code);
        return db.Set<Sheet>().AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Owner == owner, stop);
    }

    public Task<Sheet?> ByIdAsync(Guid id, CancellationToken stop) =>
        db.Set<Sheet>().AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Id == id, stop);

    public async Task<AnswerSheet> AnswersAsync(Guid sheet, CancellationToken stop)
    {
        var entries = await db.Set<SheetEntry>().AsNoTracking()
            .Where(entry => entry.SheetId == sheet)
            .OrderBy(entry => entry.Revision)
            .Select(entry => new { entry.Content, entry.Note })
            .ToListAsync(stop);
        return entries.Aggregate(AnswerSheet.Empty, (answers, entry) => answers.With(SheetJson.Read(entry.Content, entry.Note)));
    }

    /// <summary>Appends what one page added.</summary>
    public Task AppendAsync(Guid sheet, PersonReflection reflection, AnswerSheet added, CancellationToken stop) =>
        AppendAsync(sheet, SheetJson.Write(reflection, added), added.Note, submit: false, stop);

    /// <summary>Submits a sheet: what counts now is appended as a whole, so that figures need to read one entry only.</summary>
    public async Task SubmitAsync(Guid sheet, PersonReflection reflection, AnswerSheet answers, bool forRound, CancellationToken stop)
    {
        if (!forRound)
        {
            await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteUpdateAsync(set => set.SetProperty(one => one.RoundId, (Guid?)null).SetProperty(one => one.OrganisationId, (Guid?)null), stop);
        }

        var counted = Journey.Counted(reflection, answers) with { Note = null };
        await AppendAsync(sheet, SheetJson.Write(reflection, counted), note: null, submit: true, stop);
    }

    /// <summary>Deletes a sheet with everything that belongs to it, at once and beyond recovery from the file.</summary>
    public async Task DeleteAsync(Guid sheet, byte[]? finder, CancellationToken stop)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteDeleteAsync(stop);
            await db.Set<ReturnRecord>().Where(record => record.Finder == finder).ExecuteDeleteAsync(stop);
            await transaction.CommitAsync(stop);
        }

        if (db.Engine == Engine.Sqlite)
        {
            // Deleted pages are overwritten (secure_delete); this empties the log that still holds the old ones.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop);
        }
    }

    private async Task AppendAsync(Guid sheet, string content, string? note, bool submit, CancellationToken stop)
    {
        var week = Week.Of(clock.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            var last = await db.Set<Sheet>().Where(one => one.Id == sheet).Select(one => one.Revision).FirstAsync(stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var next = db.Set<Sheet>().Where(one => one.Id == sheet && one.Revision == last);
            var moved = submit
                ? await next.ExecuteUpdateAsync(set => set.SetProperty(one => one.Revision, last + 1).SetProperty(one => one.Week, week).SetProperty(one => one.Submitted, last + 1), stop)
                : await next.ExecuteUpdateAsync(set => set.SetProperty(one => one.Revision, last + 1).SetProperty(one => one.Week, week), stop);
            if (moved == 1)
            {
                db.Add(new SheetEntry { SheetId = sheet, Revision = last + 1, Content = content, Note = note });
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return;
            }

            if (attempt == Tries)
            {
                throw new DbUpdateConcurrencyException("Others kept saving this sheet.");
            }
        }
    }
}
