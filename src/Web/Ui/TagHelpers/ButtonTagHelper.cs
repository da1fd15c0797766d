using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A button or, with an address, a link that looks like one.</summary>
[HtmlTargetElement("ui-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>Where it leads; makes it a link.</summary>
    public string? Href { get; set; }

    /// <summary>What it does when pressed: submit, button or reset.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>True if it is not the main button of the page.</summary>
    public bool Secondary { get; set; }

    /// <summary>True if it does something that is hard to undo.</summary>
    public bool Warning { get; set; }

    /// <summary>True for a button that starts a journey.</summary>
    public bool Start { get; set; }

    /// <summary>True if it cannot be pressed.</summary>
    public bool Disabled { get; set; }

    /// <summary>True to ignore a second press within a second.</summary>
    public bool PreventDoubleClick { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Button(
                new()
                {
                    Html = await output.ChildrenAsync(),
                    Href = Href,
                    Type = Type,
                    Disabled = Disabled,
                    IsStartButton = Start,
                    PreventDoubleClick = PreventDoubleClick ? true : null,
                    Classes = Tokens.Together(Secondary ? "govuk-button--secondary" : null, Warning ? "govuk-button--warning" : null, output.Classes()),
                    Attributes = output.Others(),
                }
            )
        );
}
