using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A field for one line of text.</summary>
[HtmlTargetElement("ui-input")]
public sealed class InputTagHelper(UiWords words) : FieldTagHelper(words)
{
    /// <summary>The kind of text: text, email, tel, url, password.</summary>
    public string Type { get; set; } = "text";

    /// <summary>A unit before it.</summary>
    public string? Prefix { get; set; }

    /// <summary>A unit after it.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Input(
                new()
                {
                    Id = Id,
                    Name = Name,
                    Type = Type,

                    // A password that was typed is never sent back.
                    Value = Type == "password" ? null : Values().FirstOrDefault(),
                    Label = LabelOptions,
                    Hint = HintOptions,
                    ErrorMessage = Place(),
                    Prefix = string.IsNullOrEmpty(Prefix) ? null : new() { Text = Prefix },
                    Suffix = string.IsNullOrEmpty(Suffix) ? null : new() { Text = Suffix },
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
}
