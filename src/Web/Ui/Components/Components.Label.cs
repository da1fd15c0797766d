using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>What a field asks for; nothing if there are no words.</summary>
    public static IHtmlContent Label(LabelOptions options)
    {
        if (options.Html is null && string.IsNullOrEmpty(options.Text))
        {
            return HtmlString.Empty;
        }

        var label = new Element("label", "govuk-label", options.Classes).Set(options.Attributes).Set("for", options.For).Add(options.Html, options.Text);
        return options.IsPageHeading ? new Element("h1", "govuk-label-wrapper").Add(label) : label;
    }
}

/// <summary>The words of a label.</summary>
public sealed record LabelOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Id of the field it belongs to.</summary>
    public string? For { get; init; }

    /// <summary>True if it is also the heading of the page.</summary>
    public bool IsPageHeading { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
