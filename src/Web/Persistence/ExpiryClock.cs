using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

/// <summary>A clock that each record of a table has for itself.</summary>
/// <param name="Table">The table.</param>
/// <param name="Records">What the records are, for people.</param>
/// <param name="Stays">How long they stay, in words.</param>
/// <param name="Why">Why so long and no longer.</param>
/// <param name="Over">The records whose time is over at a moment, in an order.</param>
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

/// <summary>Deletes much without keeping others waiting.</summary>
internal static class Pieces
{
    /// <summary>So many go in one transaction; whoever writes waits for no more.</summary>
    private const int AtOnce = 200;

    /// <summary>Deletes all records of a query, some at a time.</summary>
    /// <returns>How many.</returns>
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
