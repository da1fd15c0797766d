using Lodestar.Charts;
using Lodestar.Statistics;
using Lodestar.Ui;

namespace Lodestar.Practice.Figures;

/// <summary>Says in sentences what figures show. None is untrue: what is withheld is never counted as little, and every share has its base.</summary>
internal sealed class FigureSentences(FigureNames names, Words words)
{
    /// <summary>The answer that was given most, of all that are shown; and, for a long scale, its bands.</summary>
    public string Everyone(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var line = item.Everyone;
        if (line.Of == 0)
        {
            return words["practice.figures.nobody"];
        }

        return Together(
            line.Largest() is [_, ..] largest ? Largest(item, largest) : words["practice.figures.none-shown"],
            item.Bands.Count > 0 ? words["practice.figures.bands", string.Join("; ", item.Bands.Select(band => Band(item, band)))] : "",
            line.AddsUp ? "" : words["practice.figures.several-answers"],
            item.LeftOut > 0 ? words["practice.figures.left-out-of-item", Number(item.LeftOut)] : ""
        );
    }

    /// <summary>From where to where the share of the answer that is followed goes, in the groups that show it.</summary>
    public string ByGroup(ShownItem item, Grouping by)
    {
        ArgumentNullException.ThrowIfNull(item);
        var shares = item
            .Groups.Where(group => group.Column.By == by)
            .Select(group => group.Line is { } line ? item.Banded(line).Share(item.Followed) : null)
            .Where(share => share is not { Of: 0 })
            .ToList();
        var shown = shares.OfType<ShownShare>().Where(share => share.Part is not null).OrderBy(share => share.Part).ToList();
        var (heading, answer) = (words[Heading(by)], NameOf(item, item.Followed));
        if (shown.Count == 0)
        {
            return Together(words["practice.figures.range-withheld", heading, answer], Base(item));
        }

        var (low, high) = (ChartDrawing.Percent(shown[0]), ChartDrawing.Percent(shown[^1]));
        return Together(
            low == high ? words["practice.figures.range-same", heading, low, answer] : words["practice.figures.range", heading, low, high, answer],
            shown.Count < shares.Count ? words["practice.figures.range-hidden", shares.Count - shown.Count, shares.Count] : "",
            Base(item)
        );
    }

    /// <summary>The share of the answer that is followed, this time and last time.</summary>
    public string Since(ShownItem now, ShownItem before, string title)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        var (share, last) = (now.Banded(now.Everyone).Share(now.Followed), before.Banded(before.Everyone).Share(now.Followed));
        return words["practice.figures.since", NameOf(now, now.Followed), Percent(share), Percent(last), title];
    }

    /// <summary>The share of the highest band, round by round.</summary>
    public string OverTime(ShownItem item, IEnumerable<ChartRow> points) =>
        words[
            "practice.figures.over-time",
            NameOf(item, item.Followed),
            string.Join(", ", points.Select(point => words["practice.figures.in-round", Percent(point.Share), point.Name]))
        ];

    /// <summary>The highest band of a scale, for the summary, and what it was in the round before; empty if it is withheld.</summary>
    public string ScaleInShort(ShownItem item, ShownItem? before)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Banded(item.Everyone).Share(item.Followed) is not { Part: not null } share)
        {
            return "";
        }

        var last = before?.Banded(before.Everyone).Share(item.Followed);
        return Together(
            words["practice.figures.short-scale", Percent(share), Number(share.Of), NameOf(item, item.Followed), item.Asked.Question],
            last?.Part is null ? "" : words["practice.figures.short-was", Percent(last)]
        );
    }

    /// <summary>Who stands well with an item, for the summary.</summary>
    /// <param name="key">The words for it.</param>
    /// <param name="item">What was asked.</param>
    /// <param name="share">How many do.</param>
    public string SureInShort(string key, ShownItem item, ShownShare share) =>
        words[
            key,
            item.Asked.Question,
            Percent(share),
            Number(share.Of),
            item.Sure.Select(code => words["practice.figures.quoted", names.Of(item.Asked, code)])
                .Aggregate((one, next) => words["practice.figures.or", one, next])
        ];

    /// <summary>The name of an answer or band of an item.</summary>
    public string NameOf(ShownItem item, string code) =>
        item.Bands.FirstOrDefault(band => band.Code == code) is { } band ? names.Of(band) : names.Of(item.Asked, code);

    /// <summary>The key of the words that stand over a grouping.</summary>
    public static string Heading(Grouping by) => by == Grouping.District ? "practice.figures.by-district" : "practice.figures.by-sector";

    private string Largest(ShownItem item, IReadOnlyList<ShownPart> largest)
    {
        var (line, share) = (item.Everyone, item.Everyone.Share(largest[0].Code));
        var said = largest
            .Select(part => words["practice.figures.quoted", names.Of(item.Asked, part.Code)])
            .Aggregate((one, next) => words["practice.figures.as-many", one, next]);
        var (key, shown) =
            largest.Count > 1 ? ("practice.figures.each", "practice.figures.each-shown") : ("practice.figures.most", "practice.figures.most-shown");
        return Together(
            words[item.LeftOut > 0 ? "practice.figures.said-answered" : "practice.figures.said", Number(share.Count!.Value), Number(line.Of), said],
            share.Count == share.Of ? "" : words[line.MayHideTheLargest() ? shown : key, Percent(share)]
        );
    }

    private string Band(ShownItem item, Band band) =>
        words["practice.figures.band-share", names.Of(band), Percent(item.Banded(item.Everyone).Share(band.Code))];

    private string Base(ShownItem item) => item.IsOfAnswered ? "" : words["practice.figures.of-everyone"];

    private static string Percent(ShownShare share) => ChartDrawing.Percent(share);

    private static string Number(long count) => count.ToString("N0");

    private static string Together(params IEnumerable<string> sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
}
