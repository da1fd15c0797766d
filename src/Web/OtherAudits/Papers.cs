using System.Text.Json;
using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Ui;

namespace Lodestar.OtherAudits;

/// <summary>Writes a working paper of the pack as a document, a workbook or JSON.</summary>
internal static class Papers
{
    /// <summary>The paper as a document.</summary>
    public static IReadOnlyList<TextBlock> Document(WorkingPaper paper, Pack pack, Words words)
    {
        List<TextBlock> blocks =
        [
            new TextHeading(1, paper.Title),
            new TextParagraph(paper.Lead),
            new TextParagraph(words["other-audits.paper.draft-note", paper.Note], Quiet: true),
        ];
        if (paper.Steps.Count > 0)
        {
            blocks.Add(
                new TextTable(
                    [new(words["other-audits.paper.found"], 30), new(words["other-audits.paper.next-step"], 70)],
                    [.. paper.Steps.Select(step => (IReadOnlyList<string>)[step.Found, step.NextStep])]
                )
            );
        }

        foreach (var section in paper.Sections)
        {
            blocks.Add(new TextHeading(2, section.Title));
            foreach (var line in section.Lines)
            {
                blocks.Add(new TextHeading(3, line.Text));
                blocks.AddRange(Help(line).Select(text => new TextParagraph(text)));
                blocks.Add(new TextParagraph(About(line, pack, words), Quiet: true));
                var columns = paper.FillIn.Select(column => new WorksheetColumn(column, 30));
                blocks.Add(
                    paper.Groups.Count == 0
                        ? new TextTable(
                            [.. columns],
                            [
                                [.. paper.FillIn.Select(_ => "\n")],
                            ]
                        )
                        : new TextTable(
                            [new("", 20), .. columns],
                            [.. paper.Groups.Select(one => (IReadOnlyList<string>)[one, .. paper.FillIn.Select(_ => "")])]
                        )
                );
            }
        }

        blocks.Add(new TextParagraph($"{pack.Info.Credit} {pack.Info.Licence}", Quiet: true));
        return blocks;
    }

    /// <summary>The paper as a workbook: one sheet to fill in, and one with the next steps.</summary>
    public static IReadOnlyList<Worksheet> Workbook(WorkingPaper paper, Pack pack, Words words)
    {
        // Without groups each line is there once, without a cell for the group.
        IReadOnlyList<object?[]> groups =
            paper.Groups.Count > 0
                ? [.. paper.Groups.Select(one => new object?[] { one })]
                :
                [
                    [],
                ];
        List<WorksheetColumn> columns = [new(words["other-audits.paper.section"], 22), new(paper.About, 44)];
        columns.AddRange(groups[0].Select(_ => new WorksheetColumn(words["other-audits.paper.group"], 16)));
        columns.Add(new WorksheetColumn(words["other-audits.paper.guidance"], 44));
        columns.AddRange(paper.FillIn.Select(column => new WorksheetColumn(column, 28)));
        columns.Add(new WorksheetColumn(words["other-audits.paper.items"], 34));
        var work = new Worksheet(
            paper.Title,
            columns,
            [
                .. from section in paper.Sections
                from line in section.Lines
                from cells in groups
                select (IReadOnlyList<object?>)
                    [section.Title, line.Text, .. cells, string.Join("\n", Help(line)), .. paper.FillIn.Select(_ => (object?)null), Items(line, pack)],
            ]
        );
        return paper.Steps.Count == 0
            ? [work]
            :
            [
                work,
                new Worksheet(
                    words["other-audits.paper.next-step"],
                    [new(words["other-audits.paper.found"], 30), new(words["other-audits.paper.next-step"], 70)],
                    [.. paper.Steps.Select(step => (IReadOnlyList<object?>)[step.Found, step.NextStep])]
                ),
            ];
    }

    /// <summary>The paper as JSON, for another program to build a form from.</summary>
    public static byte[] Json(WorkingPaper paper, Pack pack) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                paper.Id,
                paper.Title,
                paper.Lead,
                Status = "draft",
                paper.Note,
                Pack = new FilePack(pack.Info.Id, pack.Info.Version),
                pack.Info.Licence,
                pack.Info.Credit,
                paper.FillIn,
                paper.Groups,
                paper.Steps,
                Sections = paper.Sections.Select(section => new
                {
                    section.Title,
                    Lines = section.Lines.Select(line => new
                    {
                        line.Id,
                        line.Text,
                        line.Guidance,
                        line.Actions,
                        Items = line.Items.Select(item => new
                        {
                            Id = item,
                            Item(pack, item)?.Title,
                            Item(pack, item)?.Section11,
                        }),
                    }),
                }),
            },
            ReflectionFiles.Form
        );

    /// <summary>The items that ask more about a line, on one line.</summary>
    public static string About(PaperLine line, Pack pack, Words words) => words["other-audits.paper.about-items", Items(line, pack)];

    private static IEnumerable<string> Help(PaperLine line) =>
        (line.Guidance is { } guidance ? [guidance] : Array.Empty<string>()).Concat(line.Actions.Select(action => $"• {action}"));

    private static string Items(PaperLine line, Pack pack) => string.Join(", ", line.Items.Select(item => $"{item} {Item(pack, item)?.Title}".Trim()));

    private static OrganisationItem? Item(Pack pack, string id) => pack.Organisation?.Items.FirstOrDefault(item => item.Id == id);
}
