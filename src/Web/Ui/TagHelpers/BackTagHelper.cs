using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>The link to the page before.</summary>
[HtmlTargetElement("ui-back")]
public sealed class BackTagHelper(UiWords words) : TagHelper
{
    /// <summary>Where it leads.</summary>
    public required string Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.BackLink(
                new()
                {
                    Href = Href,
                    Text = words.Back,
                    Html = await output.ChildrenAsync(),
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}

/// <summary>The way to leave a page quickly and quietly.</summary>
[HtmlTargetElement("ui-exit")]
public sealed class ExitTagHelper(UiWords words) : TagHelper
{
    /// <summary>The page that replaces this one.</summary>
    public required string Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.ExitThisPage(
                new()
                {
                    RedirectUrl = Href,
                    Html = await output.ChildrenAsync() ?? Usual(),
                    ActivatedText = words.Exiting,
                    TimedOutText = words.ExitTimedOut,
                    PressTwoMoreTimesText = words.ExitTwoMore,
                    PressOneMoreTimeText = words.ExitOneMore,
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );

    private IHtmlContent Usual() =>
        new HtmlContentBuilder().AppendHtml(new Element("span", "govuk-visually-hidden").Add(words.Emergency)).Append(" ").Append(words.Exit);
}
