using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Figures or facts in rows and columns.</summary>
    public static IHtmlContent Table(TableOptions options)
    {
        var caption = string.IsNullOrEmpty(options.Caption)
            ? null
            : new Element("caption", "govuk-table__caption", options.CaptionClasses).Add(options.Caption);
        var head = options.Head is null ? null : new Element("thead", "govuk-table__head").Add(TableRow(options.Head.Select(cell => HeaderCell(cell, "col"))));
        var rows = options
            .Rows.OfType<IReadOnlyList<TableCell>>()
            .Select(row =>
                TableRow(row.Select((cell, index) => index == 0 && options.FirstCellIsHeader ? HeaderCell(cell with { Format = null }, "row") : Cell(cell)))
            );

        return new Element("table", "govuk-table", options.Classes)
            .Set(options.Attributes)
            .Add(caption)
            .Add(head)
            .Add(new Element("tbody", "govuk-table__body").AddEach(rows));
    }

    private static Element TableRow(IEnumerable<Element> cells) => new Element("tr", "govuk-table__row").AddEach(cells);

    private static Element HeaderCell(TableCell cell, string scope) => AnyCell("th", "govuk-table__header", cell).Set("scope", scope);

    private static Element Cell(TableCell cell) => AnyCell("td", "govuk-table__cell", cell);

    private static Element AnyCell(string name, string block, TableCell cell) =>
        new Element(name, block, string.IsNullOrEmpty(cell.Format) ? null : $"{block}--{cell.Format}", cell.Classes)
            .Set("colspan", cell.Colspan?.ToString())
            .Set("rowspan", cell.Rowspan?.ToString())
            .Set(cell.Attributes)
            .Add(cell.Html, cell.Text);
}

/// <summary>The headings and rows of a table.</summary>
public sealed record TableOptions
{
    /// <summary>What the table shows.</summary>
    public string? Caption { get; init; }

    /// <summary>Classes of the caption, such as <c>govuk-table__caption--m</c>.</summary>
    public string? CaptionClasses { get; init; }

    /// <summary>The headings of the columns.</summary>
    public IReadOnlyList<TableCell>? Head { get; init; }

    /// <summary>The rows; null is skipped.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>?> Rows { get; init; } = [];

    /// <summary>True if the first cell of each row is its heading.</summary>
    public bool FirstCellIsHeader { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>The words of a cell, and how far it extends.</summary>
public sealed record TableCell
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary><c>numeric</c> for figures, which are aligned.</summary>
    public string? Format { get; init; }

    /// <summary>How many columns it spans.</summary>
    public int? Colspan { get; init; }

    /// <summary>How many rows it spans.</summary>
    public int? Rowspan { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
