using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Charts;

/// <summary>
/// A bar of full length for each group. A part has the same shade in every bar; what stands apart comes after them and is thinner; what is
/// withheld comes last, hatched, and has all that is left.
/// </summary>
internal static class StackedChart
{
    private const int Height = 28;
    private const int Shades = 5;
    private const int Textures = 3;

    // Narrower pieces have no room for their number, which the table has.
    private const double LeastWithLabel = 0.12;

    /// <summary>Draws the bars under each other.</summary>
    public static IHtmlContent Draw(IReadOnlyList<StackRow> rows, IReadOnlyList<ChartPiece> pieces, PieceLabels labels, Words words) =>
        new HtmlContentBuilder().AppendAll(
            rows.Select(row => ChartLines.Row(row.Name, Bar(row.Line, pieces, labels), words["charts.n", PublishedTable.Print(row.Line?.Of)]))
        );

    /// <summary>The key of these pieces.</summary>
    public static IReadOnlyList<ChartKey> Key(IReadOnlyList<ChartPiece> pieces, bool isWithheld) =>
        [
            .. pieces.Select((piece, place) => new ChartKey(Piece(pieces, place, 0, 1, ChartKey.Height), piece.Name)),
            .. isWithheld ? [ChartKey.Rest] : Array.Empty<ChartKey>(),
        ];

    private static Element Bar(ShownLine? line, IReadOnlyList<ChartPiece> pieces, PieceLabels labels)
    {
        var (bar, at, texts) = (Svg.Drawing("ls-chart__bar", Height), 0.0, new List<Element>());
        if (line is null)
        {
            return bar.Add(Svg.Box("ls-chart__withheld", 0, 1, 0, Height, ChartPatterns.Hatch))
                .Add(Svg.Text("ls-chart__label ls-chart__label--apart", 0.5, (Height / 2) + 5, PublishedTable.Withheld));
        }

        for (var place = 0; place < pieces.Count; place++)
        {
            var share = line.Share(pieces[place].Code);
            if (share.Part is > 0 and var width)
            {
                bar.Add(Piece(pieces, place, at, width, Height));
                Label(
                    at,
                    width,
                    labels == PieceLabels.Count ? $"{share.Count}" : ChartDrawing.Percent(share),
                    pieces[place].StandsApart ? "apart"
                        : Tone(pieces, place) > 3 ? "light"
                        : null
                );
                at += width;
            }
        }

        if (line.IsWithheld && line.Of > 0)
        {
            var rest = (double)line.Rest / line.Of;
            bar.Add(Svg.Box("ls-chart__withheld", at, rest, 0, Height, ChartPatterns.Hatch));
            Label(at, rest, PublishedTable.Withheld, "apart");
        }

        // Words lie over all pieces, so that none is cut off.
        return bar.AddEach(texts);

        void Label(double from, double width, string text, string? kind)
        {
            if (width >= LeastWithLabel)
            {
                texts.Add(Svg.Text(kind is null ? "ls-chart__label" : $"ls-chart__label ls-chart__label--{kind}", from + (width / 2), (Height / 2) + 5, text));
            }
        }
    }

    private static Element Piece(IReadOnlyList<ChartPiece> pieces, int place, double at, double width, int height)
    {
        if (!pieces[place].StandsApart)
        {
            return Svg.Box($"ls-tone-{Tone(pieces, place)}", at, width, 0, height);
        }

        var nth = pieces.Take(place).Count(piece => piece.StandsApart);
        return Svg.Box("ls-chart__apart", at, width, height / 4, height / 2, $"ls-apart-{1 + (nth % Textures)}");
    }

    // From the lightest to the darkest, whatever their number.
    private static int Tone(IReadOnlyList<ChartPiece> pieces, int place)
    {
        var steps = pieces.Count(piece => !piece.StandsApart) - 1;
        return steps <= 0 ? Shades : 1 + (int)Math.Round((Shades - 1.0) * place / steps, MidpointRounding.AwayFromZero);
    }
}
