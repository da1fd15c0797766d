using System.Globalization;
using System.Text;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Figures.Pages;

/// <summary>
/// The page of the pooled figures of a round: a chart, a sentence and a table for each item. Districts are in the pack's order and are never
/// ranked.
/// </summary>
[AllowAnonymous]
internal sealed class FigureViewPage(ReflectionRounds rounds, PublishedFigures figures, Packs packs, QuestionControls questions, Words words) : PageModel
{
    // Each name is on the page many times.
    private readonly Dictionary<(Grouping By, string Code), string> groupNames = [];
    private readonly Dictionary<string, Dictionary<string, string>> answerNames = [];

    public Round Round { get; private set; } = null!;

    /// <summary>What is published; null if too few took part, or if it is still to come.</summary>
    public Showing? Showing { get; private set; }

    public bool IsOpen { get; private set; }

    /// <summary>True between the end of a round and the night in which its figures are made.</summary>
    public bool IsToCome { get; private set; }

    public Pack Pack { get; private set; } = null!;

    public PersonReflection Reflection { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid round, CancellationToken stop)
    {
        if (await rounds.ByIdAsync(round, stop) is not { } found)
        {
            return NotFound();
        }

        Round = found;
        Pack = packs.Version(Round.PackVersion, words.Language);
        Reflection = Pack.Reflection(Round.Reflection);
        IsOpen = !Round.IsOverOn(rounds.Today);
        Showing = await figures.OfAsync(Round, stop);
        IsToCome = Showing is null && !IsOpen && !await figures.IsMadeAsync(Round, stop);
        return Page();
    }

    /// <summary>The name of a column, which is one group or several together.</summary>
    public string NameOf(FigureColumn column) =>
        string.Join(
            " + ",
            column.Codes.Select(code =>
                groupNames.TryGetValue((column.By, code), out var name) ? name : groupNames[(column.By, code)] = NameOf(column.By, code)
            )
        );

    /// <summary>The words of an answer.</summary>
    public string NameOf(ItemFigures item, FigureRow row)
    {
        if (!answerNames.TryGetValue(item.Item, out var names))
        {
            answerNames[item.Item] = names = AnswerCheck
                .Choices(Pack, Reflection, Reflection.Find(item.Item)!)
                .ToDictionary(choice => choice.Code, questions.Label);
        }

        return row.Option == GroupTallies.NoAnswer ? words["practice.figures.no-answer"] : names.GetValueOrDefault(row.Option, row.Option);
    }

    /// <summary>The answer that was given most often, in a sentence; empty if that is withheld.</summary>
    public string SentenceOf(ItemFigures item)
    {
        var answered = item.Rows.Where(row => row.Option != GroupTallies.NoAnswer).ToList();
        var most = answered.Where(row => row.All > 0).MaxBy(row => row.All);
        return most is null ? "" : words["practice.figures.sentence", item.Of ?? Showing!.Figures.Returns, NameOf(item, most), most.All!];
    }

    /// <summary>The answers that have an order, from the first to the last.</summary>
    public static IReadOnlyList<FigureRow> Ordered(ItemFigures item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Rows.Where(row => row.Option is not (GroupTallies.NoAnswer or Item.NotSure))];
    }

    /// <summary>The groups by which an item is shown; none if only everybody's answers can be shown.</summary>
    public static IReadOnlyList<FigureColumn> ColumnsOf(ItemFigures item, RoundFigures figures)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(figures);
        return item.Rows is [{ Columns.Count: > 0 }, ..] ? figures.Columns : [];
    }

    /// <summary>A count as it is printed.</summary>
    public static string Print(long? count) => count?.ToString("N0") ?? Statistics.PublishedTable.Withheld;

    /// <summary>A bar of how the answers of one group are spread, from the first to the last. Withheld answers leave a gap at the end.</summary>
    public static HtmlString BarOf(ItemFigures item, int returns, int column)
    {
        var (bar, at, rows) = (new StringBuilder(), 0L, Ordered(item));
        for (var place = 0; place < rows.Count; place++)
        {
            if (rows[place].Columns[column] is > 0 and var count)
            {
                bar.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{at}\" width=\"{count}\" height=\"10\" fill-opacity=\"{0.2 + (0.8 * place / Math.Max(1, rows.Count - 1)):0.00}\"/>"
                );
                at += count;
            }
        }

        return new HtmlString($"<svg viewBox=\"0 0 {returns} 10\" preserveAspectRatio=\"none\" focusable=\"false\">{bar}</svg>");
    }

    // A group is named after the answer that makes it.
    private string NameOf(Grouping by, string code)
    {
        var kind = by == Grouping.District ? ItemKind.Districts : ItemKind.Sector;
        var asked = Reflection.Items.FirstOrDefault(item => item.Kind == kind);
        var label = asked is null
            ? null
            : AnswerCheck.Choices(Pack, Reflection, asked).Where(choice => choice.Code == code).Select(questions.Label).FirstOrDefault();
        return label ?? words[code == "several" ? "practice.figures.several" : "practice.figures.not-said"];
    }
}
