using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>What kind of answer an organisation gives to an item.</summary>
public enum AnswerKind
{
    /// <summary>One of the levels.</summary>
    Level,

    /// <summary>We do not know yet.</summary>
    NotKnown,

    /// <summary>Not relevant to us, with a reason.</summary>
    NotRelevant,
}

/// <summary>How a version of an answer came about.</summary>
public enum AnswerOrigin
{
    /// <summary>Somebody wrote it.</summary>
    Written,

    /// <summary>It came forward from the last round, and somebody said that it is still true.</summary>
    StillTrue,

    /// <summary>It was corrected after it had been submitted, with a reason.</summary>
    Corrected,

    /// <summary>It was brought in from a file, and somebody still has to confirm it.</summary>
    Imported,

    /// <summary>Somebody took words out of the versions before it, which pointed at a person.</summary>
    TakenOut,
}

/// <summary>What somebody typed as the answer to an item.</summary>
/// <param name="Kind">The kind of answer; null while there are words only.</param>
/// <param name="Level">The level from 1; only with <see cref="AnswerKind.Level"/>.</param>
/// <param name="Why">Why; for an item that is not relevant, the reason.</param>
/// <param name="WorksWell">What works well.</param>
/// <param name="Next">What we will do next.</param>
/// <param name="Evidence">Ids of the pointers to evidence.</param>
public sealed record AnswerWords(AnswerKind? Kind, int? Level, string Why, string WorksWell, string Next, IReadOnlyList<Guid> Evidence)
{
    /// <summary>The longest text in one box, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>Nothing yet.</summary>
    public static readonly AnswerWords Empty = new(null, null, "", "", "", []);

    /// <summary>True where it counts as an answer: one that was brought in counts once it is confirmed.</summary>
    public bool IsAnswer => Kind is not null;

    /// <summary>The same without blanks around, and with one kind of line ends, so that a form sent again is the same.</summary>
    public AnswerWords Tidy() =>
        this with
        {
            Level = Kind == AnswerKind.Level ? Level : null,
            Why = Tidy(Why),
            WorksWell = Tidy(WorksWell),
            Next = Tidy(Next),
            Evidence = [.. Evidence.Distinct()],
        };

    /// <summary>All that is wrong with it.</summary>
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

    /// <summary>True where it says the same as another.</summary>
    public bool SaysTheSame(AnswerWords other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Kind, Level, Why, WorksWell, Next) == (other.Kind, other.Level, other.Why, other.WorksWell, other.Next)
            && Evidence.ToHashSet().SetEquals(other.Evidence);
    }

    private static string Tidy(string? text) => KeptText.Lines(text).Trim();
}
