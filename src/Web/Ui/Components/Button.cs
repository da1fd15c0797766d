using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    private const string StartArrow =
        """<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>""";

    /// <summary>A button or, where it has an address, a link that looks like one.</summary>
    public static IHtmlContent Button(ButtonOptions options) =>
        ButtonElement(options)
            .Set("data-module", "govuk-button")
            .Set(options.Attributes)
            .Set("id", options.Id)
            .Add(ButtonWords(options))
            .Add(options.IsStartButton ? new HtmlString(StartArrow) : null);

    private static Element ButtonElement(ButtonOptions options)
    {
        var element = new Element(options.Href is null ? "button" : "a", "govuk-button", options.Classes, options.IsStartButton ? "govuk-button--start" : null);
        return options.Href is null
            ? element
                .Set("type", options.Type)
                .Set("value", options.Value)
                .Set("name", options.Name)
                .Flag("disabled", options.Disabled)
                .Set("aria-disabled", options.Disabled ? "true" : null)
                .Set("data-prevent-double-click", WordFor(options.PreventDoubleClick))
            : element.Set("href", options.Href).Set("role", "button").Set("draggable", "false");
    }

    // A start button is a flexbox, which would take away the spaces between the elements of its words.
    private static IHtmlContent ButtonWords(ButtonOptions options) =>
        options switch
        {
            { Html: null } => new HtmlContentBuilder().Append(options.Text ?? ""),
            { IsStartButton: true } => new Element("span").Add(options.Html),
            _ => options.Html,
        };

    private static string? WordFor(bool? value) =>
        value switch
        {
            true => "true",
            false => "false",
            null => null,
        };
}

/// <summary>Options of a button.</summary>
public sealed record ButtonOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where it leads: makes it a link.</summary>
    public string? Href { get; init; }

    /// <summary>What pressing it does: submit, button or reset.</summary>
    public string Type { get; init; } = "submit";

    /// <summary>The field sent with the form when this button was pressed.</summary>
    public string? Name { get; init; }

    /// <summary>The value sent with the form when this button was pressed.</summary>
    public string? Value { get; init; }

    /// <summary>Cannot be pressed.</summary>
    public bool Disabled { get; init; }

    /// <summary>Ignores a second press within a second.</summary>
    public bool? PreventDoubleClick { get; init; }

    /// <summary>Begins a journey: larger, with an arrow.</summary>
    public bool IsStartButton { get; init; }

    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
