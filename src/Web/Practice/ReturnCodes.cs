using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice;

/// <summary>
/// Gives out return codes and opens what they lead to. Only keyed hashes are stored. Five failures lock a finder for a day, whether or not a
/// record has it.
/// </summary>
[ForTheMachine("A practitioner has no account: their sitting, or their return code, opens what is theirs.")]
internal sealed class ReturnCodes(Db db, SecretKey secret, Sheets sheets, Deletions deletions, TimeProvider clock)
{
    public const int MostFailures = 5;

    private static readonly TimeSpan LockedFor = TimeSpan.FromDays(1);

    /// <summary>The keyed hash of a code's finder.</summary>
    public byte[] FinderOf(ReturnCode code) => FinderOf(secret, code);

    /// <summary>The keyed hash of a code's finder.</summary>
    public static byte[] FinderOf(SecretKey secret, ReturnCode code) => secret.Mac("finder of a return code", code.Finder);

    /// <summary>The keyed hash of a whole code.</summary>
    public static byte[] ProofOf(SecretKey secret, ReturnCode code) => secret.Mac("proof of a return code", code.ToString());

    /// <summary>The month in which a code was given out, as it is kept: its first day.</summary>
    public static DateOnly MonthOf(DateTimeOffset moment) => Week.DayOf(moment).AddDays(1 - Week.DayOf(moment).Day);

    /// <summary>Makes a new code that cannot be mistaken for another, and adds its record to the current save.</summary>
    public async Task<ReturnCode> AddNewAsync(CancellationToken stop)
    {
        while (true)
        {
            var code = ReturnCode.From(RandomNumberGenerator.GetBytes(ReturnCode.Bytes));
            var finder = FinderOf(code);
            if (!await db.Set<ReturnRecord>().AnyAsync(record => record.Finder == finder, stop))
            {
                Add(code);
                return code;
            }
        }
    }

    /// <summary>Adds the record of a code to the current save.</summary>
    public void Add(ReturnCode code) =>
        db.Add(
            new ReturnRecord
            {
                Finder = FinderOf(code),
                Proof = ProofOf(code),
                Month = MonthOf(clock.GetUtcNow()),
            }
        );

    /// <summary>Makes a new code for a sheet, within the caller's transaction; null if the old code was already replaced.</summary>
    public async Task<ReturnCode?> ReplaceAsync(Guid sheet, byte[] oldFinder, CancellationToken stop)
    {
        if (await db.Set<ReturnRecord>().Where(record => record.Finder == oldFinder).ExecuteDeleteAsync(stop) == 0)
        {
            return null;
        }

        await deletions.AddAsync(db, id: null, oldFinder, stop);
        var code = await AddNewAsync(stop);
        await db.SaveChangesAsync(stop);
        var owner = sheets.OwnerOf(code);
        await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteUpdateAsync(set => set.SetProperty(one => one.Owner, owner), stop);
        return code;
    }

    /// <summary>Opens what a typed code leads to, or says why it opens nothing.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="field">The form field.</param>
    /// <param name="comesBack">True if the person continues with it; the next opening then mentions this one.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Outcome<Opened>> OpenAsync(string? typed, string field, bool comesBack, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new Problem(field, "practice.return.enter");
        }

        if (ReturnCode.Parse(typed) is not { } code)
        {
            return new Problem(field, "practice.return.form");
        }

        var finder = FinderOf(code);
        var now = clock.GetUtcNow();

        // Counted before it is checked, so that many tries at once are still at most five.
        var tries = await CountTryAsync(finder, now, stop);
        if (tries > MostFailures)
        {
            return new Problem(field, "practice.return.locked");
        }

        var record = await db.Set<ReturnRecord>().FirstOrDefaultAsync(one => one.Finder == finder, stop);
        var proven = record is not null && CryptographicOperations.FixedTimeEquals(record.Proof, ProofOf(code));
        if (!proven || await sheets.ByCodeAsync(code, stop) is not { } sheet)
        {
            return new Problem(field, tries == MostFailures ? "practice.return.locked" : "practice.return.unknown");
        }

        await db.Set<ReturnFailures>().Where(failed => failed.Finder == finder).ExecuteDeleteAsync(stop);
        var opened = new Opened(sheet, finder, record!.OpenedWeek);
        if (comesBack)
        {
            record.OpenedWeek = Week.Of(now);
            await db.SaveChangesAsync(stop);
        }

        return opened;
    }

    private byte[] ProofOf(ReturnCode code) => ProofOf(secret, code);

    // The number of this try since counting began; above five it is not checked.
    private async Task<int> CountTryAsync(byte[] finder, DateTimeOffset now, CancellationToken stop)
    {
        var until = now + LockedFor;
        var counted = db.Set<ReturnFailures>().Where(failed => failed.Finder == finder && failed.Until > now);
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (await counted.ExecuteUpdateAsync(set => set.SetProperty(failed => failed.Failures, failed => failed.Failures + 1), stop) == 1)
            {
                var tries = await counted.Select(failed => failed.Failures).SingleAsync(stop);
                await transaction.CommitAsync(stop);
                return tries;
            }

            await db.Set<ReturnFailures>().Where(failed => failed.Finder == finder && failed.Until <= now).ExecuteDeleteAsync(stop);
            db.Add(
                new ReturnFailures
                {
                    Finder = finder,
                    Failures = 1,
                    Until = until,
                }
            );
            try
            {
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return 1;
            }
            catch (DbUpdateException)
            {
                // Another first try was faster, so this one is the second.
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>What a return code opened.</summary>
/// <param name="Finder">Keyed hash of the code's finder.</param>
/// <param name="LastWeek">Monday of the week in which it was last opened before; null if it never was.</param>
internal sealed record Opened(Sheet Sheet, byte[] Finder, DateOnly? LastWeek);
