using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Help with one field.</summary>
    public static IHtmlContent Hint(HintOptions options) =>
        new Element("div", "govuk-hint", options.Classes).Set("id", options.Id).Set(options.Attributes).Add(options.Html, options.Text);
}

/// <summary>The words of a hint.</summary>
public sealed record HintOptions
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
