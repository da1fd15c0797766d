using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>The state of something, in a word or two.</summary>
    public static IHtmlContent Tag(TagOptions options) =>
        new Element("strong", "govuk-tag", options.Classes).Set(options.Attributes).Add(options.Html, options.Text);
}

/// <summary>The words and the colour of a tag.</summary>
public sealed record TagOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Further classes, such as <c>govuk-tag--green</c>.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
