using System.Data.Common;
using Lodestar.Persistence;

namespace Lodestar.Practice;

/// <summary>
/// Changes kept counts in the transaction that changes the answers. Each group's row is locked before it is read, always in
/// the same order, so that several writers wait for each other and never for ever.
/// </summary>
internal sealed class TallyWriter(Statements statements, Engine engine)
{
    // SQLite has one writer at a time; it needs no lock on a row and knows none.
    private readonly string read = "SELECT content FROM practice_tallies WHERE round_id = $1 AND by = $2 AND code = $3" + (engine == Engine.Postgres ? " FOR UPDATE" : "");

    /// <summary>Adds changes to the kept counts.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="changes">What changes, by round.</param>
    /// <param name="others">What else to write in the same journey.</param>
    /// <param name="stop">Ends it.</param>
    public async Task ChangeAsync(DbTransaction transaction, IReadOnlyDictionary<Guid, GroupTallies> changes, IEnumerable<Statement> others, CancellationToken stop)
    {
        var groups = (from round in changes
                      from @group in round.Value.Groups
                      where !@group.Value.IsEmpty
                      orderby round.Key, @group.Key.By, @group.Key.Code
                      select (Round: round.Key, Group: @group.Key, By: $"{@group.Key.By}", Change: @group.Value)).ToList();
        var kept = await statements.ReadAsync(transaction, [.. groups.Select(one => new Statement(read, one.Round, one.By, one.Group.Code))], row => row.GetString(0), stop);
        await statements.WriteAsync(transaction, [.. others, .. groups.Zip(kept, (one, content) => Changed(one.Round, one.Group, one.Change, content))], stop);
    }

    private static Statement Changed(Guid round, TallyGroup group, Tally change, string? content)
    {
        if (content is null)
        {
            return Added(round, group, change);
        }

        var counts = TallyJson.Read(content);
        counts.Add(change);
        return counts.IsEmpty
            ? new Statement("DELETE FROM practice_tallies WHERE round_id = $1 AND by = $2 AND code = $3", round, $"{group.By}", group.Code)
            : new Statement("UPDATE practice_tallies SET content = $1 WHERE round_id = $2 AND by = $3 AND code = $4", TallyJson.Write(counts), round, $"{group.By}", group.Code);
    }

    private static Statement Added(Guid round, TallyGroup group, Tally counts) =>
        new("INSERT INTO practice_tallies (round_id, by, code, content) VALUES ($1, $2, $3, $4)", round, $"{group.By}", group.Code, TallyJson.Write(counts));
}
