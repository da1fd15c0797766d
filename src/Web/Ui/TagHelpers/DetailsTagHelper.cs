using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>Further words that a reader can open.</summary>
[HtmlTargetElement("ui-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>The words on which one clicks to open it.</summary>
    public string? Summary { get; set; }

    /// <summary>True if it is open from the start.</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Details(
                new()
                {
                    SummaryText = Summary,
                    Open = Open,
                    Html = await output.ChildrenAsync(),
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>Words that stand out from those around them.</summary>
[HtmlTargetElement("ui-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.InsetText(
                new()
                {
                    Html = await output.ChildrenAsync(),
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>Something that must not be overlooked.</summary>
[HtmlTargetElement("ui-warning")]
public sealed class WarningTagHelper(UiWords words) : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.WarningText(
                new()
                {
                    Html = await output.ChildrenAsync(),
                    IconFallbackText = words.Warning,
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>News about something other than the content of the page.</summary>
[HtmlTargetElement("ui-notification")]
public sealed class NotificationTagHelper(UiWords words) : TagHelper
{
    public string? Title { get; set; }

    /// <summary>A single line, instead of the content of the tag.</summary>
    public string? Text { get; set; }

    /// <summary>True if it says that something worked; it is then read out at once.</summary>
    public bool Success { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.NotificationBanner(
                new()
                {
                    TitleText = Title ?? (Success ? words.Success : words.Important),
                    Type = Success ? "success" : null,
                    Text = Text,
                    Html = await output.ChildrenAsync(),
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>The large words at the end of a journey.</summary>
[HtmlTargetElement("ui-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>The heading of the page.</summary>
    public string? Title { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Panel(
                new()
                {
                    TitleText = Title,
                    Html = await output.ChildrenAsync(),
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>The state of something, in a word or two.</summary>
[HtmlTargetElement("ui-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>A colour of the design system, such as green or yellow. The words must say it too.</summary>
    public string? Colour { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Tag(
                new()
                {
                    Html = await output.ChildrenAsync(),
                    Classes = Tokens.Together(string.IsNullOrEmpty(Colour) ? null : "govuk-tag--" + Colour, output.Classes()),
                    Attributes = output.Others(),
                }
            )
        );
}
