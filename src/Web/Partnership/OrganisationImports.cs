using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Tables;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Partnership;

/// <summary>Imports organisations from a file. It first shows what would happen, and registers nothing until somebody agrees.</summary>
internal sealed class OrganisationImports(Db db, Organisations organisations, SectorNames sectors, DistrictNames districts, Words words, TimeProvider clock)
{
    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>Keeps a file until the person who sent it has seen what would happen.</summary>
    /// <returns>Its id, or why it cannot be read.</returns>
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

    /// <summary>What would happen now; null if the file is gone or belongs to somebody else.</summary>
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

    /// <summary>Registers the rows that are good now. It works once: sending it again finds nothing.</summary>
    /// <returns>How many were registered; null if there is nothing left to import.</returns>
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

    /// <summary>The refused rows as a file to download.</summary>
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
