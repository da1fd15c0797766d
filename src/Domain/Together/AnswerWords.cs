using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>What kind of answer an organisation gives to an item.</summary>
public enum AnswerKind
{
    Level,

    /// <summary>'We do not know yet.'</summary>
    NotKnown,

    /// <summary>'This is not relevant to us', with a reason.</summary>
    NotRelevant,
}

/// <summary>How a version of an answer came about.</summary>
public enum AnswerOrigin
{
    /// <summary>Somebody wrote it.</summary>
    Written,

    /// <summary>It was carried forward from the last round, and somebody said that it is still true.</summary>
    StillTrue,

    /// <summary>It was corrected after it had been submitted, with a reason.</summary>
    Corrected,

    /// <summary>It was imported from a file, and somebody still has to confirm it.</summary>
    Imported,

    /// <summary>Somebody took words that pointed at a person out of it and of the versions before.</summary>
    TakenOut,
}

/// <summary>What somebody typed as the answer to an item.</summary>
/// <param name="Kind">The kind of answer; null while there are only words.</param>
/// <param name="Level">The level, from 1; only with <see cref="AnswerKind.Level"/>.</param>
/// <param name="Why">The reason for the level or, for an item that is not relevant, why it is not.</param>
/// <param name="WorksWell">What works well.</param>
/// <param name="Next">What we will do next.</param>
/// <param name="Evidence">Ids of the pointers to evidence.</param>
public sealed record AnswerWords(AnswerKind? Kind, int? Level, string Why, string WorksWell, string Next, IReadOnlyList<Guid> Evidence)
{
    /// <summary>The longest text in one box, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>An answer without anything in it.</summary>
    public static readonly AnswerWords Empty = new(null, null, "", "", "", []);

    /// <summary>True if it has a level or another kind, so that it counts as an answer.</summary>
    public bool IsAnswer => Kind is not null;

    /// <summary>Trims the texts and unifies their line ends, so that sending a form twice gives the same answer.</summary>
    public AnswerWords Tidy() =>
        this with
        {
            Level = Kind == AnswerKind.Level ? Level : null,
            Why = Tidy(Why),
            WorksWell = Tidy(WorksWell),
            Next = Tidy(Next),
            Evidence = [.. Evidence.Distinct()],
        };

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="levels">How many levels there are.</param>
    public IEnumerable<Problem> Problems(int levels)
    {
        if (Kind == AnswerKind.Level && (Level is null or < 1 || Level > levels))
        {
            yield return new Problem("Choice", "together.item.choose");
        }

        if (Kind == AnswerKind.NotRelevant && Why.Length == 0)
        {
            yield return new Problem(nameof(Why), "together.item.why-not");
        }

        foreach (var (field, text) in Texts.Where(one => one.Text.Length > Longest))
        {
            yield return new Problem(field, "together.item.long", Longest, text.Length);
        }
    }

    /// <summary>The texts with the names of their fields.</summary>
    public IReadOnlyList<(string Field, string Text)> Texts => [(nameof(Why), Why), (nameof(WorksWell), WorksWell), (nameof(Next), Next)];

    /// <summary>True if it says the same as another answer.</summary>
    public bool SaysTheSame(AnswerWords other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Kind, Level, Why, WorksWell, Next) == (other.Kind, other.Level, other.Why, other.WorksWell, other.Next)
            && Evidence.ToHashSet().SetEquals(other.Evidence);
    }

    private static string Tidy(string? text) => KeptText.Lines(text).Trim();
}
