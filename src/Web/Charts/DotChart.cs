using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>A dot for each share, on a line from nobody to everyone. The first of a line is a full circle and the second a hollow diamond.</summary>
internal static class DotChart
{
    private const int Height = 26;

    /// <summary>Draws the lines under each other.</summary>
    public static IHtmlContent Draw(IReadOnlyList<DotRow> rows, Words words) => new HtmlContentBuilder().AppendAll(rows.Select(row => Row(row, words)));

    /// <summary>The key of the dots.</summary>
    public static IReadOnlyList<ChartKey> Key(IReadOnlyList<string> series) =>
        [.. series.Select((name, place) => new ChartKey(Dot(place, 0.5, ChartKey.Height), name))];

    private static Element Row(DotRow row, Words words)
    {
        var drawing = Svg.Drawing("ls-chart__dots", Height).Add(Svg.Stroke("ls-chart__rail", 0, Height / 2, 1, Height / 2));
        drawing.AddEach(row.Shares.Where(share => share?.Count is null).Select(share => BarChart.Reach(share, (Height / 2) - 5, 10)));

        // The second lies under the first if both are at the same place.
        for (var place = row.Shares.Count - 1; place >= 0; place--)
        {
            if (row.Shares[place]?.Part is { } part)
            {
                drawing.Add(Dot(place, part, Height));
            }
        }

        var end = row.Shares is [var now, var before]
            ? words["charts.was", ChartDrawing.Percent(now), ChartDrawing.Percent(before)]
            : words["charts.percent-of", ChartDrawing.Percent(row.Shares[0]), PublishedTable.Print(row.Shares[0]?.Of)];
        return ChartLines.Row(row.Name, drawing, end);
    }

    private static Element Dot(int place, double at, int height) =>
        Svg.Place(at, height / 2.0)
            .Add(
                place == 0
                    ? new Element("circle", "ls-chart__dot").Set("r", "7")
                    : new Element("path", "ls-chart__dot ls-chart__dot--hollow").Set("d", "M0-8 8 0 0 8-8 0z")
            );
}
