using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>A share over time, each point with its interval. The names of the points stand under it as text that wraps.</summary>
internal static class LineChart
{
    private const int Top = 26;
    private const int Plot = 180;

    private static readonly double[] Wholes = [0.1, 0.25, 0.5, 1];

    /// <summary>Draws the line.</summary>
    public static IHtmlContent Draw(IReadOnlyList<ChartRow> points, Words words)
    {
        var drawing = Svg.Drawing("ls-chart__plot", Top + Plot + 6);
        // As much of the whole as the intervals need, always from nobody.
        var whole = Wholes.First(whole => points.All(point => (point.Share.Interval?.High ?? 0) <= whole));
        foreach (var level in new[] { 0, whole / 2, whole })
        {
            drawing.Add(Svg.Stroke(level == 0 ? "ls-chart__axis" : "ls-chart__grid", 0, Y(level), 1, Y(level)));
            drawing.Add(
                new Element("text", "ls-chart__level").Set("x", "2").Set("y", $"{Y(level) - 4}").Add(FormattableString.Invariant($"{level * 100:0.#}%"))
            );
        }

        // The line breaks at what is withheld, and is not drawn across it.
        for (var place = 1; place < points.Count; place++)
        {
            if (points[place - 1].Share.Part is { } from && points[place].Share.Part is { } to)
            {
                drawing.Add(Svg.Stroke("ls-chart__line", X(place - 1), Y(from), X(place), Y(to)));
            }
        }

        drawing.AddEach(points.SelectMany((point, place) => Point(point, X(place), Y)));
        return new HtmlContentBuilder()
            .AppendHtml(drawing)
            .AppendHtml(
                new Element("div", "ls-chart__places").AddEach(
                    points.Select(point =>
                        new Element("span").Add(point.Name).Add(new Element("span", "ls-chart__n").Add(words["charts.n", point.Share.Of.ToString("N0")]))
                    )
                )
            );

        double X(int place) => (place + 0.5) / points.Count;

        double Y(double share) => Top + (Plot * (1 - (share / whole)));
    }

    /// <summary>The upright line of an interval, with a foot at each end.</summary>
    public static Element Whisker(double at, double y, double high, double low) =>
        Svg.Place(at, y)
            .Add(new Element("path", "ls-chart__whisker").Set("d", FormattableString.Invariant($"M-6 {high - y:0.#}h12m-6 0V{low - y:0.#}m-6 0h12")));

    private static IEnumerable<Element> Point(ChartRow point, double x, Func<double, double> y)
    {
        if (point.Share is not { Part: { } part, Interval: { } interval })
        {
            yield return Svg.Text("ls-chart__value", x, y(0) - 8, PublishedTable.Withheld);
            yield break;
        }

        yield return Whisker(x, y(part), y(interval.High), y(interval.Low));
        yield return Svg.Place(x, y(part)).Add(new Element("circle", "ls-chart__dot").Set("r", "6"));
        yield return Svg.Text("ls-chart__value", x, y(interval.High) - 8, ChartDrawing.Percent(point.Share));
    }
}
