using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>News about something other than the content of the page.</summary>
    public static IHtmlContent NotificationBanner(NotificationBannerOptions options)
    {
        var isSuccess = options.Type == "success";
        var title = new Element($"h{options.TitleHeadingLevel}", "govuk-notification-banner__title")
            .Set("id", options.TitleId)
            .Add(options.TitleHtml, options.TitleText ?? (isSuccess ? "Success" : "Important"));
        var content = options.Html ?? (string.IsNullOrEmpty(options.Text) ? null : new Element("p", "govuk-notification-banner__heading").Add(options.Text));

        return new Element("div", "govuk-notification-banner", isSuccess ? "govuk-notification-banner--success" : null, options.Classes)
            .Set("role", options.Role ?? (isSuccess ? "alert" : "region"))
            .Set("aria-labelledby", options.TitleId)
            .Set("data-module", "govuk-notification-banner")
            .Set("data-disable-auto-focus", WordFor(options.DisableAutoFocus))
            .Set(options.Attributes)
            .Add(new Element("div", "govuk-notification-banner__header").Add(title))
            .Add(new Element("div", "govuk-notification-banner__content").Add(content));
    }
}

/// <summary>The title and the words of a notification banner.</summary>
public sealed record NotificationBannerOptions
{
    /// <summary>One line of plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The title; "Important" or "Success" if it is null.</summary>
    public string? TitleText { get; init; }

    public IHtmlContent? TitleHtml { get; init; }

    /// <summary>The level of the title's heading.</summary>
    public int TitleHeadingLevel { get; init; } = 2;

    public string TitleId { get; init; } = "govuk-notification-banner-title";

    /// <summary><c>success</c> for a banner that is read at once.</summary>
    public string? Type { get; init; }

    /// <summary>The ARIA role; the type decides if it is null.</summary>
    public string? Role { get; init; }

    /// <summary>True if it should not take the focus when the page opens.</summary>
    public bool? DisableAutoFocus { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
