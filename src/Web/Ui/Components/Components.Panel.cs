using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>The large words at the end of a journey, or those that interrupt one.</summary>
    public static IHtmlContent Panel(PanelOptions options)
    {
        var interrupts = options.Classes?.Contains("govuk-panel--interruption") == true;
        var title = new Element($"h{options.HeadingLevel}", "govuk-panel__title").Add(options.TitleHtml, options.TitleText);
        var hasBody = options.Html is not null || !string.IsNullOrEmpty(options.Text);

        return new Element("div", "govuk-panel", interrupts ? null : "govuk-panel--confirmation", options.Classes)
            .Set(options.Attributes)
            .Add(title)
            .Add(hasBody ? new Element("div", "govuk-panel__body").Add(options.Html, options.Text) : null)
            .Add(interrupts && options.Actions is { } actions ? Actions(actions) : null);
    }

    private static Element Actions(PanelActions actions)
    {
        var block = new Element("div", "govuk-panel__actions", actions.Classes).Set(actions.Attributes);
        if (actions.Items.Count == 0)
        {
            return block;
        }

        var group = new Element("div", "govuk-button-group");
        foreach (var action in actions.Items)
        {
            group.Add(Action(action)).Add(" ");
        }

        return block.Add(group);
    }

    private static IHtmlContent Action(PanelAction action) =>
        action.Href is null || action.Type == "button"
            ? Button(
                new()
                {
                    Text = action.Text,
                    Type = action.Type ?? "button",
                    Href = action.Href,
                    Classes = Tokens.Together("govuk-button--inverse", action.Classes),
                    Attributes = action.Attributes,
                }
            )
            : new Element("a", "govuk-link", "govuk-link--inverse", action.Classes).Set("href", action.Href).Set(action.Attributes).Add(action.Text);
}

/// <summary>The title and the words of a panel.</summary>
public sealed record PanelOptions
{
    /// <summary>The heading.</summary>
    public string? TitleText { get; init; }

    /// <summary>The heading, as HTML.</summary>
    public IHtmlContent? TitleHtml { get; init; }

    public int HeadingLevel { get; init; } = 1;

    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The actions in a panel that interrupts.</summary>
    public PanelActions? Actions { get; init; }

    /// <summary>Further classes; <c>govuk-panel--interruption</c> for a panel that interrupts.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>What one can do in a panel that interrupts.</summary>
public sealed record PanelActions
{
    /// <summary>The buttons and links.</summary>
    public IReadOnlyList<PanelAction> Items { get; init; } = [];

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}

/// <summary>A button or a link in a panel.</summary>
public sealed record PanelAction
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary><c>button</c> for a link that looks like a button; for a button, what it does.</summary>
    public string? Type { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
