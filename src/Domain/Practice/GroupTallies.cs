using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>Counts of submitted reflections by group. It holds no reflections and must never be shown: see <c>RoundFigures</c>.</summary>
public sealed class GroupTallies
{
    /// <summary>The code for an item that a person was not asked or did not answer.</summary>
    public const string NoAnswer = "no-answer";

    private readonly Dictionary<TallyGroup, Tally> counts = [];

    /// <summary>How many reflections were counted.</summary>
    public int Returns => counts.TryGetValue(new TallyGroup(Grouping.Round, ""), out var all) ? all.Returns : 0;

    /// <summary>The counts of each group, including that of everybody.</summary>
    public IReadOnlyDictionary<TallyGroup, Tally> Groups => counts;

    /// <summary>Counts one submitted reflection.</summary>
    /// <param name="reflection">The reflection that was taken.</param>
    /// <param name="sheet">What was submitted.</param>
    /// <param name="organisation">Id of the organisation whose link was used; null if there was none.</param>
    /// <param name="by">1 to count it, -1 to take it back.</param>
    public void Add(PersonReflection reflection, AnswerSheet sheet, Guid? organisation = null, int by = 1)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(sheet);
        var one = new Tally();
        one.Add(reflection, sheet, by);
        Add(GroupsOf(sheet.DistrictGroup, sheet.SectorGroup, organisation), one);
    }

    /// <summary>Adds counts to several groups.</summary>
    public void Add(IEnumerable<TallyGroup> groups, Tally added)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var group in groups)
        {
            if (!counts.TryGetValue(group, out var of))
            {
                counts[group] = of = new Tally();
            }

            of.Add(added);
        }
    }

    /// <summary>How many people in these groups gave an answer.</summary>
    public int Count(string item, string option, IReadOnlyCollection<TallyGroup> groups) =>
        groups.Sum(group => counts.TryGetValue(group, out var of) ? of.Of(item, option) : 0);

    /// <summary>How many reflections these groups have.</summary>
    public int ReturnsOf(IReadOnlyCollection<TallyGroup> groups) => groups.Sum(group => counts.TryGetValue(group, out var of) ? of.Returns : 0);

    /// <summary>The groups in which a reflection is counted.</summary>
    /// <param name="district">The one group under which its districts are counted; see <see cref="AnswerSheet.DistrictGroup"/>.</param>
    /// <param name="organisation">Id of the organisation whose link was used; null if there was none.</param>
    public static IEnumerable<TallyGroup> GroupsOf(string district, string sector, Guid? organisation)
    {
        yield return new TallyGroup(Grouping.Round, "");
        yield return new TallyGroup(Grouping.District, district);
        yield return new TallyGroup(Grouping.Sector, sector);
        if (organisation is { } id)
        {
            yield return new TallyGroup(Grouping.Organisation, $"{id:N}");
        }
    }

    /// <summary>True for an item whose answers are pooled: all except sector and districts, which are the groups, and private text.</summary>
    public static bool IsPooled(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind is not (ItemKind.Sector or ItemKind.Districts or ItemKind.Text);
    }
}
