using System.Data.Common;
using Lodestar.Persistence;

namespace Lodestar.Practice;

/// <summary>
/// Changes kept counts in the transaction that changes the answers. Each group's row is locked before it is read, always in the same order, so
/// that several writers wait for each other but never for ever.
/// </summary>
internal sealed class TallyWriter(Statements statements, Engine engine)
{
    private const int MostKnown = 256;

    // SQLite has one writer at a time; it needs no lock on a row and has none.
    private readonly string read =
        "SELECT content FROM practice_tallies WHERE round_id = $1 AND by = $2 AND code = $3" + (engine == Engine.Postgres ? " FOR UPDATE" : "");

    // What this connection wrote last, and the state of the file as long as nobody else has written.
    private readonly Dictionary<(Guid Round, TallyGroup Group), Tally> known = [];
    private long knownAt = -1;

    /// <summary>Adds changes to the kept counts.</summary>
    /// <param name="transaction">The caller's transaction.</param>
    /// <param name="changes">What changes, by round.</param>
    /// <param name="others">What else to write in the same round trip.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task ChangeAsync(
        DbTransaction transaction,
        IReadOnlyDictionary<Guid, GroupTallies> changes,
        IEnumerable<Statement> others,
        CancellationToken stop
    )
    {
        var groups = (
            from round in changes
            from @group in round.Value.Groups
            where !@group.Value.IsEmpty
            orderby round.Key, @group.Key.By, @group.Key.Code
            select (Round: round.Key, Group: @group.Key, Change: @group.Value)
        ).ToList();
        if (engine == Engine.Sqlite)
        {
            await LookAsync(transaction, stop);
        }

        var unknown = groups.Where(one => !known.ContainsKey((one.Round, one.Group))).ToList();
        var kept = await statements.ReadAsync(
            transaction,
            [.. unknown.Select(one => new Statement(read, one.Round, $"{one.Group.By}", one.Group.Code))],
            row => row.GetString(0),
            stop
        );
        foreach (var (one, content) in unknown.Zip(kept).Where(one => one.Second is not null))
        {
            known[(one.Round, one.Group)] = TallyJson.Read(content!);
        }

        await statements.WriteAsync(transaction, [.. others, .. groups.Select(one => Changed(one.Round, one.Group, one.Change))], stop);
        if (engine == Engine.Postgres || known.Count > MostKnown)
        {
            Forget();
        }
    }

    /// <summary>Call it after a change that was not committed.</summary>
    public void Forget() => known.Clear();

    // SQLite's number changes when another connection, in this process or another, has written.
    private async Task LookAsync(DbTransaction transaction, CancellationToken stop)
    {
        var state = await statements.ReadAsync(transaction, [new Statement("PRAGMA data_version")], row => row.GetValue(0), stop);
        if (state is not [long now] || now != knownAt)
        {
            Forget();
            knownAt = state is [long other] ? other : -1;
        }
    }

    private Statement Changed(Guid round, TallyGroup group, Tally change)
    {
        var (by, isNew) = ($"{group.By}", !known.TryGetValue((round, group), out var counts));
        counts ??= known[(round, group)] = new Tally();
        counts.Add(change);
        if (isNew)
        {
            return new Statement(
                "INSERT INTO practice_tallies (round_id, by, code, content) VALUES ($1, $2, $3, $4)",
                round,
                by,
                group.Code,
                TallyJson.Write(counts)
            );
        }

        if (!counts.IsEmpty)
        {
            return new Statement(
                "UPDATE practice_tallies SET content = $1 WHERE round_id = $2 AND by = $3 AND code = $4",
                TallyJson.Write(counts),
                round,
                by,
                group.Code
            );
        }

        known.Remove((round, group));
        return new Statement("DELETE FROM practice_tallies WHERE round_id = $1 AND by = $2 AND code = $3", round, by, group.Code);
    }
}
