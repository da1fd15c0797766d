using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    private static readonly HtmlString PreviousArrow = new(
        """<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>""");

    private static readonly HtmlString NextArrow = new(
        """<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>""");

    /// <summary>The way through a list of several pages.</summary>
    public static IHtmlContent Pagination(PaginationOptions options)
    {
        // Without page numbers the two links stand under each other, each with room to say where it leads.
        var isBlock = options.Items is null && (options.Next ?? options.Previous) is not null;
        var numbers = options.Items?.OfType<PaginationItem>().Where(item => item.Ellipsis || item.Number is not null).Select(PageNumber);
        return new Element("nav", "govuk-pagination", isBlock ? "govuk-pagination--block" : null, options.Classes)
            .Set("aria-label", options.LandmarkLabel)
            .Set(options.Attributes)
            .Add(options.Previous?.Href is null ? null : ArrowLink("prev", options.Previous, isBlock))
            .Add(numbers is null ? null : new Element("ul", "govuk-pagination__list").AddEach(numbers))
            .Add(options.Next?.Href is null ? null : ArrowLink("next", options.Next, isBlock));
    }

    private static Element ArrowLink(string direction, PaginationLink link, bool isBlock)
    {
        var arrow = direction == "prev" ? PreviousArrow : NextArrow;
        var arrowIsFirst = isBlock || direction == "prev";
        var hasLabel = isBlock && !string.IsNullOrEmpty(link.LabelText);
        var title = new Element("span", "govuk-pagination__link-title", isBlock && !hasLabel ? "govuk-pagination__link-title--decorated" : null);
        title = link.Html is null && string.IsNullOrEmpty(link.Text)
            ? title.Add(direction == "prev" ? "Previous" : "Next").Add(VisuallyHidden(" page"))
            : title.Add(link.Html, link.Text);

        var anchor = new Element("a", "govuk-link", "govuk-pagination__link")
            .Set("href", link.Href)
            .Set("rel", direction)
            .Set(link.Attributes)
            .Add(arrowIsFirst ? arrow : null)
            .Add(" ")
            .Add(title);
        if (hasLabel)
        {
            anchor.Add(" ").Add(VisuallyHidden(":")).Add(" ").Add(new Element("span", "govuk-pagination__link-label").Add(link.LabelText));
        }

        return new Element("div", "govuk-pagination__" + direction).Add(anchor.Add(" ").Add(arrowIsFirst ? null : arrow));
    }

    private static Element PageNumber(PaginationItem item)
    {
        var kind = item.Ellipsis ? "govuk-pagination__item--ellipsis" : item.Current ? "govuk-pagination__item--current" : null;
        var place = new Element("li", "govuk-pagination__item", kind);
        return item.Ellipsis
            ? place.Add("⋯")
            : place.Add(new Element("a", "govuk-link", "govuk-pagination__link")
                .Set("href", item.Href)
                .Set("aria-label", item.VisuallyHiddenText ?? "Page " + item.Number)
                .Set("aria-current", item.Current ? "page" : null)
                .Set(item.Attributes)
                .Add(item.Number));
    }
}

/// <summary>Options of pagination.</summary>
public sealed record PaginationOptions
{
    /// <summary>The page numbers; null for none; one that is null or has no number is passed over.</summary>
    public IReadOnlyList<PaginationItem?>? Items { get; init; }

    /// <summary>The page before.</summary>
    public PaginationLink? Previous { get; init; }

    /// <summary>The page after.</summary>
    public PaginationLink? Next { get; init; }

    /// <summary>What a screen reader calls it.</summary>
    public string LandmarkLabel { get; init; } = "Pagination";

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>The link to the page before or after.</summary>
public sealed record PaginationLink
{
    /// <summary>Plain text; "Previous page" or "Next page" where it is null.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>What that page is about.</summary>
    public string? LabelText { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>A page number, or the gap between two.</summary>
public sealed record PaginationItem
{
    /// <summary>The number.</summary>
    public string? Number { get; init; }

    /// <summary>What a screen reader says; "Page" and the number where it is null.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>Is the page one is on.</summary>
    public bool Current { get; init; }

    /// <summary>Is a gap.</summary>
    public bool Ellipsis { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
