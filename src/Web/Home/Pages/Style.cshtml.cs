using Lodestar.Charts;
using Lodestar.Kernel;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Home.Pages;

/// <summary>A page with every component in all its states. It exists only with sample data.</summary>
[AllowAnonymous]
internal sealed class StylePage(Settings settings, ChartDrawing drawing, Words words) : PageModel
{
    /// <summary>The colours, by name.</summary>
    public static readonly (string Name, string Hex)[] Colours =
    [
        ("ink", "#14253f"),
        ("soft ink", "#45546b"),
        ("teal", "#0b6b66"),
        ("teal tint", "#e4f1ef"),
        ("paper", "#fbf8f1"),
        ("line", "#ddd5c5"),
        ("sun", "#f6b93b"),
        ("sun tint", "#fef3d6"),
        ("rose", "#a8231c"),
        ("link", "#0b5f8a"),
        ("focus", "#ffd449"),
    ];

    // Invented counts, protected as any others are: two of the answers are withheld in one group.
    private static readonly PublishedTable Invented = Disclosure.Protect(
        new CountTable(
            new OrderedDictionary<string, long>
            {
                ["a|1"] = 14,
                ["a|2"] = 21,
                ["a|3"] = 15,
                ["a"] = 50,
                ["b|1"] = 3,
                ["b|2"] = 17,
                ["b|3"] = 20,
                ["b"] = 40,
            },
            [new Sum("a", ["a|1", "a|2", "a|3"]), new Sum("b", ["b|1", "b|2", "b|3"])]
        ),
        new DisclosureRule(),
        new HashSet<string> { "a", "b" }
    );

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Choice { get; set; } = "";

    [BindProperty]
    public string Listed { get; set; } = "";

    [BindProperty(Name = nameof(Several))]
    public IReadOnlyList<string> Several { get; set; } = [];

    [BindProperty(BinderType = typeof(DateParts))]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!settings.Sample)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>One chart of each kind.</summary>
    public IEnumerable<IHtmlContent> Charts()
    {
        var lines = Invented.Sums.Select(sum => ShownLine.From(Invented, sum)).ToList();
        var rows = lines[1].Parts.Select((part, place) => new ChartRow(Answers[place], lines[1].Share(part.Code))).ToList();
        yield return drawing.Bars(Frame("bars"), rows);
        yield return drawing.Stacked(
            Frame("stacked"),
            [
                new StackRow(words["home.style.one"], lines[0].Together(Alike(lines[0]))),
                new StackRow(words["home.style.two"], lines[1].Together(Alike(lines[1]))),
            ],
            [.. Answers.Select((answer, place) => new ChartPiece($"{place}", answer, StandsApart: place == 2))]
        );
        yield return drawing.Dots(
            Frame("dots"),
            [.. Answers.Select((answer, place) => new DotRow(answer, lines[0].Share($"a|{place + 1}"), lines[1].Share($"b|{place + 1}")))],
            [words["home.style.one"], words["home.style.two"]]
        );
        yield return drawing.Line(
            Frame("line"),
            [.. lines[0].Parts.Select((part, place) => new ChartRow(Answers[place], lines[0].Share(part.Code))), rows[2], rows[1]]
        );

        // The same answers of both groups, under the same codes.
        static IReadOnlyList<Band> Alike(ShownLine line) => [.. line.Parts.Select((part, place) => new Band($"{place}", [part.Code]))];

        ChartFrame Frame(string kind) => new($"chart-{kind}", words["home.style.sentence"], "chart-numbers");
    }

    /// <summary>The numbers of the charts.</summary>
    public TableOptions ChartTable() =>
        new()
        {
            Caption = words["home.style.table"],
            FirstCellIsHeader = true,
            Rows =
            [
                .. Answers.Select(
                    (answer, place) => new[] { answer, Invented.Print($"a|{place + 1}"), Invented.Print($"b|{place + 1}") }.Select(Cell).ToList()
                ),
            ],
            Attributes = new Attributes { ["id"] = "chart-numbers" },
        };

    private string[] Answers => [words["home.style.one"], words["home.style.two"], words["home.style.several"]];

    private static TableCell Cell(string text) => new() { Text = text };

    /// <summary>Answers every form with an error beside each field, so that the states can be seen.</summary>
    public IActionResult OnPost()
    {
        foreach (var field in new[] { nameof(Name), nameof(Choice), nameof(Listed), nameof(Several), nameof(Day), nameof(Note) })
        {
            ModelState.AddModelError(field, words["home.style.error"]);
        }

        return this.AskAgain();
    }
}
