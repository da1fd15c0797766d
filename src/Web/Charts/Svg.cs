using System.Globalization;
using Lodestar.Ui;

namespace Lodestar.Charts;

/// <summary>
/// Shapes of charts. Along a bar they are measured in per cent of its width and across it in pixels, so that a chart fits every window and
/// its text keeps its size.
/// </summary>
internal static class Svg
{
    /// <summary>A drawing as wide as its place. It says nothing by itself: the chart that it is in has a name.</summary>
    public static Element Drawing(string style, int height) => new Element("svg", style).Set("height", $"{height}");

    /// <summary>A rectangle over a part of the width.</summary>
    /// <param name="style">Its class.</param>
    /// <param name="from">The left edge, from 0 to 1.</param>
    /// <param name="width">How wide it is, from 0 to 1.</param>
    /// <param name="y">Its upper edge in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="fill">The id of a pattern that fills it; null if its class says what does.</param>
    public static Element Box(string style, double from, double width, int y, int height, string? fill = null) =>
        new Element("rect", style)
            .Set("x", Percent(from))
            .Set("width", Percent(width))
            .Set("y", y == 0 ? null : $"{y}")
            .Set("height", $"{height}")
            .Set("fill", fill is null ? null : $"url(#{fill})");

    /// <summary>A text whose middle is at a part of the width.</summary>
    public static Element Text(string style, double at, double y, string text) =>
        new Element("text", style).Set("x", Percent(at)).Set("y", Number(y)).Add(text);

    /// <summary>A place at a part of the width, from which its shapes are measured in pixels.</summary>
    public static Element Place(double at, double y) =>
        new Element("svg", "ls-chart__place").Set("x", Percent(at)).Set("y", Number(y)).Set("overflow", "visible").Set("width", "1").Set("height", "1");

    /// <summary>A straight line.</summary>
    public static Element Stroke(string style, double fromX, double fromY, double toX, double toY) =>
        new Element("line", style).Set("x1", Percent(fromX)).Set("y1", Number(fromY)).Set("x2", Percent(toX)).Set("y2", Number(toY));

    /// <summary>A part of the whole as an attribute has it.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.##}%");

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
