using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Words that stand out from those around them.</summary>
    public static IHtmlContent InsetText(InsetTextOptions options) =>
        new Element("div", "govuk-inset-text", options.Classes).Set("id", options.Id).Set(options.Attributes).Add(options.Html, options.Text);
}

/// <summary>The words of inset text.</summary>
public sealed record InsetTextOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
