namespace Lodestar.Statistics;

/// <summary>One cell is the sum of others.</summary>
/// <param name="Total">The cell that is the sum.</param>
/// <param name="Parts">The cells it is the sum of.</param>
public sealed record Sum(string Total, IReadOnlyList<string> Parts);

/// <summary>
/// Counts of people or answers, with every margin that will be shown beside them. It is never published itself: see
/// <see cref="Disclosure.Protect"/>.
/// </summary>
public sealed record CountTable
{
    /// <param name="cells">Each cell's count by its id, in the order in which they are printed.</param>
    /// <param name="sums">Every sum that a reader can work out.</param>
    /// <exception cref="ArgumentException">A count is negative, a sum names an unknown cell, or a sum does not add up.</exception>
    public CountTable(IReadOnlyDictionary<string, long> cells, IReadOnlyList<Sum> sums)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(sums);
        if (cells.FirstOrDefault(cell => cell.Value is < 0 or > MostInACell) is { Key: { } id })
        {
            throw new ArgumentException($"The count of '{id}' is not between 0 and {MostInACell}.", nameof(cells));
        }

        foreach (var sum in sums)
        {
            if (sum.Parts.Append(sum.Total).FirstOrDefault(part => !cells.ContainsKey(part)) is { } unknown)
            {
                throw new ArgumentException($"The sum of '{sum.Total}' names '{unknown}', which is no cell.", nameof(sums));
            }

            if (sum.Parts.Sum(part => cells[part]) != cells[sum.Total])
            {
                throw new ArgumentException($"'{sum.Total}' is not the sum of its parts.", nameof(sums));
            }
        }

        Cells = cells;
        Sums = sums;
    }

    /// <summary>The largest count of a cell.</summary>
    public const long MostInACell = 1_000_000_000_000;

    /// <summary>Each cell's count by its id.</summary>
    public IReadOnlyDictionary<string, long> Cells { get; }

    /// <summary>Every sum that a reader can work out.</summary>
    public IReadOnlyList<Sum> Sums { get; }
}

/// <summary>The rule for what must not be disclosed.</summary>
public sealed record DisclosureRule
{
    /// <summary>The lowest threshold there is. A partnership may raise it, never lower it.</summary>
    public const int LeastThreshold = 5;

    /// <param name="threshold">Counts below it are withheld; at least <see cref="LeastThreshold"/>.</param>
    /// <param name="zerosPublished">True if a count of zero is shown.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is too low.</exception>
    public DisclosureRule(int threshold = LeastThreshold, bool zerosPublished = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, LeastThreshold);
        Threshold = threshold;
        ZerosPublished = zerosPublished;
    }

    /// <summary>Counts below it are withheld.</summary>
    public int Threshold { get; }

    /// <summary>True if a count of zero is shown.</summary>
    public bool ZerosPublished { get; }

    /// <summary>The smallest count that a withheld cell can have, as every reader knows.</summary>
    internal long Least => ZerosPublished ? 1 : 0;

    /// <summary>True for a count that must be withheld because of its size.</summary>
    internal bool IsSmall(long count) => count >= Least && count < Threshold;
}

/// <summary>
/// A table that may be published. A withheld cell has no value, and nothing says whether it was small. Only <see cref="Disclosure"/> makes one.
/// </summary>
public sealed record PublishedTable
{
    /// <summary>What is printed for a withheld cell.</summary>
    public const string Withheld = "[c]";

    internal PublishedTable(IReadOnlyDictionary<string, long?> cells, IReadOnlyList<Sum> sums, DisclosureRule rule) =>
        (Cells, Sums, Rule) = (cells, sums, rule);

    /// <summary>Each cell's count by its id, in the order of the table; null for a withheld cell.</summary>
    public IReadOnlyDictionary<string, long?> Cells { get; }

    /// <summary>The sums of the table.</summary>
    public IReadOnlyList<Sum> Sums { get; }

    /// <summary>The rule under which it was protected.</summary>
    public DisclosureRule Rule { get; }

    /// <summary>How many cells are withheld.</summary>
    public int WithheldCells => Cells.Count(cell => cell.Value is null);

    /// <summary>What is printed for a cell.</summary>
    public string Print(string cell) => Print(Cells[cell]);

    /// <summary>What is printed for a count, or for one that is withheld.</summary>
    public static string Print(long? count) => count?.ToString("N0") ?? Withheld;
}
