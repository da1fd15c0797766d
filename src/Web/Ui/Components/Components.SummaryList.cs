using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>What was answered, line by line, with links for changes.</summary>
    public static IHtmlContent SummaryList(SummaryListOptions options)
    {
        var rows = options.Rows.OfType<SummaryRow>().ToList();
        var someHaveActions = rows.Any(row => row.Actions is { Items.Count: > 0 });
        var list = new Element("dl", "govuk-summary-list", options.Classes)
            .Set(options.Attributes)
            .AddEach(rows.Select(row => Row(row, someHaveActions, options.Card?.Title)));
        return options.Card is null ? list : Card(options.Card, list);
    }

    private static Element Row(SummaryRow row, bool someHaveActions, SummaryCardTitle? card)
    {
        var actions = row.Actions is { Items.Count: > 0 } some ? some : null;
        return new Element("div", "govuk-summary-list__row", someHaveActions && actions is null ? "govuk-summary-list__row--no-actions" : null, row.Classes)
            .Add(new Element("dt", "govuk-summary-list__key", row.Key?.Classes).AddContent(row.Key))
            .Add(new Element("dd", "govuk-summary-list__value", row.Value?.Classes).AddContent(row.Value))
            .Add(actions is null ? null : RowActions(actions, card));
    }

    private static Element RowActions(SummaryActions actions, SummaryCardTitle? card)
    {
        var place = new Element("dd", "govuk-summary-list__actions", actions.Classes);
        return actions.Items is [var only]
            ? place.Add(ActionLink(only, card))
            : place.Add(
                new Element("ul", "govuk-summary-list__actions-list").AddEach(
                    actions.Items.Select(action => new Element("li", "govuk-summary-list__actions-list-item").Add(ActionLink(action, card)))
                )
            );
    }

    private static Element ActionLink(SummaryAction action, SummaryCardTitle? card)
    {
        var link = new Element("a", "govuk-link", action.Classes).Set("href", action.Href).Set(action.Attributes).Add(action.Html, action.Text);
        if (string.IsNullOrEmpty(action.VisuallyHiddenText) && card is null)
        {
            return link;
        }

        var about = VisuallyHidden(string.IsNullOrEmpty(action.VisuallyHiddenText) ? null : " " + action.VisuallyHiddenText);
        return link.Add(card is null ? about : about.Add(" (").Add(card.Html, card.Text).Add(")"));
    }

    private static Element Card(SummaryCard card, Element list)
    {
        var title = card.Title is null
            ? null
            : new Element($"h{card.Title.HeadingLevel}", "govuk-summary-card__title", card.Title.Classes).Add(card.Title.Html, card.Title.Text);
        return new Element("div", "govuk-summary-card", card.Classes)
            .Set(card.Attributes)
            .Add(
                new Element("div", "govuk-summary-card__title-wrapper")
                    .Add(title)
                    .Add(card.Actions is { Items.Count: > 0 } actions ? CardActions(actions, card.Title) : null)
            )
            .Add(new Element("div", "govuk-summary-card__content").Add(list));
    }

    private static Element CardActions(SummaryActions actions, SummaryCardTitle? title) =>
        actions.Items is [var only]
            ? new Element("div", "govuk-summary-card__actions", actions.Classes).Add(ActionLink(only, title))
            : new Element("ul", "govuk-summary-card__actions", actions.Classes).AddEach(
                actions.Items.Select(action => new Element("li", "govuk-summary-card__action").Add(ActionLink(action, title)))
            );
}

/// <summary>The lines of a summary list, and its card.</summary>
public sealed record SummaryListOptions
{
    /// <summary>The lines; null is skipped.</summary>
    public IReadOnlyList<SummaryRow?> Rows { get; init; } = [];

    /// <summary>The card that holds the list.</summary>
    public SummaryCard? Card { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>One line of a summary list.</summary>
public sealed record SummaryRow
{
    /// <summary>What was asked.</summary>
    public Content? Key { get; init; }

    /// <summary>What was answered.</summary>
    public Content? Value { get; init; }

    /// <summary>The links for changes.</summary>
    public SummaryActions? Actions { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}

/// <summary>The links of a line or a card.</summary>
public sealed record SummaryActions
{
    /// <summary>The links.</summary>
    public IReadOnlyList<SummaryAction> Items { get; init; } = [];

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}

/// <summary>A link that changes something about a line or a card.</summary>
public sealed record SummaryAction
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>What the link is about, for people who hear it on its own.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>A card around a summary list.</summary>
public sealed record SummaryCard
{
    public SummaryCardTitle? Title { get; init; }

    /// <summary>Links for the whole list.</summary>
    public SummaryActions? Actions { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>The words of a card's title.</summary>
public sealed record SummaryCardTitle
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    public int HeadingLevel { get; init; } = 2;

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }
}
