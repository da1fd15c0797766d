using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Further words that a reader can open.</summary>
    public static IHtmlContent Details(DetailsOptions options)
    {
        var summary = new Element("span", "govuk-details__summary-text").Add(options.SummaryHtml, options.SummaryText);
        return new Element("details", "govuk-details", options.Classes)
            .Set("id", options.Id)
            .Set(options.Attributes)
            .Flag("open", options.Open)
            .Add(new Element("summary", "govuk-details__summary").Add(summary))
            .Add(new Element("div", "govuk-details__text").Add(options.Html, options.Text));
    }
}

/// <summary>What details say when they are closed and open.</summary>
public sealed record DetailsOptions
{
    /// <summary>The words on which one clicks to open it.</summary>
    public string? SummaryText { get; init; }

    /// <summary>The words on which one clicks to open it, as HTML.</summary>
    public IHtmlContent? SummaryHtml { get; init; }

    /// <summary>What is inside.</summary>
    public string? Text { get; init; }

    /// <summary>What is inside, as HTML.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>True if it is open from the start.</summary>
    public bool Open { get; init; }

    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
