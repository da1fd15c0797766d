using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>The way to leave a page quickly and quietly.</summary>
    public static IHtmlContent ExitThisPage(ExitThisPageOptions options)
    {
        var words = options.Html ?? (options.Text is null ? EmergencyWords : null);
        var button = new ButtonOptions
        {
            Html = words,
            Text = options.Text,
            Classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
            Href = options.RedirectUrl,
            Attributes = new() { ["rel"] = "nofollow noreferrer" },
        };
        return new Element("div", "govuk-exit-this-page", options.Classes)
            .Set("id", options.Id)
            .Set("data-module", "govuk-exit-this-page")
            .Set(options.Attributes)
            .Set("data-i18n.activated", options.ActivatedText)
            .Set("data-i18n.timed-out", options.TimedOutText)
            .Set("data-i18n.press-two-more-times", options.PressTwoMoreTimesText)
            .Set("data-i18n.press-one-more-time", options.PressOneMoreTimeText)
            .Add(Button(button));
    }

    private static IHtmlContent EmergencyWords => new HtmlContentBuilder().AppendHtml(VisuallyHidden("Emergency")).Append(" Exit this page");
}

/// <summary>The words and the address of the exit button.</summary>
public sealed record ExitThisPageOptions
{
    /// <summary>Plain text of the button.</summary>
    public string? Text { get; init; }

    /// <summary>HTML of the button, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The page that replaces this one.</summary>
    public string RedirectUrl { get; init; } = "https://www.bbc.co.uk/weather";

    /// <summary>What a screen reader says while leaving.</summary>
    public string? ActivatedText { get; init; }

    /// <summary>What a screen reader says if the shift key was pressed too slowly.</summary>
    public string? TimedOutText { get; init; }

    /// <summary>What a screen reader says after the shift key was pressed once.</summary>
    public string? PressTwoMoreTimesText { get; init; }

    /// <summary>What a screen reader says after the shift key was pressed twice.</summary>
    public string? PressOneMoreTimeText { get; init; }

    public string? Id { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
