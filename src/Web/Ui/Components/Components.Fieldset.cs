using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Fields that answer one question together, under its legend.</summary>
    public static Element Fieldset(FieldsetOptions options) =>
        new Element("fieldset", "govuk-fieldset", options.Classes)
            .Set("role", options.Role)
            .Set("aria-describedby", options.DescribedBy)
            .Set(options.Attributes)
            .Add(options.Legend is { } legend && (legend.Html is not null || !string.IsNullOrEmpty(legend.Text)) ? Legend(legend) : null)
            .Add(options.Html);

    private static Element Legend(LegendOptions options)
    {
        var legend = new Element("legend", "govuk-fieldset__legend", options.Classes);
        return options.IsPageHeading
            ? legend.Add(new Element("h1", "govuk-fieldset__heading").Add(options.Html, options.Text))
            : legend.Add(options.Html, options.Text);
    }
}

/// <summary>The question of a fieldset, and its fields.</summary>
public sealed record FieldsetOptions
{
    /// <summary>The question.</summary>
    public LegendOptions? Legend { get; init; }

    /// <summary>The fields.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Ids of what describes the fields.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The ARIA role.</summary>
    public string? Role { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>The words of a legend.</summary>
public sealed record LegendOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>True if it is also the heading of the page.</summary>
    public bool IsPageHeading { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}
