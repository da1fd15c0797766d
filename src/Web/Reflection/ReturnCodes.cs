using System.Security.Cryptography;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection;

/// <summary>
/// Gives out return codes and opens what they lead to. Only keyed hashes are kept. Five failures lock a finder for a day,
/// whether or not a record has it.
/// </summary>
internal sealed class ReturnCodes(Db db, SecretKey secret, Sheets sheets, TimeProvider clock)
{
    public const int MostFailures = 5;

    private static readonly TimeSpan LockedFor = TimeSpan.FromDays(1);

    public byte[] FinderOf(ReturnCode code) => secret.Mac("finder of a return code", code.Finder);

    /// <summary>A new code that no other record can be mistaken for, with its record added to this save.</summary>
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

    /// <summary>Adds the record of a code to this save.</summary>
    public void Add(ReturnCode code) => db.Add(new ReturnRecord { Finder = FinderOf(code), Proof = ProofOf(code) });

    /// <summary>A new code for a sheet; the old one opens nothing from now on.</summary>
    public async Task<ReturnCode> ReplaceAsync(Guid sheet, byte[] oldFinder, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<ReturnRecord>().Where(record => record.Finder == oldFinder).ExecuteDeleteAsync(stop);
        var code = await AddNewAsync(stop);
        await db.SaveChangesAsync(stop);
        var owner = sheets.OwnerOf(code);
        await db.Set<Sheet>().Where(one => one.Id == sheet).ExecuteUpdateAsync(set => set.SetProperty(one => one.Owner, owner), stop);
        await transaction.CommitAsync(stop);
        return code;
    }

    /// <summary>What a typed code opens, or why it opens nothing.</summary>
    public async Task<Outcome<Opened>> OpenAsync(string? typed, string field, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new Problem(field, "reflection.return.enter");
        }

        if (ReturnCode.Parse(typed) is not { } code)
        {
            return new Problem(field, "reflection.return.form");
        }

        var finder = FinderOf(code);
        var now = clock.GetUtcNow();
        if (await db.Set<ReturnFailures>().AnyAsync(failed => failed.Finder == finder && failed.Failures >= MostFailures && failed.Until > now, stop))
        {
            return new Problem(field, "reflection.return.locked");
        }

        var record = await db.Set<ReturnRecord>().FirstOrDefaultAsync(one => one.Finder == finder, stop);
        var proven = record is not null && CryptographicOperations.FixedTimeEquals(record.Proof, ProofOf(code));
        if (!proven || await sheets.ByCodeAsync(code, stop) is not { } sheet)
        {
            return await CountFailureAsync(finder, now, stop) >= MostFailures
                ? new Problem(field, "reflection.return.locked")
                : new Problem(field, "reflection.return.unknown");
        }

        var opened = new Opened(sheet, finder, record!.OpenedWeek, record.OpenedTimes);
        record.OpenedWeek = Week.Of(now);
        record.OpenedTimes++;
        await db.SaveChangesAsync(stop);
        return opened;
    }

    private byte[] ProofOf(ReturnCode code) => secret.Mac("proof of a return code", code.ToString());

    private async Task<int> CountFailureAsync(byte[] finder, DateTimeOffset now, CancellationToken stop)
    {
        await db.Set<ReturnFailures>().Where(failed => failed.Until <= now).ExecuteDeleteAsync(stop);
        var counted = await db.Set<ReturnFailures>().Where(failed => failed.Finder == finder)
            .ExecuteUpdateAsync(set => set.SetProperty(failed => failed.Failures, failed => failed.Failures + 1).SetProperty(failed => failed.Until, now + LockedFor), stop);
        if (counted == 0)
        {
            db.Add(new ReturnFailures { Finder = finder, Failures = 1, Until = now + LockedFor });
            await db.SaveChangesAsync(stop);
            return 1;
        }

        return await db.Set<ReturnFailures>().Where(failed => failed.Finder == finder).Select(failed => failed.Failures).FirstAsync(stop);
    }
}

/// <summary>What a return code opened.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Finder">Keyed hash of the code's finder.</param>
/// <param name="LastWeek">Monday of the week in which it was last opened before; null where never.</param>
/// <param name="Times">How often it was opened before.</param>
internal sealed record Opened(Sheet Sheet, byte[] Finder, DateOnly? LastWeek, int Times);
