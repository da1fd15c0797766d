using System.Runtime.InteropServices;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>How many reflections a group has, and how often each answer was given in them. It must never be shown.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, Dictionary<string, int>> answers = new(StringComparer.Ordinal);

    /// <summary>How many reflections.</summary>
    public int Returns { get; private set; }

    /// <summary>The counts by item and option; some may be zero.</summary>
    public IEnumerable<(string Item, IReadOnlyDictionary<string, int> Options)> Items =>
        answers.Select(item => (item.Key, (IReadOnlyDictionary<string, int>)item.Value));

    /// <summary>The counts that are not zero, by item and option.</summary>
    public IEnumerable<(string Item, string Option, int Count)> Counts =>
        from item in answers
        from option in item.Value
        where option.Value != 0
        select (item.Key, option.Key, option.Value);

    /// <summary>True if nothing is counted.</summary>
    public bool IsEmpty => Returns == 0 && !Counts.Any();

    /// <summary>How often an answer was given.</summary>
    public int Of(string item, string option) => answers.TryGetValue(item, out var options) ? options.GetValueOrDefault(option) : 0;

    /// <summary>Counts one submitted reflection.</summary>
    /// <param name="reflection">The reflection that was taken.</param>
    /// <param name="sheet">What was submitted.</param>
    /// <param name="by">1 to count it, -1 to take it back.</param>
    public void Add(PersonReflection reflection, AnswerSheet sheet, int by = 1)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(sheet);
        Returns += by;
        foreach (var item in reflection.Items.Where(GroupTallies.IsPooled))
        {
            var options = sheet.To(item);
            foreach (var option in options.Count > 0 ? options : [GroupTallies.NoAnswer])
            {
                Add(item.Id, option, by);
            }
        }
    }

    /// <summary>Adds to the count of an answer.</summary>
    public void Add(string item, string option, int by)
    {
        ref var options = ref CollectionsMarshal.GetValueRefOrAddDefault(answers, item, out _);
        options ??= new Dictionary<string, int>(StringComparer.Ordinal);
        CollectionsMarshal.GetValueRefOrAddDefault(options, option, out _) += by;
    }

    /// <summary>Changes the number of reflections.</summary>
    public void AddReturns(int by) => Returns += by;

    /// <summary>Adds all counts of another tally.</summary>
    public void Add(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Returns += other.Returns;
        foreach (var (item, options) in other.answers)
        {
            foreach (var (option, count) in options)
            {
                Add(item, option, count);
            }
        }
    }

    /// <summary>True if all counts are the same.</summary>
    public bool SameAs(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Returns == other.Returns && Counts.ToHashSet().SetEquals(other.Counts);
    }
}
