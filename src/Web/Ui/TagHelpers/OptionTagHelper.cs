using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>One option of radios, checkboxes or a select. Its content is shown when it is chosen.</summary>
[HtmlTargetElement("ui-option")]
public sealed class OptionTagHelper : TagHelper
{
    /// <summary>What is sent.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the reader chooses.</summary>
    public string? Label { get; set; }

    /// <summary>Help with it.</summary>
    public string? Hint { get; set; }

    /// <summary>True if it clears all others, for "none of these" among checkboxes.</summary>
    public bool Exclusive { get; set; }

    /// <summary>True if it cannot be chosen.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.ChildrenAsync();
        context
            .Options()
            .Add(
                new()
                {
                    Value = Value,
                    Text = Label,
                    Hint = string.IsNullOrEmpty(Hint) ? null : new() { Text = Hint },
                    Behaviour = Exclusive ? "exclusive" : null,
                    Disabled = Disabled,
                    Conditional = inside is null ? null : new() { Html = inside },
                    Attributes = output.Others(),
                }
            );
        output.SuppressOutput();
    }
}

/// <summary>A word such as "or" between options.</summary>
[HtmlTargetElement("ui-divider")]
public sealed class DividerTagHelper : TagHelper
{
    /// <summary>The word.</summary>
    public string? Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        context.Options().Add(new() { Divider = Text });
        output.SuppressOutput();
    }
}
