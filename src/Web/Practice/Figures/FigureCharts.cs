using Lodestar.Charts;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Practice.Figures;

/// <summary>A round whose figures stand beside those of a later one.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Items">What is shown of its items, by id.</param>
internal sealed record EarlierRound(string Title, IReadOnlyDictionary<string, ShownItem> Items);

/// <summary>
/// Chooses the charts of an item: how everybody answered, how groups did, and how it was before. Groups are in the pack's order and are never ranked.
/// </summary>
internal sealed class FigureCharts(FigureNames names, FigureSentences sentences, ChartDrawing charts, Words words)
{
    /// <summary>How everybody answered: a bar for each answer.</summary>
    public IHtmlContent Everyone(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var rows = item.Everyone.Parts.Select(part => new ChartRow(names.Of(item.Asked, part.Code), item.Everyone.Share(part.Code)));
        return charts.Bars(Frame(item, "everyone", sentences.Everyone(item)), [.. rows]);
    }

    /// <summary>How each group answered: stacked, or for knowledge how many gave the best answer. Null for what neither would be true of.</summary>
    public IHtmlContent? ByGroup(ShownItem item, Grouping by)
    {
        ArgumentNullException.ThrowIfNull(item);
        var groups = item
            .Groups.Where(group => group.Column.By == by)
            .Select(group => (Name: names.Of(group.Column), group.Line))
            .Prepend((Name: words["practice.figures.everyone"], Line: (ShownLine?)item.Everyone))
            .ToList();
        if (item.Everyone.Of == 0 || groups.Count == 1)
        {
            return null;
        }

        var frame = Frame(item, by == Grouping.District ? "district" : "sector", sentences.ByGroup(item, by));
        if (item.Best is { } best)
        {
            return charts.Dots(frame, [.. groups.Select(group => new DotRow(group.Name, group.Line?.Share(best)))], []);
        }

        return item.IsStacked
            ? charts.Stacked(frame, [.. groups.Select(group => new StackRow(group.Name, group.Line is null ? null : item.Banded(group.Line)))], Pieces(item))
            : null;
    }

    /// <summary>
    /// How it was before: of a long scale the highest band, round by round, if that is shown; else each answer, this time and last time. Null if
    /// nothing compares.
    /// </summary>
    /// <param name="item">The item now.</param>
    /// <param name="title">The name of its round.</param>
    /// <param name="earlier">Earlier rounds, the newest first.</param>
    public IHtmlContent? Before(ShownItem item, string title, IReadOnlyList<EarlierRound> earlier)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(earlier);
        var before = (
            from round in earlier
            let same = round.Items.GetValueOrDefault(item.Asked.Id)
            where same is not null && same.IsAskedLike(item) && same.Everyone.Of > 0
            select (round.Title, Item: same)
        ).ToList();
        if (before.Count == 0 || item.Everyone.Of == 0)
        {
            return null;
        }

        if (item.Bands.Count > 0)
        {
            var points = before
                .AsEnumerable()
                .Reverse()
                .Append((Title: title, Item: item))
                .Select(one => new ChartRow(one.Title, one.Item.Banded(one.Item.Everyone).Share(item.Followed)))
                .ToList();

            // A line has two ends.
            if (points.Count(point => point.Share.Part is not null) > 1)
            {
                return charts.Line(Frame(item, "before", sentences.OverTime(item, points)), points);
            }
        }

        var (then, last) = before[0];
        var rows = item.Everyone.Parts.Select(part => new DotRow(
            names.Of(item.Asked, part.Code),
            item.Everyone.Share(part.Code),
            last.Everyone.Share(part.Code)
        ));
        return charts.Dots(Frame(item, "before", sentences.Since(item, last, then)), [.. rows], [title, then]);
    }

    private static ChartFrame Frame(ShownItem item, string which, string sentence) => new($"{item.Asked.Id}-{which}", sentence, $"{item.Asked.Id}-table");

    private List<ChartPiece> Pieces(ShownItem item) =>
        [
            .. item.Ordered.Select(code => new ChartPiece(code, sentences.NameOf(item, code))),
            .. item.Apart.Select(code => new ChartPiece(code, names.Of(item.Asked, code), StandsApart: true)),
            .. item.IsOfAnswered ? Array.Empty<ChartPiece>() : [new ChartPiece(GroupTallies.NoAnswer, words["practice.figures.no-answer"], StandsApart: true)],
        ];
}
