using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>What is wrong with one field, beside it.</summary>
    public static IHtmlContent ErrorMessage(ErrorMessageOptions options)
    {
        var message = new Element("p", "govuk-error-message", options.Classes).Set("id", options.Id).Set(options.Attributes);
        if (options.VisuallyHiddenText.Length > 0)
        {
            message.Add(VisuallyHidden(options.VisuallyHiddenText + ":")).Add(" ");
        }

        return message.Add(options.Html, options.Text);
    }

    private static Element VisuallyHidden(string? words) => new Element("span", "govuk-visually-hidden").Add(words);
}

/// <summary>What an error message says.</summary>
public sealed record ErrorMessageOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The word that a screen reader says before it; empty if there is none.</summary>
    public string VisuallyHiddenText { get; init; } = "Error";

    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
