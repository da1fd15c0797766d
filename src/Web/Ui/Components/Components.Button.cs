using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    private const string StartArrow =
        """<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" """
        + """aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>""";

    /// <summary>A button or, if it has an address, a link that looks like one.</summary>
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

    // A start button is a flexbox, which would remove the spaces between the elements of its words.
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

/// <summary>What a button says and does.</summary>
public sealed record ButtonOptions
{
    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>Where it leads; makes it a link.</summary>
    public string? Href { get; init; }

    /// <summary>What it does when pressed: submit, button or reset.</summary>
    public string Type { get; init; } = "submit";

    /// <summary>The field that is sent with the form when this button is pressed.</summary>
    public string? Name { get; init; }

    /// <summary>The value that is sent with the form when this button is pressed.</summary>
    public string? Value { get; init; }

    /// <summary>True if it cannot be pressed.</summary>
    public bool Disabled { get; init; }

    /// <summary>True to ignore a second press within a second.</summary>
    public bool? PreventDoubleClick { get; init; }

    /// <summary>True for the larger button with an arrow that starts a journey.</summary>
    public bool IsStartButton { get; init; }

    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
