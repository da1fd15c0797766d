using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>What every chart has beside its picture, so that nobody needs to see it.</summary>
/// <param name="Id">The chart's id on its page.</param>
/// <param name="Sentence">What it shows, in a sentence that is true: it stands above the picture and is its name.</param>
/// <param name="Table">The id of the table on the same page that has its numbers.</param>
internal sealed record ChartFrame(string Id, string Sentence, string Table);

/// <summary>
/// Draws charts as SVG that needs no script: bars, bars stacked to the whole, dots, and a line with its interval. They take numbers that
/// may be shown and no others (<see cref="ShownLine"/>). What is withheld is hatched, as far as it could reach, and is never drawn as small.
/// </summary>
internal sealed class ChartDrawing(Words words, IHttpContextAccessor http)
{
    private bool hasPatterns;

    /// <summary>Draws a bar for each number, of the whole.</summary>
    public IHtmlContent Bars(ChartFrame frame, IReadOnlyList<ChartRow> rows) =>
        Frame(frame, rows.Select(row => row.Share.IsOwn), BarChart.Draw(rows, words), rows.Any(row => row.Share.Count is null) ? [ChartKey.Withheld] : []);

    /// <summary>Draws a bar of full length for each group, stacked of its parts; what is withheld is a hatched piece at its end.</summary>
    /// <param name="frame">What stands beside it.</param>
    /// <param name="rows">The groups.</param>
    /// <param name="pieces">The parts, in the order in which they lie; what stands apart comes last and is drawn thinner.</param>
    /// <param name="labels">What is written on a piece.</param>
    /// <param name="hasKey">False if a key is on the page already.</param>
    public IHtmlContent Stacked(
        ChartFrame frame,
        IReadOnlyList<StackRow> rows,
        IReadOnlyList<ChartPiece> pieces,
        PieceLabels labels = PieceLabels.Percent,
        bool hasKey = true
    ) =>
        Frame(
            frame,
            rows.Select(row => row.Line?.IsOwn == true),
            StackedChart.Draw(rows, pieces, labels, words),
            hasKey ? StackedChart.Key(pieces, rows.Any(row => row.Line?.IsWithheld != false)) : []
        );

    /// <summary>Shows which shade is which, for stacked bars that have one key between them.</summary>
    public IHtmlContent Key(IReadOnlyList<ChartPiece> pieces) =>
        new HtmlContentBuilder().AppendHtml(Patterns()).AppendHtml(Drawn(StackedChart.Key(pieces, isWithheld: false)));

    /// <summary>Draws a dot for each number on a line of the whole; up to two on one line, which differ in shape.</summary>
    /// <param name="frame">What stands beside it.</param>
    /// <param name="rows">The lines.</param>
    /// <param name="series">What each dot of a line is; empty if there is one, which needs no key.</param>
    public IHtmlContent Dots(ChartFrame frame, IReadOnlyList<DotRow> rows, IReadOnlyList<string> series) =>
        Frame(
            frame,
            rows.SelectMany(row => row.Shares).Select(share => share?.IsOwn == true),
            DotChart.Draw(rows, words),
            [.. DotChart.Key(series), .. rows.Any(row => row.Shares.Any(share => share?.Count is null)) ? [ChartKey.Withheld] : Array.Empty<ChartKey>()]
        );

    /// <summary>
    /// Draws a share over time, each point with the interval that chance alone explains (see <see cref="ShownShare.Interval"/>). A point that
    /// is withheld breaks the line: nothing is drawn in its place or across it.
    /// </summary>
    public IHtmlContent Line(ChartFrame frame, IReadOnlyList<ChartRow> points) =>
        Frame(
            frame,
            points.Select(point => point.Share.IsOwn),
            LineChart.Draw(points, words),
            [ChartKey.Interval, .. points.Any(point => point.Share.Count is null) ? [ChartKey.Broken] : Array.Empty<ChartKey>()]
        );

    /// <summary>A share as it is printed: in whole per cent, and never as nobody or everyone if it is not.</summary>
    public static string Percent(ShownShare? share) =>
        share?.Part switch
        {
            null => share?.Count is null ? PublishedTable.Withheld : "0%",
            > 0 and < 0.01 => "<1%",
            > 0.99 and < 1 => ">99%",
            { } part => $"{Math.Round(part * 100, MidpointRounding.AwayFromZero):0}%",
        };

    private IHtmlContent Frame(ChartFrame frame, IEnumerable<bool> isOwn, IHtmlContent picture, IReadOnlyList<ChartKey> key)
    {
        // What belongs to somebody is not for everyone.
        if (isOwn.Any(own => own) && http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            throw new InvalidOperationException("A page for everyone draws numbers that were not protected.");
        }

        var says = $"{frame.Id}-says";
        return new HtmlContentBuilder()
            .AppendHtml(Patterns())
            .AppendHtml(
                new Element("div", "ls-chart")
                    .Set("id", frame.Id)
                    .Add(new Element("p", "ls-chart__says").Set("id", says).Add(frame.Sentence))
                    .Add(new Element("div", "ls-chart__picture").Set("role", "img").Set("aria-labelledby", says).Set("aria-details", frame.Table).Add(picture))
                    .Add(Drawn(key))
            );
    }

    private IHtmlContent Drawn(IReadOnlyList<ChartKey> key) =>
        key.Count == 0 ? HtmlString.Empty : new Element("ul", "ls-chart__key").Set("aria-hidden", "true").AddEach(key.Select(one => one.Draw(words)));

    // Every chart of a page is filled with the same.
    private IHtmlContent Patterns()
    {
        var first = !hasPatterns;
        hasPatterns = true;
        return first ? ChartPatterns.All : HtmlString.Empty;
    }
}
