using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A date in three fields, bound to a <c>DateOnly?</c> that <see cref="DateParts"/> reads.</summary>
[HtmlTargetElement("ui-date")]
public sealed class DateTagHelper(UiWords words) : FieldTagHelper(words)
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var date = For.Model as DateOnly?;
        DateField[] fields =
        [
            Field(DateParts.Day, UiWords.Day, date?.Day),
            Field(DateParts.Month, UiWords.Month, date?.Month),
            Field(DateParts.Year, UiWords.Year, date?.Year) with
            {
                Classes = "govuk-input--width-4",
            },
        ];

        var error = Place((fields.FirstOrDefault(field => field.Error == true) ?? fields[0]).Id!);
        output.Become(
            Components.DateInput(
                new()
                {
                    Id = Id,
                    Items = fields,
                    Fieldset = FieldsetOptions,
                    Hint = HintOptions,
                    ErrorMessage = error,
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
    }

    private DateField Field(string part, string label, int? number)
    {
        var name = $"{Name}.{part}";
        return new()
        {
            Name = name,
            Id = FieldId.Of(name),
            Label = label,
            Value = Typed(name)?.FirstOrDefault() ?? number?.ToString(),
            Error = ViewContext.ModelState.GetValidationState(name) is ModelValidationState.Invalid ? true : null,
        };
    }
}
