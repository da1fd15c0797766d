using Lodestar.Standards;

namespace Lodestar.Reflection;

/// <summary>How the answers of a round are grouped. They are never crossed with one another.</summary>
public enum Grouping
{
    /// <summary>By district; a reflection from several counts once, under 'several'.</summary>
    District,

    /// <summary>By sector.</summary>
    Sector,
}

/// <summary>One group of people.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Code">Its code: a district or sector of the pack, or one of the answers beside them.</param>
public readonly record struct PooledGroup(Grouping By, string Code);

/// <summary>
/// Counts of submitted reflections, by item, answer and group. It holds no reflection and is not fit to be shown: see
/// <see cref="RoundFigures"/>.
/// </summary>
public sealed class PooledAnswers
{
    /// <summary>Stands for an item that a person was not asked or did not answer.</summary>
    public const string NoAnswer = "no-answer";

    private readonly Dictionary<PooledGroup, int> returns = [];
    private readonly Dictionary<(string Item, string Option), Dictionary<PooledGroup, int>> counts = [];

    /// <summary>How many reflections were counted.</summary>
    public int Returns { get; private set; }

    /// <summary>The groups, with how many reflections each has.</summary>
    public IReadOnlyDictionary<PooledGroup, int> Groups => returns;

    /// <summary>Counts one submitted reflection.</summary>
    public void Add(PersonReflection reflection, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(sheet);
        PooledGroup[] groups = [new(Grouping.District, sheet.DistrictGroup), new(Grouping.Sector, sheet.Sector ?? "withheld")];
        Returns++;
        foreach (var group in groups)
        {
            returns[group] = returns.GetValueOrDefault(group) + 1;
        }

        foreach (var item in reflection.Items.Where(IsPooled))
        {
            var options = sheet.To(item);
            foreach (var option in options.Count > 0 ? options : [NoAnswer])
            {
                if (!counts.TryGetValue((item.Id, option), out var byGroup))
                {
                    counts[(item.Id, option)] = byGroup = [];
                }

                foreach (var group in groups)
                {
                    byGroup[group] = byGroup.GetValueOrDefault(group) + 1;
                }
            }
        }
    }

    /// <summary>How many of some groups gave an answer.</summary>
    public int Count(string item, string option, IReadOnlyCollection<PooledGroup> groups) =>
        counts.TryGetValue((item, option), out var byGroup) ? groups.Sum(group => byGroup.GetValueOrDefault(group)) : 0;

    /// <summary>How many reflections some groups have.</summary>
    public int ReturnsOf(IReadOnlyCollection<PooledGroup> groups) => groups.Sum(group => returns.GetValueOrDefault(group));

    /// <summary>True for an item whose answers are pooled: all but sector and districts, which are the groups, and the private text.</summary>
    public static bool IsPooled(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind is not (ItemKind.Sector or ItemKind.Districts or ItemKind.Text);
    }
}
