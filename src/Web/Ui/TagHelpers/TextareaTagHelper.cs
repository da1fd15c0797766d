using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A field for several lines of text, which says how much may still be written if there is a limit.</summary>
[HtmlTargetElement("ui-textarea")]
public sealed class TextareaTagHelper(UiWords words) : FieldTagHelper(words)
{
    /// <summary>How many lines it shows.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>How many characters may be written.</summary>
    public int? Maxlength { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become(Maxlength is null ? Plain(output) : Counted(output));

    private IHtmlContent Plain(TagHelperOutput output) =>
        Components.Textarea(
            new()
            {
                Id = Id,
                Name = Name,
                Value = Values().FirstOrDefault(),
                Rows = Rows,
                Label = LabelOptions,
                Hint = HintOptions,
                ErrorMessage = Place(),
                Classes = output.Classes(),
                Attributes = output.Others(),
            }
        );

    private IHtmlContent Counted(TagHelperOutput output) =>
        Components.CharacterCount(
            new()
            {
                Id = Id,
                Name = Name,
                Value = Values().FirstOrDefault(),
                Rows = Rows,
                Label = LabelOptions,
                Hint = HintOptions,
                ErrorMessage = Place(),
                Maxlength = Maxlength,
                TextareaDescriptionText = UiWords.CharacterLimit,
                CharactersUnderLimitText = UiWords.CharactersLeft,
                CharactersAtLimitText = UiWords.NoCharactersLeft,
                CharactersOverLimitText = UiWords.CharactersTooMany,
                Classes = output.Classes(),
                Attributes = output.Others(),
            }
        );
}
