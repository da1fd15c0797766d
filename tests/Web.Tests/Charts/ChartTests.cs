using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace Lodestar.Charts;

public class ChartTests
{
    private static readonly ChartPiece[] Pieces =
    [
        new("a", "Never"),
        new("b", "Once"),
        new("c", "Often"),
        new("d", "I would rather not say", StandsApart: true),
    ];

    private static readonly Words English = new Languages(pseudo: false).English;

    private static readonly ChartFrame Frame = new("chart", "A sentence that is true.", "table");

    [Fact]
    public void A_withheld_value_is_never_drawn_as_small()
    {
        foreach (var line in Lines())
        {
            var rows = Bars(line).QuerySelectorAll(".ls-chart__row");

            Assert.All(line.Parts.Zip(rows).Where(one => one.First.Count is null), one =>
            {
                Assert.Empty(one.Second.QuerySelectorAll("rect.ls-chart__count"));
                Assert.Equal(line.Rest * 100.0 / line.Of, Percent(Assert.Single(one.Second.QuerySelectorAll("rect.ls-chart__withheld")), "width"), 0.01);
                Assert.Equal(PublishedTable.Withheld, one.Second.QuerySelector(".ls-chart__end")!.TextContent);
            });
        }
    }

    [Fact]
    public void Bars_of_groups_are_as_long_whatever_is_withheld()
    {
        foreach (var line in Lines())
        {
            var bar = Stacked(line).QuerySelector(".ls-chart__bar")!;
            var pieces = bar.QuerySelectorAll("rect").Select(piece => (From: Percent(piece, "x"), Width: Percent(piece, "width"))).ToList();

            Assert.Equal(100, pieces.Sum(piece => piece.Width), 0.03);
            Assert.All(pieces.Zip(pieces.Skip(1)), two => Assert.Equal(two.First.From + two.First.Width, two.Second.From, 0.03));
        }
    }

    [Fact]
    public void What_is_withheld_of_a_group_is_one_hatched_piece_at_its_end_and_in_the_key()
    {
        var drawn = Stacked(Line(50, 10, null, null, 4));

        var last = drawn.QuerySelectorAll(".ls-chart__bar rect").Last();
        Assert.Equal(("ls-chart__withheld", "url(#ls-hatch)", "72%"), (last.ClassName, last.GetAttribute("fill"), last.GetAttribute("width")));
        Assert.Contains(drawn.QuerySelectorAll(".ls-chart__key li"), line => line.TextContent.Contains(PublishedTable.Withheld, StringComparison.Ordinal));
        Assert.DoesNotContain(Stacked(Line(50, 10, 20, 16, 4)).QuerySelectorAll(".ls-chart__key li"), line =>
            line.TextContent.Contains(PublishedTable.Withheld, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_group_of_which_not_even_the_number_can_be_shown_is_all_hatched()
    {
        var row = Assert.Single(Render(Drawing().Stacked(Frame, [new StackRow("Group", null)], Pieces)).QuerySelectorAll(".ls-chart__row"));

        Assert.Equal("100%", Assert.Single(row.QuerySelectorAll("rect")).GetAttribute("width"));
        Assert.Equal("n = [c]", row.QuerySelector(".ls-chart__end")!.TextContent);
    }

    [Fact]
    public void An_answer_has_the_same_shade_in_every_bar_whatever_is_withheld_before_it()
    {
        var rows = Stacked(Line(50, 10, 20, 16, 4), Line(50, null, null, 40, 4), Line(50, null, 10, 20, null)).QuerySelectorAll(".ls-chart__bar");

        Assert.Equal(["ls-tone-1", "ls-tone-3", "ls-tone-5", "ls-chart__apart"], Styles(rows[0]));
        Assert.Equal(["ls-tone-5", "ls-chart__apart", "ls-chart__withheld"], Styles(rows[1]));
        Assert.Equal(["ls-tone-3", "ls-tone-5", "ls-chart__withheld"], Styles(rows[2]));

        static IEnumerable<string?> Styles(IElement bar) => bar.QuerySelectorAll("rect").Select(piece => piece.ClassName);
    }

    [Fact]
    public void A_refusal_stands_apart_and_is_never_the_darkest()
    {
        var refused = Stacked(Line(50, 1, 1, 1, 47)).QuerySelectorAll(".ls-chart__bar rect").Last();

        Assert.Equal("ls-chart__apart", refused.ClassName);
        Assert.True(int.Parse(refused.GetAttribute("height")!, CultureInfo.InvariantCulture) < 20);
    }

    [Fact]
    public void A_number_at_the_end_of_a_bar_says_what_it_is()
    {
        Assert.Equal("n = 50", Stacked(Line(50, 10, 20, 16, 4)).QuerySelector(".ls-chart__end")!.TextContent);
        Assert.Equal("10 (20%)", Bars(Line(50, 10, 20, 16, 4)).QuerySelector(".ls-chart__end")!.TextContent);
    }

    [Fact]
    public void A_withheld_point_breaks_the_line_and_is_not_interpolated()
    {
        var points = new[] { 20L, 25, (long?)null, 30, 35 }
            .Select(count => new ChartRow("Round", Line(50, count, count is null ? null : 50 - count).Share("a")))
            .ToList();

        var drawn = Render(Drawing().Line(Frame, points));

        Assert.Equal(["10%", "70%"], drawn.QuerySelectorAll("line.ls-chart__line").Select(line => line.GetAttribute("x1")));
        Assert.Equal(4, drawn.QuerySelectorAll(".ls-chart__plot .ls-chart__whisker").Length);
        Assert.Equal(4, drawn.QuerySelectorAll(".ls-chart__plot .ls-chart__dot").Length);
        Assert.Contains(drawn.QuerySelectorAll(".ls-chart__plot .ls-chart__value"), value => value.TextContent == PublishedTable.Withheld);
    }

    [Fact]
    public void Of_two_dots_the_second_differs_in_shape_and_a_withheld_one_is_hatched()
    {
        var drawn = Render(
            Drawing()
                .Dots(
                    Frame,
                    [
                        new DotRow("Never", Line(50, 10, 40).Share("a"), Line(40, 20, 20).Share("a")),
                        new DotRow("Once", Line(50, null, null).Share("a"), Line(40, 20, 20).Share("b")),
                    ],
                    ["Now", "Then"]
                )
        );

        var rows = drawn.QuerySelectorAll(".ls-chart__row");
        Assert.Single(rows[0].QuerySelectorAll("circle.ls-chart__dot"));
        Assert.Single(rows[0].QuerySelectorAll("path.ls-chart__dot--hollow"));
        Assert.Empty(rows[1].QuerySelectorAll("circle"));
        Assert.Equal("100%", Assert.Single(rows[1].QuerySelectorAll("rect.ls-chart__withheld")).GetAttribute("width"));
        Assert.Equal("20%, was 50%", rows[0].QuerySelector(".ls-chart__end")!.TextContent);
    }

    [Fact]
    public void A_chart_is_an_image_whose_name_is_its_sentence_and_leads_to_its_table()
    {
        var drawn = Bars(Line(50, 10, 20, 16, 4));

        var image = Assert.Single(drawn.QuerySelectorAll("[role=img]"));
        Assert.Equal(Frame.Sentence, drawn.QuerySelector($"#{image.GetAttribute("aria-labelledby")}")!.TextContent);
        Assert.Equal(Frame.Table, image.GetAttribute("aria-details"));
    }

    [Theory]
    [InlineData(0, 50, "0%"), InlineData(1, 400, "<1%"), InlineData(399, 400, ">99%"), InlineData(50, 50, "100%"), InlineData(1, 8, "13%")]
    public void A_share_is_never_printed_as_nobody_or_everyone_if_it_is_not(long count, long of, string printed) =>
        Assert.Equal(printed, ChartDrawing.Percent(Line(of, count, of - count).Share("a")));

    [Fact]
    public void What_is_somebodys_own_cannot_be_drawn_on_a_page_for_everyone()
    {
        var own = ShownLine.Own([new ShownPart("a", 3), new ShownPart("b", 1), new ShownPart("c", 0), new ShownPart("d", 4)]);
        var everyone = new DefaultHttpContext();
        everyone.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AllowAnonymousAttribute()), "page"));

        Assert.Throws<InvalidOperationException>(() => Drawing(everyone).Stacked(Frame, [new StackRow(null, own)], Pieces));
        Assert.NotNull(Drawing(new DefaultHttpContext()).Stacked(Frame, [new StackRow(null, own)], Pieces));
    }

    // Six parts of many people in every mixture of shown, withheld and nought.
    private static IEnumerable<ShownLine> Lines()
    {
        var random = new Random(29);
        for (var place = 0; place < 300; place++)
        {
            var counts = Pieces.Select(_ => (long)random.Next(1, 40)).ToList();
            yield return Line(counts.Sum(), [.. counts.Select(count => random.Next(3) == 0 ? (long?)null : count)]);
        }
    }

    private static ShownLine Line(long of, params long?[] counts) =>
        ShownLine.Published(of, counts.Select((count, place) => new ShownPart(Pieces[place].Code, count)), addsUp: true);

    private static IElement Bars(ShownLine line) =>
        Render(Drawing().Bars(Frame, [.. line.Parts.Select((part, place) => new ChartRow(Pieces[place].Name, line.Share(part.Code)))]));

    private static IElement Stacked(params ShownLine[] lines) =>
        Render(Drawing().Stacked(Frame, [.. lines.Select((line, place) => new StackRow($"Group {place}", line))], Pieces));

    private static ChartDrawing Drawing(HttpContext? http = null) => new(English, new HttpContextAccessor { HttpContext = http });

    private static IElement Render(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<main>{writer}</main>").QuerySelector("main")!;
    }

    private static double Percent(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);
}
