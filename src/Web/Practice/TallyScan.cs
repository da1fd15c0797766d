using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Lodestar.Persistence;
using Lodestar.Standards;
using Lodestar.Ui;

namespace Lodestar.Practice;

/// <summary>
/// Counts all submitted answers of all rounds. Chunks are counted in parallel, by district, sector and organisation at once, and added up to
/// groups only at the end, so that a million reflections take seconds.
/// </summary>
internal static class TallyScan
{
    private const int Chunk = 500;

    /// <summary>The counts of each round, as the transaction sees its answers.</summary>
    public static async Task<IReadOnlyDictionary<Guid, GroupTallies>> CountAsync(DbTransaction transaction, Packs packs, CancellationToken stop)
    {
        var counters = new ConcurrentBag<Counter>();
        await Parallel.ForEachAsync(
            ChunksAsync(transaction, stop),
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
            (chunk, _) =>
            {
                var counter = counters.TryTake(out var idle) ? idle : new Counter(packs);
                chunk.ForEach(counter.Count);
                counters.Add(counter);
                return ValueTask.CompletedTask;
            }
        );

        var rounds = new Dictionary<Guid, GroupTallies>();
        foreach (var (one, counts) in counters.SelectMany(counter => counter.Counted))
        {
            if (!rounds.TryGetValue(one.Round, out var pooled))
            {
                rounds[one.Round] = pooled = new GroupTallies();
            }

            pooled.Add(GroupTallies.GroupsOf(one.District, one.Sector, one.Organisation), counts);
        }

        return rounds;
    }

    private static async IAsyncEnumerable<List<Submitted>> ChunksAsync(DbTransaction transaction, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = """
            SELECT sheets.round_id, sheets.organisation_id, sheets.reflection, sheets.pack_version, entries.content
            FROM practice_sheets AS sheets JOIN practice_entries AS entries ON entries.sheet_id = sheets.id AND entries.revision = sheets.submitted
            WHERE sheets.round_id IS NOT NULL
            """;
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop);
        var chunk = new List<Submitted>(Chunk);
        while (await reader.ReadAsync(stop))
        {
            chunk.Add(
                new Submitted(
                    reader.GetGuid(0),
                    await reader.IsDBNullAsync(1, stop) ? null : reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetFieldValue<byte[]>(4)
                )
            );
            if (chunk.Count == Chunk)
            {
                yield return chunk;
                chunk = new List<Submitted>(Chunk);
            }
        }

        yield return chunk;
    }

    /// <summary>A submitted entry with what says in which groups it counts.</summary>
    private sealed record Submitted(Guid Round, Guid? Organisation, string Reflection, string PackVersion, byte[] Content);

    /// <summary>The smallest group in which answers are counted: one district, sector and organisation.</summary>
    private readonly record struct Cut(Guid Round, Guid? Organisation, string District, string Sector);

    /// <summary>What one thread has counted.</summary>
    private sealed class Counter(Packs packs)
    {
        private readonly Dictionary<(string Version, string Reflection), HashSet<string>> items = [];

        public Dictionary<Cut, Tally> Counted { get; } = [];

        public void Count(Submitted submitted)
        {
            if (!items.TryGetValue((submitted.PackVersion, submitted.Reflection), out var pooled))
            {
                var reflection = packs.Version(submitted.PackVersion, Language.English).Reflection(submitted.Reflection);
                items[(submitted.PackVersion, submitted.Reflection)] = pooled = [.. reflection.Items.Where(GroupTallies.IsPooled).Select(item => item.Id)];
            }

            SheetJson.Count(Pressed.OpenBytes(submitted.Content), pooled, (district, sector) =>
            {
                var cut = new Cut(submitted.Round, submitted.Organisation, district, sector);
                return Counted.TryGetValue(cut, out var counts) ? counts : Counted[cut] = new Tally();
            });
        }
    }
}
