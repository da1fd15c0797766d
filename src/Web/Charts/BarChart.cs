using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>A bar for each number. The full width is the whole, in every chart of this kind, so that bars can be read across charts.</summary>
internal static class BarChart
{
    private const int Height = 20;

    /// <summary>Draws the bars under each other.</summary>
    public static IHtmlContent Draw(IReadOnlyList<ChartRow> rows, Words words) => new HtmlContentBuilder().AppendAll(rows.Select(row => Row(row, words)));

    private static Element Row(ChartRow row, Words words)
    {
        var (share, bar) = (row.Share, Svg.Drawing("ls-chart__bar", Height));
        if (share.Count is null)
        {
            bar.Add(Reach(share, 0, Height));
        }
        else if (share.Part is > 0 and var part)
        {
            bar.Add(Svg.Box("ls-chart__count", 0, part, 0, Height));
        }

        var value = share.Count is { } count ? words["charts.of-people", count.ToString("N0"), ChartDrawing.Percent(share)] : PublishedTable.Withheld;
        return ChartLines.Row(row.Name, bar, value);
    }

    /// <summary>The hatching of a number that is withheld: it lies somewhere in it.</summary>
    public static Element Reach(ShownShare? share, int y, int height) =>
        Svg.Box("ls-chart__withheld", 0, share is { Of: > 0 } ? (double)share.Most / share.Of : 1, y, height, ChartPatterns.Hatch);
}

/// <summary>Lines of a chart: a name, a drawing, and what is written at its end.</summary>
internal static class ChartLines
{
    /// <summary>One line.</summary>
    public static Element Row(string? name, Element drawing, string end) =>
        new Element("div", name is null ? "ls-chart__row ls-chart__row--bare" : "ls-chart__row")
            .Add(name is null ? null : new Element("span", "ls-chart__name").Add(name))
            .Add(drawing)
            .Add(new Element("span", "ls-chart__end").Add(end));

    /// <summary>Adds each of them.</summary>
    public static HtmlContentBuilder AppendAll(this HtmlContentBuilder content, IEnumerable<Element> elements)
    {
        foreach (var element in elements)
        {
            content.AppendHtml(element);
        }

        return content;
    }
}
