using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

/// <summary>Words inside a component, and how the element that holds them looks.</summary>
public sealed record Content
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Further classes of the element that holds the words.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes of the element that holds the words.</summary>
    public Attributes? Attributes { get; init; }
}
