using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>How far along the service is.</summary>
    public static IHtmlContent PhaseBanner(PhaseBannerOptions options)
    {
        var tag = options.Tag ?? new();
        var words = new Element("p", "govuk-phase-banner__content")
            .Add(Tag(tag with { Classes = Tokens.Together("govuk-phase-banner__content__tag", tag.Classes) }))
            .Add(" ")
            .Add(new Element("span", "govuk-phase-banner__text").Add(options.Html, options.Text));
        return new Element("div", "govuk-phase-banner", "govuk-width-container", options.Classes).Set(options.Attributes).Add(words);
    }
}

/// <summary>Options of a phase banner.</summary>
public sealed record PhaseBannerOptions
{
    /// <summary>The phase.</summary>
    public TagOptions? Tag { get; init; }

    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
