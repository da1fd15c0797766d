using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Tables;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Imports organisations from a file: first it says what would happen, and nothing is registered until somebody agrees.</summary>
internal sealed class OrganisationImports(Db db, Organisations organisations, SectorNames sectors, DistrictNames districts, Words words, TimeProvider clock)
{
    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>Keeps a file until whoever sent it has looked at what would happen.</summary>
    /// <returns>Its id, or what keeps it from being read.</returns>
    public async Task<Outcome<Guid>> KeepAsync(IFormFile? sent, Person by, CancellationToken stop)
    {
        if (!by.May(PartnershipCan.KeepOrganisations))
        {
            return new Problem("File", "partnership.organisations.not-yours");
        }

        var bytes = await TableReader.BytesAsync(sent, stop);
        if (bytes.Problem is { } missing)
        {
            return missing;
        }

        var read = TableReader.Read(bytes.Value, sent!.FileName, OrganisationRows.Columns, words);
        if (read.Problem is { } unread)
        {
            return unread;
        }

        if (OrganisationFile.Missing(read.Value) is { } problem)
        {
            return problem;
        }

        await db.Set<WaitingImport>().Where(import => import.AccountId == by.Id).ExecuteDeleteAsync(stop);
        var waiting = new WaitingImport
        {
            Id = Guid.NewGuid(),
            AccountId = by.Id,
            Content = WaitingTable.Of(read.Value),
            Until = clock.GetUtcNow() + Waits,
        };
        db.Add(waiting);
        await db.SaveChangesAsync(stop);
        return waiting.Id;
    }

    /// <summary>What would happen now; null where the file is not there, or another's.</summary>
    public async Task<OrganisationFile?> CheckAsync(Guid id, Person by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var content = await db.Set<WaitingImport>()
            .Where(import => import.Id == id && import.AccountId == by.Id && import.Until > now)
            .Select(import => import.Content)
            .FirstOrDefaultAsync(stop);
        return WaitingTable.Read(content) is { } table
            ? OrganisationFile.Check(table, new OrganisationRows(Terms(by), await organisations.NamesAsync(stop)))
            : null;
    }

    /// <summary>Registers the good rows, as they are found to be now. Once: whoever sends it again finds nothing.</summary>
    /// <returns>How many; null where there is nothing to import any more.</returns>
    public async Task<int?> ImportAsync(Guid id, Person by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Organisations.LockAsync(db, stop);
        if (
            await CheckAsync(id, by, stop) is not { Rows: var rows }
            || await db.Set<WaitingImport>().Where(import => import.Id == id).ExecuteDeleteAsync(stop) == 0
        )
        {
            return null;
        }

        if (!await organisations.RegisterAsync(rows.Good, by, stop))
        {
            return null;
        }

        await transaction.CommitAsync(stop);
        return rows.Good.Count;
    }

    /// <summary>The refused rows as a file.</summary>
    public Download Refused(OrganisationRows rows) =>
        Download.Of(
            new Worksheet(
                "refused",
                [.. new[] { "line", "column", "value", "why" }.Select(heading => new WorksheetColumn(words[$"partnership.import.file-{heading}"]))],
                [.. rows.Faults.Select(fault => new object?[] { fault.Line, fault.Column, fault.Value, words[fault.Problem] })]
            ),
            "refused rows",
            "csv"
        );

    private RowTerms Terms(Person by) =>
        new(sectors.All, districts.All, [.. SizeBands.All.Select(size => (size.Code, words[$"partnership.sizes.{size.Code}"]))], district =>
            by.MayInAll(PartnershipCan.KeepOrganisations, [district])
        );
}
