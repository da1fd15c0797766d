using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A field with options to choose from.</summary>
public abstract class ChoicesTagHelper(UiWords words) : FieldTagHelper(words)
{
    /// <summary>The options; those written as <c>ui-option</c> inside the tag follow them.</summary>
    public IEnumerable<ChoiceItem> Items { get; set; } = [];

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Before the options, which may contain fields of their own.
        var error = Place();
        var options = Items.ToList();
        context.Items[typeof(ChoiceItem)] = options;
        await output.GetChildContentAsync();
        output.Become(Render(options, error, output));
    }

    private protected abstract IHtmlContent Render(IReadOnlyList<ChoiceItem> options, ErrorMessageOptions? error, TagHelperOutput output);
}

/// <summary>One choice from a list that is always open.</summary>
[HtmlTargetElement("ui-radios")]
public sealed class RadiosTagHelper(UiWords words) : ChoicesTagHelper(words)
{
    /// <summary>True if the options are side by side, for two short ones.</summary>
    public bool Inline { get; set; }

    private protected override IHtmlContent Render(IReadOnlyList<ChoiceItem> options, ErrorMessageOptions? error, TagHelperOutput output) =>
        Components.Radios(
            new()
            {
                IdPrefix = Id,
                Name = Name,
                Value = Values().FirstOrDefault(),
                Items = options,
                Fieldset = FieldsetOptions,
                Hint = HintOptions,
                ErrorMessage = error,
                Classes = Tokens.Together(Inline ? "govuk-radios--inline" : null, output.Classes()),
                Attributes = output.Others(),
            }
        );
}

/// <summary>Any number of choices from a list that is always open.</summary>
/// <remarks>
/// The list to which it is bound needs its name, <c>[BindProperty(Name = nameof(Districts))]</c>. Nothing is sent when nothing is ticked, and
/// without the name MVC reports "choose at least one" under no name, so that neither the field nor a link from the summary finds it.
/// </remarks>
[HtmlTargetElement("ui-checkboxes")]
public sealed class CheckboxesTagHelper(UiWords words) : ChoicesTagHelper(words)
{
    private protected override IHtmlContent Render(IReadOnlyList<ChoiceItem> options, ErrorMessageOptions? error, TagHelperOutput output) =>
        Components.Checkboxes(
            new()
            {
                IdPrefix = Id,
                Name = Name,
                Values = Values(),
                Items = options,
                Fieldset = FieldsetOptions,
                Hint = HintOptions,
                ErrorMessage = error,
                Classes = output.Classes(),
                Attributes = output.Others(),
            }
        );
}

/// <summary>One choice from a list that opens.</summary>
[HtmlTargetElement("ui-select")]
public sealed class SelectTagHelper(UiWords words) : ChoicesTagHelper(words)
{
    private protected override IHtmlContent Render(IReadOnlyList<ChoiceItem> options, ErrorMessageOptions? error, TagHelperOutput output) =>
        Components.Select(
            new()
            {
                Id = Id,
                Name = Name,
                Value = Values().FirstOrDefault(),
                Items =
                [
                    .. options.Select(option => new SelectItem
                    {
                        Value = option.Value,
                        Text = option.Text,
                        Disabled = option.Disabled,
                    }),
                ],
                Label = LabelOptions,
                Hint = HintOptions,
                ErrorMessage = error,
                Classes = output.Classes(),
                Attributes = output.Others(),
            }
        );
}
