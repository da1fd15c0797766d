using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;

namespace Lodestar.Practice.Figures;

/// <summary>What answers and groups are called: the same in sentences, charts and tables.</summary>
internal sealed class FigureNames(Pack pack, PersonReflection reflection, QuestionControls questions, Words words)
{
    /// <summary>The group of those who work in several districts.</summary>
    public const string Several = "several";

    // Each name stands on the page many times.
    private readonly Dictionary<(Grouping By, string Code), string> groups = [];
    private readonly Dictionary<string, Dictionary<string, string>> answers = [];

    /// <summary>The name of a column: a group, or several together.</summary>
    public string Of(FigureColumn column) => string.Join(" + ", column.Codes.Select(code => OfGroup(column.By, code)));

    /// <summary>The words of an answer, or of a band of a scale.</summary>
    public string Of(Item item, string code)
    {
        if (!answers.TryGetValue(item.Id, out var names))
        {
            answers[item.Id] = names = AnswerCheck.Choices(pack, reflection, item).ToDictionary(choice => choice.Code, questions.Label);
        }

        return code == GroupTallies.NoAnswer ? words["practice.figures.no-answer"] : names.GetValueOrDefault(code, code);
    }

    /// <summary>The words of numbers of a scale that are read together.</summary>
    public string Of(Band band) => words["practice.figures.band", band.Codes[0], band.Codes[^1]];

    /// <summary>The name of a group, which has the words of the answer that makes it.</summary>
    public string OfGroup(Grouping by, string code) => groups.TryGetValue((by, code), out var name) ? name : groups[(by, code)] = Find(by, code);

    private string Find(Grouping by, string code)
    {
        var kind = by == Grouping.District ? ItemKind.Districts : ItemKind.Sector;
        var asked = reflection.Items.FirstOrDefault(item => item.Kind == kind);
        var label = asked is null
            ? null
            : AnswerCheck.Choices(pack, reflection, asked).Where(choice => choice.Code == code).Select(questions.Label).FirstOrDefault();
        return label ?? words[code == Several ? "practice.figures.several" : "practice.figures.not-said"];
    }
}
