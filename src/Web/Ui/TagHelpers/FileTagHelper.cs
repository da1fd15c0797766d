using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A field for a file, on a page marked with <see cref="TakesFilesAttribute"/>; its form sends it as <c>multipart/form-data</c>.</summary>
[HtmlTargetElement("ui-file")]
public sealed class FileTagHelper(UiWords words) : FieldTagHelper(words)
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become(
            Components.Input(
                new()
                {
                    Id = Id,
                    Name = Name,
                    Type = "file",
                    Label = LabelOptions,
                    Hint = HintOptions,
                    ErrorMessage = Place(),
                    Classes = Tokens.Together("ls-file", output.Classes()),
                    Attributes = output.Others(),
                }
            )
        );
}
