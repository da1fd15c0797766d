using Lodestar.Charts;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Figures.Pages;

/// <summary>An item as the page shows it.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Shown">What is shown of it; null if nothing can be.</param>
/// <param name="Figures">What was published of it.</param>
internal sealed record FigureItem(Item Asked, ShownItem? Shown, ItemFigures Figures);

/// <summary>A line of the summary.</summary>
/// <param name="Item">The id of the item that it is about.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Sentence">What it says.</param>
internal sealed record FigureInShort(string Item, string Question, string Sentence);

/// <summary>
/// The page of the pooled figures of a round: in short, then for each item charts with a sentence and a table. Districts are in the pack's order and
/// are never ranked.
/// </summary>
[AllowAnonymous]
internal sealed class FigureViewPage(
    ReflectionRounds rounds,
    PublishedFigures figures,
    Packs packs,
    QuestionControls questions,
    ChartDrawing drawing,
    Words words
) : PageModel
{
    private const int RoundsBefore = 5;
    private const int ScalesInShort = 3;

    private FigureSentences sentences = null!;
    private PersonReflection reflection = null!;

    public Round Round { get; private set; } = null!;

    /// <summary>What is published; null if too few took part, or if it is to come.</summary>
    public Showing? Showing { get; private set; }

    public bool IsOpen { get; private set; }

    /// <summary>True between the end of a round and the night in which its figures are made.</summary>
    public bool IsToCome { get; private set; }

    public FigureNames Names { get; private set; } = null!;

    /// <summary>Draws them.</summary>
    public FigureCharts Charts { get; private set; } = null!;

    /// <summary>The items, by section.</summary>
    public IReadOnlyList<(Section Section, IReadOnlyList<FigureItem> Items)> Sections { get; private set; } = [];

    /// <summary>Earlier rounds whose figures stand beside these, the newest first; none while a round is open.</summary>
    public IReadOnlyList<EarlierRound> Earlier { get; private set; } = [];

    /// <summary>The name of the column of those who work in several districts; null if there is none.</summary>
    public string? SeveralDistricts =>
        Showing!.Figures.Columns.FirstOrDefault(column => column.By == Grouping.District && column.Codes.Contains(FigureNames.Several)) is { } column
            ? Names.Of(column)
            : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid round, CancellationToken stop)
    {
        if (await rounds.ByIdAsync(round, stop) is not { } found)
        {
            return NotFound();
        }

        Round = found;
        IsOpen = !Round.IsOverOn(rounds.Today);
        Showing = await figures.OfAsync(Round, stop);
        IsToCome = Showing is null && !IsOpen && !await figures.IsMadeAsync(Round, stop);
        if (Showing is null)
        {
            return Page();
        }

        var pack = packs.Version(Round.PackVersion, words.Language);
        reflection = pack.Reflection(Round.Reflection);
        Names = new FigureNames(pack, reflection, questions, words);
        sentences = new FigureSentences(Names, words);
        Charts = new FigureCharts(Names, sentences, drawing, words);
        var shown = ShownOf(pack, reflection, Showing.Figures);
        Sections =
        [
            .. from item in Showing.Figures.Items
            let asked = reflection.Find(item.Item)!
            group new FigureItem(asked, shown.GetValueOrDefault(item.Item), item) by reflection.SectionOf(asked) into section
            select (section.Key, (IReadOnlyList<FigureItem>)[.. section]),
        ];
        Earlier = IsOpen ? [] : [.. (await figures.BeforeAsync(Round, RoundsBefore, stop)).Select(EarlierOf)];
        return Page();
    }

    /// <summary>About five sentences: the highest band of the scales, and what most and fewest feel sure of.</summary>
    public IEnumerable<FigureInShort> InShort()
    {
        var all = Sections
            .SelectMany(section => section.Items)
            .Select(item => item.Shown)
            .OfType<ShownItem>()
            .Where(item => item.IsOfAnswered && item.Everyone.Of > 0)
            .ToList();
        foreach (var item in all.Where(item => item.Bands.Count > 0).Take(ScalesInShort))
        {
            var before = Earlier.Select(round => round.Items.GetValueOrDefault(item.Asked.Id)).FirstOrDefault();
            if (sentences.ScaleInShort(item, before?.IsAskedLike(item) == true ? before : null) is { Length: > 0 } sentence)
            {
                yield return Line(item, sentence);
            }
        }

        // Items that share a list of answers can be told in one breath.
        var sure = (
            from item in all
            where item.Asked.AnswerList is not null && item.Sure.Count > 0
            let share = item.Everyone.Together([new Band("sure", item.Sure)]).Share("sure")
            where share.Part is not null
            orderby share.Part descending
            select (Item: item, Share: share)
        ).ToList();
        if (sure.Count > 1 && sure[0].Share.Part > sure[^1].Share.Part)
        {
            yield return Line(sure[0].Item, sentences.SureInShort("practice.figures.short-most", sure[0].Item, sure[0].Share));
            yield return Line(sure[^1].Item, sentences.SureInShort("practice.figures.short-least", sure[^1].Item, sure[^1].Share));
        }

        static FigureInShort Line(ShownItem item, string sentence) => new(item.Asked.Id, item.Asked.Question, sentence);
    }

    /// <summary>The groups of an item's table with their places among the columns, by grouping; none of a grouping in which nobody named a group.</summary>
    public IEnumerable<IGrouping<Grouping, (FigureColumn Column, int Place)>> GroupsOf(FigureItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Showing!
            .Figures.Columns.Select((column, place) => (Column: column, Place: place))
            .Where(one => item.Shown?.Groups.Any(group => group.Column == one.Column) == true)
            .GroupBy(one => one.Column.By);
    }

    private EarlierRound EarlierOf((Round Round, Showing Showing) one)
    {
        var pack = packs.Version(one.Round.PackVersion, words.Language);
        return new EarlierRound(one.Round.Title, ShownOf(pack, pack.Reflection(one.Round.Reflection), one.Showing.Figures));
    }

    private static Dictionary<string, ShownItem> ShownOf(Pack pack, PersonReflection reflection, RoundFigures figures) =>
        (
            from item in figures.Items
            let asked = reflection.Find(item.Item)!
            select ShownItem.Of(figures, item, asked, AnswerCheck.Choices(pack, reflection, asked))
        )
            .OfType<ShownItem>()
            .ToDictionary(item => item.Asked.Id);
}
