using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>The way past everything that is the same on each page, for those who use a keyboard.</summary>
    public static IHtmlContent SkipLink(SkipLinkOptions options) =>
        new Element("a", "govuk-skip-link", options.Classes)
            .Set("href", options.Href)
            .Set(options.Attributes)
            .Set("data-module", "govuk-skip-link")
            .Add(options.Html, options.Text);
}

/// <summary>Options of a skip link.</summary>
public sealed record SkipLinkOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where the content of the page begins.</summary>
    public string Href { get; init; } = "#content";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
