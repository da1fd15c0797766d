using Lodestar.Kernel;

namespace Lodestar.Standards;

/// <summary>Something in a draft of local questions that must be fixed before it is published.</summary>
/// <param name="About">Id of the question or item.</param>
/// <param name="Problem">What is wrong, with the field's name as in <see cref="LocalQuestion"/> and <see cref="HelpText"/>; "Levels[2]" is the
/// third level.</param>
public sealed record LocalFault(string About, Problem Problem);

/// <summary>
/// Checks everything that must hold before local questions are asked: they are complete and short, nothing is said twice, and they pass the
/// checks of the pack.
/// </summary>
public static class LocalCheck
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 60;

    /// <summary>The longest text of one line, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text of several lines, in characters.</summary>
    public const int LongestText = 400;

    /// <summary>The longest example of evidence.</summary>
    public const int LongestExample = 100;

    /// <summary>How many examples of evidence there may be.</summary>
    public const int MostExamples = 6;

    /// <summary>All faults of a draft, question by question.</summary>
    /// <param name="source">The files of the pack that is served.</param>
    public static IReadOnlyList<LocalFault> Faults(PackSource source, Pack pack, LocalLayer draft)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(draft);
        var outside = Layering.LeftOut(pack, draft).ToHashSet();
        var faults = draft.Questions.SelectMany(question => Of(pack, draft, question)).ToList();
        faults.AddRange(draft.Help.Where(help => !outside.Contains(help.Item)).SelectMany(Of));

        // The checks of the pack need complete items.
        var whole = draft with
        {
            Questions = [.. draft.Questions.Where(question => faults.All(fault => fault.About != question.Id))],
            Help = [.. draft.Help.Where(help => !outside.Contains(help.Item))],
        };
        faults.AddRange(LocalSource.Faults(LocalSource.Above(source, whole)));
        return [.. faults.Distinct()];
    }

    private static IEnumerable<LocalFault> Of(Pack pack, LocalLayer draft, LocalQuestion question)
    {
        var levels = Enumerable
            .Range(0, pack.Standards.Levels.Count)
            .Select(place => ($"{nameof(question.Levels)}[{place}]", question.Levels.ElementAtOrDefault(place) ?? "", LongestLine));
        (string Field, string Text, int Longest)[] needed =
        [
            (nameof(question.Title), question.Title, LongestTitle),
            (nameof(question.Question), question.Question, LongestLine),
            .. levels,
            (nameof(question.Good), question.Good, LongestText),
            (nameof(question.NotYet), question.NotYet, LongestText),
            (nameof(question.Feedback), question.Feedback, LongestLine),
            (nameof(question.NextStep), question.NextStep, LongestLine),
        ];
        var faults = needed
            .Where(one => one.Text.Length == 0)
            .Select(one => new Problem(one.Field, "standards.local.check.empty"))
            .Concat(Texts([.. needed, (nameof(question.Hint), question.Hint, LongestLine)]))
            .Concat(Examples(question.Evidence, atLeastOne: true))
            .Concat(Twice(pack, draft, question))
            .ToList();
        if (pack.Standards.Standards.All(standard => standard.Id != question.Standard))
        {
            faults.Add(new Problem(nameof(question.Standard), "standards.local.check.standard"));
        }

        if (question.Tags.Count == 0 && pack.Info.Tags.Count > 0)
        {
            faults.Add(new Problem(nameof(question.Tags), "standards.local.check.tags"));
        }

        return faults.Select(problem => new LocalFault(question.Id, problem));
    }

    private static IEnumerable<LocalFault> Of(HelpText help) =>
        Texts([
                (nameof(help.Hint), help.Hint, LongestLine),
                (nameof(help.Why), help.Why, LongestText),
                (nameof(help.Good), help.Good, LongestText),
                (nameof(help.Poor), help.Poor, LongestText),
            ])
            .Concat(Examples(help.Evidence, atLeastOne: false))
            .Select(problem => new LocalFault(help.Item, problem));

    private static IEnumerable<Problem> Texts(IEnumerable<(string Field, string Text, int Longest)> texts) =>
        from one in texts
        let blaming = BlamingWords.In(one.Text)
        where one.Text.Length > one.Longest || blaming is not null
        select blaming is not null
            ? new Problem(one.Field, "standards.local.check.blaming", blaming)
            : new Problem(one.Field, "standards.local.check.long", one.Longest);

    private static IEnumerable<Problem> Examples(IReadOnlyList<string> examples, bool atLeastOne)
    {
        const string Field = nameof(LocalQuestion.Evidence);
        if (atLeastOne && examples.Count == 0)
        {
            return [new Problem(Field, "standards.local.check.example")];
        }

        return examples.Count > MostExamples || examples.Any(example => example.Length > LongestExample)
            ? [new Problem(Field, "standards.local.check.examples", MostExamples, LongestExample)]
            : Texts(examples.Select(example => (Field, example, LongestExample))).Take(1);
    }

    // No question may be asked twice.
    private static IEnumerable<Problem> Twice(Pack pack, LocalLayer draft, LocalQuestion question)
    {
        var others = (pack.Organisation?.Items ?? [])
            .Where(item => LocalQuestion.IsId(item.Id) == false)
            .Select(item => (item.Id, item.Title, item.Question))
            .Concat(draft.Questions.Where(one => one.Id != question.Id).Select(one => (one.Id, one.Title, one.Question)))
            .ToList();
        if (others.FirstOrDefault(other => question.Question.Length > 0 && Same(other.Question, question.Question)) is { Id: { } asked })
        {
            yield return new Problem(nameof(question.Question), "standards.local.check.asked", asked);
        }

        if (others.FirstOrDefault(other => question.Title.Length > 0 && Same(other.Title, question.Title)) is { Id: { } titled })
        {
            yield return new Problem(nameof(question.Title), "standards.local.check.titled", titled);
        }

        for (var place = 1; place < question.Levels.Count; place++)
        {
            if (question.Levels[place].Length > 0 && question.Levels.Take(place).Any(level => Same(level, question.Levels[place])))
            {
                yield return new Problem($"{nameof(question.Levels)}[{place}]", "standards.local.check.level");
            }
        }
    }

    private static bool Same(string one, string other) =>
        string.Equals(one.TrimEnd('?', '.', ' '), other.TrimEnd('?', '.', ' '), StringComparison.OrdinalIgnoreCase);
}
