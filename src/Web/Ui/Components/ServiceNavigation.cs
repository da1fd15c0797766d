using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>The name of the service and its main pages.</summary>
    public static IHtmlContent ServiceNavigation(ServiceNavigationOptions options)
    {
        var slots = options.Slots ?? new();
        var container = new Element("div", "govuk-service-navigation__container")
            .Add(string.IsNullOrEmpty(options.ServiceName) ? null : ServiceName(options))
            .Add(Navigation(options, slots));

        // With the name in it, it is a landmark of its own; without, the navigation inside is landmark enough.
        var isSection = !string.IsNullOrEmpty(options.ServiceName) || slots.Start is not null || slots.End?.Html is not null;
        return new Element(isSection ? "section" : "div", "govuk-service-navigation", options.Classes)
            .Set("aria-label", isSection ? options.AriaLabel : null)
            .Set("data-module", "govuk-service-navigation")
            .Set(options.Attributes)
            .Add(new Element("div", "govuk-width-container", slots.End?.Align == "inline" ? "govuk-service-navigation__inlining-container" : null)
                .Add(slots.Start)
                .Add(container)
                .Add(slots.End?.Html));
    }

    private static Element ServiceName(ServiceNavigationOptions options) =>
        new Element("span", "govuk-service-navigation__service-name").Add(options.ServiceUrl is null
            ? new Element("span", "govuk-service-navigation__text").Add(options.ServiceName)
            : new Element("a", "govuk-service-navigation__link").Set("href", options.ServiceUrl).Add(options.ServiceName));

    private static Element? Navigation(ServiceNavigationOptions options, ServiceNavigationSlots slots)
    {
        var items = options.Navigation.OfType<NavigationItem>().ToList();
        if (items.Count == 0 && slots.NavigationStart is null && slots.NavigationEnd is null)
        {
            return null;
        }

        return new Element("nav", "govuk-service-navigation__wrapper", options.NavigationClasses)
            .Set("aria-label", options.NavigationLabel ?? options.MenuButtonText)
            .Add(options.CollapseNavigationOnMobile ?? items.Count > 1 ? MenuButton(options) : null)
            .Add(new Element("ul", "govuk-service-navigation__list")
                .Set("id", options.NavigationId)
                .Add(slots.NavigationStart)
                .AddEach(items.Select(NavigationLink))
                .Add(slots.NavigationEnd));
    }

    private static Element MenuButton(ServiceNavigationOptions options) =>
        new Element("button", "govuk-service-navigation__toggle", "govuk-js-service-navigation-toggle")
            .Set("type", "button")
            .Set("aria-controls", options.NavigationId)
            .Set("aria-label", options.MenuButtonLabel == options.MenuButtonText ? null : options.MenuButtonLabel)
            .Flag("hidden", on: true)
            .Set("aria-hidden", "true")
            .Add(options.MenuButtonText);

    private static Element NavigationLink(NavigationItem item)
    {
        var isActive = item.Active || item.Current;
        var line = new Element("li", "govuk-service-navigation__item", isActive ? "govuk-service-navigation__item--active" : null);
        var place = item.Href is null
            ? new Element("span", "govuk-service-navigation__text")
            : new Element("a", "govuk-service-navigation__link").Set("href", item.Href).Set(item.Attributes);
        place.Set("aria-current", item.Current ? "page" : item.Active ? "true" : null);

        // In strong, so that it stands out for those who set colours and styles of their own.
        return line.Add(isActive
            ? place.Add(new Element("strong", "govuk-service-navigation__active-fallback").Add(item.Html, item.Text))
            : place.Add(item.Html, item.Text));
    }
}

/// <summary>Options of the service navigation.</summary>
public sealed record ServiceNavigationOptions
{
    /// <summary>The name of the service.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Where the name leads.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The main pages; null is passed over.</summary>
    public IReadOnlyList<NavigationItem?> Navigation { get; init; } = [];

    /// <summary>The id of the list of pages.</summary>
    public string NavigationId { get; init; } = "navigation";

    /// <summary>What a screen reader calls the list of pages; as the menu button where it is null.</summary>
    public string? NavigationLabel { get; init; }

    /// <summary>Further classes of the list of pages.</summary>
    public string? NavigationClasses { get; init; }

    /// <summary>What a screen reader calls all of it.</summary>
    public string AriaLabel { get; init; } = "Service information";

    /// <summary>The words on the button that opens the list on small screens.</summary>
    public string MenuButtonText { get; init; } = "Menu";

    /// <summary>What a screen reader calls that button.</summary>
    public string? MenuButtonLabel { get; init; }

    /// <summary>Whether small screens have that button; decided by the number of pages where it is null.</summary>
    public bool? CollapseNavigationOnMobile { get; init; }

    /// <summary>What else stands in it.</summary>
    public ServiceNavigationSlots? Slots { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One of the main pages.</summary>
public sealed record NavigationItem
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>Is the page one is on.</summary>
    public bool Current { get; init; }

    /// <summary>Holds the page one is on.</summary>
    public bool Active { get; init; }

    /// <summary>Further attributes of the link.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>Places in the service navigation for anything else.</summary>
public sealed record ServiceNavigationSlots
{
    /// <summary>Before the name.</summary>
    public IHtmlContent? Start { get; init; }

    /// <summary>After everything.</summary>
    public ServiceNavigationEnd? End { get; init; }

    /// <summary>Before the first page.</summary>
    public IHtmlContent? NavigationStart { get; init; }

    /// <summary>After the last page.</summary>
    public IHtmlContent? NavigationEnd { get; init; }
}

/// <summary>What stands after everything else in the service navigation.</summary>
public sealed record ServiceNavigationEnd
{
    /// <summary>The content.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary><c>inline</c> for content on the same line.</summary>
    public string? Align { get; init; }
}
