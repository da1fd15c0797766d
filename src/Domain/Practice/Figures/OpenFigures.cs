using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>
/// What is shown of a round while it is open: for some items, how often each answer was given by everybody so far, never by district or sector.
/// What was shown early can never be withheld later, so an item waits until nothing of it needs to be withheld.
/// </summary>
/// <param name="Figures">The figures that are shown.</param>
/// <param name="Counts">The counts of all reflections that these figures include. They must never be shown.</param>
public sealed record OpenFigures(RoundFigures Figures, GroupTallies Counts)
{
    /// <summary>
    /// The fewest people who must have given an answer before it is shown early. Together with <see cref="MayMove"/> this makes it likely that
    /// at least the threshold more give it before the close. If fewer did, the closing figures would have to withhold it.
    /// </summary>
    public const int LeastOfAnAnswer = 10;

    /// <summary>
    /// True in the first two thirds of a round. The reflections of the last third are what a reader can work out from the closing figures, so
    /// there should be many.
    /// </summary>
    public static bool MayMove(Round round, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(round);
        var days = round.ClosesOn.DayNumber - round.OpensOn.DayNumber + 1;
        return round.IsOpenOn(today) && (today.DayNumber - round.OpensOn.DayNumber) * 3 < days * 2;
    }

    /// <summary>Makes the figures after more reflections arrived; null if none may change.</summary>
    /// <param name="pack">The pack the round was opened with.</param>
    /// <param name="reflection">The reflection that is taken.</param>
    /// <param name="last">What was shown last; null if nothing was.</param>
    /// <param name="arrived">The counts of what was submitted since then.</param>
    /// <param name="rule">The rule for what must not be disclosed.</param>
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
    /// Makes the figures of a round that has closed. If figures were shown before, a few reflections that came last are left out, because the
    /// difference would disclose what they say.
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

        // Counts of single organisations are not part of a round's figures.
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
