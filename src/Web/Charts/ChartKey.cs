using Lodestar.Ui;

namespace Lodestar.Charts;

/// <summary>One line of a key: a sign as the chart has it, and what it means.</summary>
/// <param name="Sign">The sign, 28 by 18 pixels.</param>
/// <param name="Name">What it means.</param>
/// <param name="Words">The key of its words, if it has no name of its own.</param>
internal sealed record ChartKey(Element Sign, string? Name, string? Words = null)
{
    /// <summary>How high a sign is, in pixels.</summary>
    public const int Height = 18;

    /// <summary>What is withheld, in every chart that has bars or dots.</summary>
    public static ChartKey Withheld => new(Svg.Box("ls-chart__withheld", 0, 1, 0, Height, ChartPatterns.Hatch), null, "charts.withheld");

    /// <summary>What is withheld of stacked bars.</summary>
    public static ChartKey Rest => new(Svg.Box("ls-chart__withheld", 0, 1, 0, Height, ChartPatterns.Hatch), null, "charts.rest");

    /// <summary>The interval of a point.</summary>
    public static ChartKey Interval => new(LineChart.Whisker(0.5, Height / 2.0, 1, Height - 1), null, "charts.interval");

    /// <summary>A point that is withheld.</summary>
    public static ChartKey Broken => new(Svg.Text("ls-chart__value", 0.5, Height - 4, Statistics.PublishedTable.Withheld), null, "charts.broken");

    /// <summary>Makes the sign with its words, as an item of a list.</summary>
    public Element Draw(Words words) =>
        new Element("li").Add(new Element("svg", "ls-chart__sign").Set("height", $"{Height}").Add(Sign)).Add(new Element("span").Add(Name ?? words[Words!]));
}
