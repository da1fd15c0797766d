using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Panels of which one is shown at a time; all of them, one after the other, where scripts are off.</summary>
    public static IHtmlContent Tabs(TabsOptions options)
    {
        var tabs = options.Items
            .Select((item, index) => (Item: item, Id: item?.Id ?? $"{options.IdPrefix}-{index + 1}", IsFirst: index == 0))
            .Where(tab => tab.Item is not null)
            .ToList();
        var list = new Element("ul", "govuk-tabs__list").AddEach(tabs.Select(tab => TabLink(tab.Item!, tab.Id, tab.IsFirst)));

        return new Element("div", "govuk-tabs", options.Classes)
            .Set("id", options.Id)
            .Set(options.Attributes)
            .Set("data-module", "govuk-tabs")
            .Add(new Element("h2", "govuk-tabs__title").Add(options.Title))
            .Add(options.Items.Count == 0 ? null : list)
            .AddEach(tabs.Select(tab => TabPanel(tab.Item!.Panel ?? new(), tab.Id, tab.IsFirst)));
    }

    private static Element TabLink(TabItem item, string id, bool isFirst) =>
        new Element("li", "govuk-tabs__list-item", isFirst ? "govuk-tabs__list-item--selected" : null)
            .Add(new Element("a", "govuk-tabs__tab").Set("href", "#" + id).Set(item.Attributes).Add(item.Label));

    private static Element TabPanel(Content panel, string id, bool isFirst) =>
        new Element("div", "govuk-tabs__panel", isFirst ? null : "govuk-tabs__panel--hidden")
            .Set("id", id)
            .Set(panel.Attributes)
            .Add(panel.Html ?? (string.IsNullOrEmpty(panel.Text) ? null : new Element("p", "govuk-body").Add(panel.Text)));
}

/// <summary>Options of tabs.</summary>
public sealed record TabsOptions
{
    /// <summary>The tabs; null is passed over.</summary>
    public IReadOnlyList<TabItem?> Items { get; init; } = [];

    /// <summary>The heading above the list, shown where scripts are off.</summary>
    public string Title { get; init; } = "Contents";

    /// <summary>Begins the ids of panels that have none.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One tab.</summary>
public sealed record TabItem
{
    /// <summary>The words on the tab.</summary>
    public string? Label { get; init; }

    /// <summary>The id of its panel; numbered where it is null.</summary>
    public string? Id { get; init; }

    /// <summary>What the panel holds.</summary>
    public Content? Panel { get; init; }

    /// <summary>Further attributes of the tab.</summary>
    public Attributes? Attributes { get; init; }
}
