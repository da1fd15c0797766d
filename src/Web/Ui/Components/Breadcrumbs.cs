using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Where a page stands among the pages above it.</summary>
    public static IHtmlContent Breadcrumbs(BreadcrumbsOptions options) =>
        new Element("nav", "govuk-breadcrumbs", options.Classes, options.CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null)
            .Set(options.Attributes)
            .Set("aria-label", options.LabelText)
            .Add(new Element("ol", "govuk-breadcrumbs__list").AddEach(options.Items.Select(Crumb)));

    private static Element Crumb(Breadcrumb crumb)
    {
        var item = new Element("li", "govuk-breadcrumbs__list-item");
        return crumb.Href is null
            ? item.Set("aria-current", "page").Add(crumb.Html, crumb.Text)
            : item.Add(new Element("a", "govuk-breadcrumbs__link").Set("href", crumb.Href).Set(crumb.Attributes).Add(crumb.Html, crumb.Text));
    }
}

/// <summary>Options of breadcrumbs.</summary>
public sealed record BreadcrumbsOptions
{
    /// <summary>The pages, from the outermost to this one.</summary>
    public IReadOnlyList<Breadcrumb> Items { get; init; } = [];

    /// <summary>Shows only the first and the last on small screens.</summary>
    public bool CollapseOnMobile { get; init; }

    /// <summary>What a screen reader calls them.</summary>
    public string LabelText { get; init; } = "Breadcrumb";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One page among the breadcrumbs.</summary>
public sealed record Breadcrumb
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where it leads; null for the page one is on.</summary>
    public string? Href { get; init; }

    /// <summary>Further attributes of the link.</summary>
    public Attributes? Attributes { get; init; }
}
