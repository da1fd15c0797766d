using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Everything that is wrong with a form, at the top of the page, with a link to each field.</summary>
    public static IHtmlContent ErrorSummary(ErrorSummaryOptions options)
    {
        var body = new Element("div", "govuk-error-summary__body");
        if (options.DescriptionHtml is not null || !string.IsNullOrEmpty(options.DescriptionText))
        {
            body.Add(new Element("p").Add(options.DescriptionHtml, options.DescriptionText));
        }

        if (options.ErrorList.Count > 0)
        {
            body.Add(new Element("ul", "govuk-list", "govuk-error-summary__list").AddEach(options.ErrorList.Select(ErrorItem)));
        }

        var title = new Element("h2", "govuk-error-summary__title").Add(options.TitleHtml, options.TitleText);
        return new Element("div", "govuk-error-summary", options.Classes)
            .Set("data-disable-auto-focus", WordFor(options.DisableAutoFocus))
            .Set(options.Attributes)
            .Set("data-module", "govuk-error-summary")
            .Add(new Element("div").Set("role", "alert").Add(title).Add(body));
    }

    private static Element ErrorItem(ErrorSummaryItem item)
    {
        var line = new Element("li");
        return item.Href is null
            ? line.Add(item.Html, item.Text)
            : line.Add(new Element("a").Set("href", item.Href).Set(item.Attributes).Add(item.Html, item.Text));
    }
}

/// <summary>What an error summary says and lists.</summary>
public sealed record ErrorSummaryOptions
{
    /// <summary>The heading.</summary>
    public string? TitleText { get; init; }

    /// <summary>The heading, as HTML.</summary>
    public IHtmlContent? TitleHtml { get; init; }

    /// <summary>A sentence above the list.</summary>
    public string? DescriptionText { get; init; }

    /// <summary>A sentence above the list, as HTML.</summary>
    public IHtmlContent? DescriptionHtml { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ErrorSummaryItem> ErrorList { get; init; } = [];

    /// <summary>True if it should not take the focus when the page opens.</summary>
    public bool? DisableAutoFocus { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One thing that is wrong.</summary>
public sealed record ErrorSummaryItem
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The field it concerns, such as <c>#Title</c>.</summary>
    public string? Href { get; init; }

    /// <summary>Further attributes of the link.</summary>
    public Attributes? Attributes { get; init; }
}
