using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.OtherAudits;

/// <summary>What an item says about a theme of another audit.</summary>
/// <param name="Rag">Its level in the words that audits use, never a colour alone.</param>
/// <param name="Shown">The answer; null if there is none, or only an unconfirmed one.</param>
internal sealed record AuditAnswer(OrganisationItem Item, string Rag, ShownAnswer? Shown);

/// <summary>What an organisation's reflection already answers of another audit.</summary>
internal sealed record AuditAnswers(OtherAudit Audit, IReadOnlyList<(OtherTheme Theme, IReadOnlyList<AuditAnswer> Answers)> Themes)
{
    /// <summary>Collects the answers to each theme.</summary>
    /// <param name="pack">The pack of the reflection.</param>
    /// <param name="newest">The newest version of every answer.</param>
    /// <param name="pointers">The organisation's pointers to evidence.</param>
    /// <param name="words">The words of the interface.</param>
    public static AuditAnswers Of(
        OtherAudit audit,
        Pack pack,
        IReadOnlyDictionary<string, TeamAnswer> newest,
        IReadOnlyList<EvidencePointer> pointers,
        Words words
    )
    {
        return new AuditAnswers(audit, [.. audit.Themes.Select(theme => (theme, (IReadOnlyList<AuditAnswer>)[.. theme.Items.Select(Answer)]))]);

        AuditAnswer Answer(OrganisationItem item) =>
            newest.GetValueOrDefault(item.Id) switch
            {
                null => new AuditAnswer(item, words["other-audits.no-answer"], Shown: null),
                { Waits: true } => new AuditAnswer(item, words["other-audits.unconfirmed"], Shown: null),
                var answer => new AuditAnswer(item, Rag(answer.Words), ShownAnswer.Of(pack, answer.Words, pointers, words)),
            };

        string Rag(AnswerWords answer) =>
            answer.Kind == AnswerKind.Level
                ? pack.Standards.Levels.FirstOrDefault(level => level.Number == answer.Level)?.AuditWords ?? ""
                : ShownAnswer.TextOf(pack, answer, words);
    }

    /// <summary>Makes one sheet with a row for each item of each theme. A theme without items has a row that says so.</summary>
    public Worksheet Sheet(Words words) =>
        new(
            Audit.Title,
            [.. Columns.Select(column => new WorksheetColumn(words[$"other-audits.column.{column.Key}"], column.Width))],
            [.. from theme in Themes from answer in theme.Answers.DefaultIfEmpty() select Row(theme.Theme, answer, words)]
        );

    /// <summary>Makes a document that can be sent on.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="words">The words of the interface.</param>
    public IReadOnlyList<TextBlock> Document(TeamView open, Words words)
    {
        List<TextBlock> blocks =
        [
            new TextHeading(1, words["other-audits.document.title", Audit.Title, open.Organisation.Name]),
            new TextParagraph(words["other-audits.document.lead", open.Round.Title, words.Day(open.Today)]),
            new TextParagraph(Audit.Note, Quiet: true),
            new TextParagraph(
                words["other-audits.rag-key", string.Join("; ", open.Pack.Standards.Levels.Select(level => $"{level.Name}: {level.AuditWords}"))],
                Quiet: true
            ),
        ];
        foreach (var (theme, answers) in Themes)
        {
            blocks.Add(new TextHeading(2, $"{theme.Id} {theme.Title}"));
            blocks.Add(new TextParagraph(Sentence(answers, words)));
            foreach (var answer in answers)
            {
                blocks.Add(new TextHeading(3, $"{answer.Item.Id} {answer.Item.Title}: {answer.Rag}"));
                blocks.Add(new TextParagraph(answer.Item.Question, Quiet: true));
                if (answer.Shown is { } shown && Parts(shown, words).ToList() is { Count: > 0 } parts)
                {
                    blocks.Add(new TextTable([new("", 24), new(words["other-audits.column.says"], 76)], parts));
                }
            }
        }

        return blocks;
    }

    /// <summary>The state of a theme, as a sentence.</summary>
    public static string Sentence(IReadOnlyList<AuditAnswer> answers, Words words) =>
        answers.Count == 0
            ? words["other-audits.no-item"]
            : words[
                "other-audits.theme-sentence",
                answers.Count,
                string.Join(", ", answers.GroupBy(answer => answer.Rag).Select(same => words["other-audits.count", same.Count(), same.Key]))
            ];

    /// <summary>A pointer as a line of a cell that can be imported again as it is.</summary>
    public static string TableLine(EvidencePointer pointer) => EvidenceLine.Of(pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn);

    private static readonly (string Key, int Width)[] Columns =
    [
        ("theme", 10),
        ("theme-title", 26),
        ("item", 8),
        ("item-title", 26),
        ("rag", 18),
        ("why", 40),
        ("works-well", 40),
        ("next", 40),
        ("evidence", 40),
    ];

    // A pointer as a line for reading.
    private static string Line(EvidencePointer pointer, Words words) =>
        pointer.ReviewOn is { } day
            ? words["other-audits.pointer-review", pointer.What, pointer.Held, words.Day(day)]
            : words["other-audits.pointer", pointer.What, pointer.Held];

    private static IReadOnlyList<object?> Row(OtherTheme theme, AuditAnswer? answer, Words words) =>
        answer is null
            ? [theme.Id, theme.Title, null, null, words["other-audits.no-item"], null, null, null, null]
            :
            [
                theme.Id,
                theme.Title,
                answer.Item.Id,
                answer.Item.Title,
                answer.Rag,
                answer.Shown?.Words.Why,
                answer.Shown?.Words.WorksWell,
                answer.Shown?.Words.Next,
                string.Join("\n", answer.Shown?.Evidence.Select(TableLine) ?? []),
            ];

    private static IEnumerable<IReadOnlyList<string>> Parts(ShownAnswer shown, Words words) =>
        from part in new[]
        {
            ("together.words.why", shown.Words.Why),
            ("together.words.works-well", shown.Words.WorksWell),
            ("together.words.next", shown.Words.Next),
            ("together.words.evidence", string.Join("\n", shown.Evidence.Select(pointer => Line(pointer, words)))),
        }
        where part.Item2.Length > 0
        select (IReadOnlyList<string>)[words[part.Item1], part.Item2];
}
