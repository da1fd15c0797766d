using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>A clock for records that each have their own time.</summary>
/// <param name="Records">The kind of records, in words.</param>
/// <param name="Stays">How long they stay, in words.</param>
/// <param name="Why">Why they stay for so long and no longer.</param>
/// <param name="Over">The records whose time is over at a moment, in a fixed order.</param>
internal sealed record ExpiryClock<T>(string Table, string Records, string Stays, string Why, Func<Db, DateTimeOffset, IOrderedQueryable<T>> Over)
    : RetentionClock(Table, Records, Stays, Why)
    where T : class
{
    public override async Task<IReadOnlyList<Due>> DueAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Some(await Over(services.GetRequiredService<Db>(), at).CountAsync(stop));

    public override async Task<IReadOnlyList<Due>> ForgetAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Some(await Over(services.GetRequiredService<Db>(), at).DeletePieceByPieceAsync(stop));

    private Due[] Some(int count) => count == 0 ? [] : [new Due(Records, count)];
}

/// <summary>Deletes many rows without making others wait.</summary>
internal static class Pieces
{
    /// <summary>How many rows are deleted in one transaction; nobody who writes waits for more.</summary>
    private const int AtOnce = 200;

    /// <summary>Deletes all records of a query, a few at a time.</summary>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> DeletePieceByPieceAsync<T>(this IOrderedQueryable<T> records, CancellationToken stop)
        where T : class
    {
        var (all, piece) = (0, AtOnce);
        while (piece == AtOnce)
        {
            piece = await records.Take(AtOnce).ExecuteDeleteAsync(stop);
            all += piece;
        }

        return all;
    }
}
