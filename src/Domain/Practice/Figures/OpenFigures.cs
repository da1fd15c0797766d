using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>
/// What is shown of a round while it is open: for some items how often each answer was given by everybody so far, never by
/// district or sector. What is shown early can never be withheld later, so an item waits until nothing of it needs to be.
/// </summary>
/// <param name="Figures">What is shown.</param>
/// <param name="Counts">The counts of all reflections that were counted, as they were then; not fit to be shown.</param>
public sealed record OpenFigures(RoundFigures Figures, GroupTallies Counts)
{
    /// <summary>
    /// An answer that anybody gave is shown early only when so many did. With <see cref="MayMove"/> it makes it likely that at
    /// least the threshold more will give it by the end: were it fewer, the closing figures would have to withhold them.
    /// </summary>
    public const int LeastOfAnAnswer = 10;

    /// <summary>True in the first two thirds of a round: what comes in the last third stands alone in the closing figures, so it should be many.</summary>
    public static bool MayMove(Round round, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(round);
        var days = round.ClosesOn.DayNumber - round.OpensOn.DayNumber + 1;
        return round.IsOpenOn(today) && (today.DayNumber - round.OpensOn.DayNumber) * 3 < days * 2;
    }

    /// <summary>The figures after more reflections have come, or null where none may move.</summary>
    /// <param name="pack">The pack the round was opened with.</param>
    /// <param name="reflection">The reflection that is taken.</param>
    /// <param name="last">What was shown last; null where nothing was.</param>
    /// <param name="arrived">The counts of what was submitted and not counted yet.</param>
    /// <param name="rule">What must not be told.</param>
    public static OpenFigures? After(Pack pack, PersonReflection reflection, OpenFigures? last, GroupTallies arrived, DisclosureRule rule)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(arrived);
        ArgumentNullException.ThrowIfNull(rule);
        if (arrived.Returns < rule.Threshold)
        {
            return null;
        }

        var counts = Together(last, arrived);
        var tables = new FigureTables(pack, reflection, [], rule);
        var before = last?.Figures.Items.ToDictionary(item => item.Item) ?? [];
        var items = new List<ItemFigures>();
        var moved = false;
        foreach (var item in reflection.Items.Where(GroupTallies.IsPooled))
        {
            var shown = before.GetValueOrDefault(item.Id);
            if (Next(tables, item, counts, shown) is { } next)
            {
                (shown, moved) = (next, true);
            }

            if (shown is not null)
            {
                items.Add(shown);
            }
        }

        return moved ? new OpenFigures(new RoundFigures(counts.Returns, [], items), counts) : null;
    }

    /// <summary>
    /// The figures of a round that has closed. A few who came last are not counted where figures were shown before: the
    /// difference would tell what they said.
    /// </summary>
    public static RoundFigures? Closing(Pack pack, PersonReflection reflection, OpenFigures last, GroupTallies arrived, DisclosureRule rule)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(arrived);
        ArgumentNullException.ThrowIfNull(rule);
        var few = arrived.Returns > 0 && arrived.Returns < rule.Threshold;
        var figures = RoundFigures.Of(pack, reflection, few ? last.Counts : Together(last, arrived), rule, last.Figures);
        return figures is null ? null : figures with { LeavesSomeOut = few };
    }

    private static ItemFigures? Next(FigureTables tables, Item item, GroupTallies counts, ItemFigures? before)
    {
        var next = tables.Of(item, counts, before) with { Of = counts.Returns };
        var enough = tables.Tables(item).All(rows => tables.Table(item, rows, counts).Cells.Values.All(count => count is 0 or >= LeastOfAnAnswer));
        return enough && next.Rows.Count > 0 && next.Rows.All(row => row.All is not null) ? next : null;
    }

    private static GroupTallies Together(OpenFigures? last, GroupTallies arrived)
    {
        var counts = new GroupTallies();

        // An organisation's own counts have no part in the figures of a round.
        foreach (
            var (group, of) in arrived
                .Groups.Concat(last?.Counts.Groups ?? new Dictionary<TallyGroup, Tally>())
                .Where(group => group.Key.By != Grouping.Organisation)
        )
        {
            counts.Add([group], of);
        }

        return counts;
    }
}
