using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Something that must not be overlooked.</summary>
    public static IHtmlContent WarningText(WarningTextOptions options) =>
        new Element("div", "govuk-warning-text", options.Classes)
            .Set(options.Attributes)
            .Add(new Element("span", "govuk-warning-text__icon").Set("aria-hidden", "true").Add("!"))
            .Add(" ")
            .Add(new Element("strong", "govuk-warning-text__text").Add(VisuallyHidden(options.IconFallbackText)).Add(" ").Add(options.Html, options.Text));
}

/// <summary>The words of a warning.</summary>
public sealed record WarningTextOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>What a screen reader says instead of the icon.</summary>
    public string IconFallbackText { get; init; } = "Warning";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
