using Lodestar.Kernel;
using Lodestar.Standards;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>An answer as it is in an imported file.</summary>
/// <param name="Line">The line of the table, or the number of the answer in a JSON file.</param>
/// <param name="Item">Id of the item that it answers.</param>
/// <param name="Words">What it says.</param>
/// <param name="Evidence">The pointers to evidence that it names.</param>
public sealed record BroughtAnswer(int Line, string Item, AnswerWords Words, IReadOnlyList<FilePointer> Evidence)
{
    /// <summary>Every text in it, each with a field name of its own.</summary>
    public IReadOnlyList<(string Field, string? Text)> Texts =>
        [
            .. Words.Texts.Select(one => (one.Field, (string?)one.Text)),
            .. Evidence.SelectMany(
                (pointer, place) => new (string, string?)[] { ($"What{place}", pointer.What), ($"Held{place}", pointer.Held), ($"Owner{place}", pointer.Owner) }
            ),
        ];

    /// <summary>What is wrong with it as an answer; null if nothing is.</summary>
    /// <param name="levels">How many levels there are.</param>
    public Problem? Wrong(int levels) =>
        Words.Kind is null && Words.Texts.All(one => one.Text.Length == 0) && Evidence.Count == 0
            ? new Problem("", "other-audits.refused.empty")
            : Words.Problems(levels).FirstOrDefault()
                ?? (
                    Evidence.Any(pointer =>
                        pointer.What.Trim().Length is 0 or > PointerLimits.LongestText
                        || pointer.Held.Trim().Length is 0 or > PointerLimits.LongestText
                        || pointer.Owner.Trim().Length > PointerLimits.LongestOwner
                    )
                        ? new Problem("", "other-audits.refused.evidence", PointerLimits.LongestText)
                        : null
                );
}

/// <summary>A row that is not imported, and why.</summary>
/// <param name="Line">The line of the table, or the number of the answer in a JSON file.</param>
/// <param name="About">The item, theme or other text that the row names.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record RefusedRow(int Line, string About, Problem Why);

/// <summary>What a file holds for a reflection, after its rows were read.</summary>
/// <param name="Refused">Every row that was refused, and why.</param>
public sealed record BroughtIn(IReadOnlyList<BroughtAnswer> Answers, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>The organisation that the file says it is from; null if it does not say.</summary>
    public string? From { get; init; }

    /// <summary>Reads the answers of a whole-reflection file.</summary>
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="given">The pack in which the answers were given. A partnership's own question is recognised by its words.</param>
    /// <param name="answers">The answers with their numbers; null for one that cannot be read.</param>
    /// <param name="pointers">The pointers of the file.</param>
    public static BroughtIn Of(Pack pack, FilePack given, IEnumerable<(int Line, FileAnswer? Answer)> answers, IReadOnlyList<FilePointer> pointers)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(pointers);
        var now = new Dictionary<string, string>();
        foreach (var item in pack.Organisation?.Items ?? [])
        {
            var was = pack.LocalQuestion(item.Id) is null
                ? MappingRules.ComparesWith(pack, item.Id, given.Version)
                : given.Questions?.FirstOrDefault(question => question.Question == item.Question)?.Item;
            if (was is not null)
            {
                now[was] = item.Id;
            }
        }

        var (read, refused) = (new List<BroughtAnswer>(), new List<RefusedRow>());
        foreach (var (line, answer) in answers)
        {
            if (answer?.Item is not { } was)
            {
                refused.Add(new RefusedRow(line, "", new Problem("", "other-audits.refused.unreadable")));
            }
            else if (!now.TryGetValue(was, out var item))
            {
                refused.Add(
                    new RefusedRow(
                        line,
                        was,
                        new Problem("", LocalQuestion.IsId(was) ? "other-audits.refused.local-item" : "other-audits.refused.unknown-item")
                    )
                );
            }
            else if (answer.Evidence.FirstOrDefault(key => pointers.All(pointer => pointer.Key != key)) is { } missing)
            {
                refused.Add(new RefusedRow(line, was, new Problem("", "other-audits.refused.no-pointer", missing)));
            }
            else
            {
                read.Add(
                    new BroughtAnswer(line, item, answer.Words, [.. answer.Evidence.Distinct().Select(key => pointers.First(pointer => pointer.Key == key))])
                );
            }
        }

        return new BroughtIn(read, refused).Once();
    }

    /// <summary>Keeps each item once: if two rows answer the same item, the first stays.</summary>
    public BroughtIn Once()
    {
        var first = new Dictionary<string, int>();
        var (kept, refused) = (new List<BroughtAnswer>(), Refused.ToList());
        foreach (var answer in Answers)
        {
            if (first.TryAdd(answer.Item, answer.Line))
            {
                kept.Add(answer);
            }
            else
            {
                refused.Add(new RefusedRow(answer.Line, answer.Item, new Problem("", "other-audits.refused.twice", first[answer.Item])));
            }
        }

        return this with
        {
            Answers = kept,
            Refused = [.. refused.OrderBy(row => row.Line)],
        };
    }

    /// <summary>Refuses further rows by a rule.</summary>
    /// <param name="rule">Says what is wrong with an answer; returns null if nothing is.</param>
    public BroughtIn Without(Func<BroughtAnswer, Problem?> rule)
    {
        var judged = Answers.Select(answer => (answer, why: rule(answer))).ToList();
        return this with
        {
            Answers = [.. judged.Where(one => one.why is null).Select(one => one.answer)],
            Refused =
            [
                .. Refused
                    .Concat(judged.Where(one => one.why is not null).Select(one => new RefusedRow(one.answer.Line, one.answer.Item, one.why!)))
                    .OrderBy(row => row.Line),
            ],
        };
    }
}
