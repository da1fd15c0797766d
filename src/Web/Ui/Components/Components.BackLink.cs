using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

/// <summary>The components of the design system. Each takes its options and returns HTML.</summary>
public static partial class Components
{
    /// <summary>The link to the page before, above the heading.</summary>
    public static IHtmlContent BackLink(BackLinkOptions options) =>
        new Element("a", "govuk-back-link", options.Classes).Set("href", options.Href).Set(options.Attributes).Add(options.Html, options.Text);
}

/// <summary>The words and the address of a back link.</summary>
public sealed record BackLinkOptions
{
    /// <summary>Plain text.</summary>
    public string Text { get; init; } = "Back";

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where the link leads.</summary>
    public string Href { get; init; } = "#";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
