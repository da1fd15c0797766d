using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.OtherAudits;

/// <summary>Writes all answers of a reflection as one table.</summary>
internal static class AnswerTable
{
    private static readonly (string Key, int Width)[] Columns =
    [
        ("standard", 22),
        ("item", 8),
        ("item-title", 26),
        ("level", 20),
        ("why", 40),
        ("works-well", 40),
        ("next", 40),
        ("evidence", 40),
        ("origin", 18),
        ("by", 18),
        ("at", 14),
    ];

    /// <summary>Makes the table. Items without an answer have a row too.</summary>
    public static Worksheet Of(TeamView open, IReadOnlyDictionary<string, TeamAnswer> newest, IReadOnlyList<EvidencePointer> pointers, Words words) =>
        new(
            open.Round.Title,
            [.. Columns.Select(column => new WorksheetColumn(words[$"other-audits.column.{column.Key}"], column.Width))],
            [
                .. from standard in open.Pack.Standards.Standards
                from item in open.Items
                where item.Standard == standard.Id
                let answer = newest.GetValueOrDefault(item.Id)
                select (IReadOnlyList<object?>)(
                    answer is null
                        ? [standard.Title, item.Id, item.Title, words["together.state.open"], .. Enumerable.Repeat<object?>(element: null, Columns.Length - 4)]
                        :
                        [
                            standard.Title,
                            item.Id,
                            item.Title,
                            ShownAnswer.TextOf(open.Pack, answer.Words, words),
                            answer.Why,
                            answer.WorksWell,
                            answer.Next,
                            string.Join("\n", pointers.Where(pointer => answer.Words.Evidence.Contains(pointer.Id)).Select(AuditAnswers.TableLine)),
                            words[$"other-audits.origin.{ReflectionFiles.Code(answer.Origin)}"],
                            answer.ByName,
                            Kernel.Week.DayOf(answer.At),
                        ]
                ),
            ]
        );
}
