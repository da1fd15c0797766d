namespace Lodestar.Statistics;

/// <summary>What a reader with a calculator can find out about a withheld cell.</summary>
/// <param name="Least">The smallest count that it can have.</param>
/// <param name="Greatest">The largest count that it can have, as far as this was worked out; never below the threshold minus one for a safe
/// cell.</param>
public sealed record Leak(string Cell, long Least, long Greatest);

/// <summary>The only door to a published count.</summary>
public static class Disclosure
{
    /// <summary>
    /// Makes a table of counts fit to publish. It withholds what could point at a person, and what would give that away by subtraction. A
    /// reader who knows the rule gets no closer to a small count than the rule itself and the printed zeros say. It withholds few cells, but
    /// not always the fewest possible.
    /// </summary>
    /// <param name="table">Counts with every margin that will be shown beside them.</param>
    /// <param name="rule">The threshold, and whether zeros are shown.</param>
    /// <param name="alwaysShown">Cells that other tables show too, so that they cannot be withheld here; none of them may be small.</param>
    /// <param name="before">What was shown of some cells when their counts were smaller. Anyone who kept that can subtract it, so the increase
    /// is protected instead. All of it was shown, and nothing of the other cells.</param>
    /// <returns>The same table with some cells withheld.</returns>
    /// <exception cref="CannotProtectException">The table is of a kind that cannot be protected yet, or no protection exists. It must not be
    /// shown.</exception>
    public static PublishedTable Protect(
        CountTable table,
        DisclosureRule rule,
        IReadOnlySet<string>? alwaysShown = null,
        IReadOnlyDictionary<string, long>? before = null
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rule);
        if (before is null && !table.Cells.Values.Any(rule.IsSmall))
        {
            // Nothing points at anyone, so there is nothing to give away.
            return new PublishedTable(
                new OrderedDictionary<string, long?>(table.Cells.Select(cell => KeyValuePair.Create(cell.Key, (long?)cell.Value))),
                table.Sums,
                rule
            );
        }

        var network = CountNetwork.Of(table, rule, before) ?? throw new CannotProtectException("This kind of table cannot be protected yet.");
        var withheld = new Suppression(network, rule, alwaysShown ?? new HashSet<string>()).Find();
        var cells = network.Ids.Select((id, place) => KeyValuePair.Create(id, withheld[place] ? (long?)null : table.Cells[id]));
        return new PublishedTable(new OrderedDictionary<string, long?>(cells), table.Sums, rule);
    }

    /// <summary>
    /// What a published table gives away: small counts about which a reader learns more than the rule and the printed zeros say, and withheld
    /// cells whose value can be worked out.
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="published">What is printed.</param>
    /// <param name="before">What was shown of some cells when their counts were smaller; leaks then concern the increase.</param>
    /// <returns>The leaks; empty if the table is safe.</returns>
    /// <exception cref="CannotProtectException">The table is of a kind that cannot be checked yet.</exception>
    public static IReadOnlyList<Leak> Leaks(CountTable table, PublishedTable published, IReadOnlyDictionary<string, long>? before = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(published);
        var rule = published.Rule;
        var network = CountNetwork.Of(table, rule, before) ?? throw new CannotProtectException("This kind of table cannot be checked yet.");
        var withheld = network.Ids.Select(id => published.Cells[id] is null).ToArray();
        var shown = network
            .Ids.Where((_, place) => !withheld[place] && rule.IsSmall(network.Counts[place]))
            .Select(id => new Leak(id, table.Cells[id], table.Cells[id]));
        return [.. shown, .. Suppression.Demands(network, rule, withheld).SelectMany(Seen)];

        IEnumerable<Leak> Seen(Demand demand)
        {
            var count = network.Counts[demand.Cell];
            var least = count - network.Reach(demand.Cell, up: false, count, withheld);
            var greatest = count + network.Reach(demand.Cell, up: true, rule.Threshold, withheld);
            var enough = count - least >= demand.Down && greatest - count >= demand.Up && greatest > least;
            return enough ? [] : [new Leak(network.Ids[demand.Cell], least, greatest)];
        }
    }
}

/// <summary>Thrown for a table that must not be shown, because it cannot be protected.</summary>
public sealed class CannotProtectException(string message) : Exception(message);
