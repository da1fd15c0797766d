using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>A field of a form, bound to a property of the page.</summary>
/// <remarks>
/// It is a base class, against the rule of the house: Razor finds the attributes of a tag among the properties of its class, so this is how
/// fields share theirs.
/// </remarks>
public abstract class FieldTagHelper(UiWords words) : TagHelper
{
    /// <summary>The property to which it is bound.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>What it asks for; the display name of the property if it is not set.</summary>
    public string? Label { get; set; }

    /// <summary>How large the label is: s, m, l or xl.</summary>
    public string? LabelSize { get; set; }

    /// <summary>True if the label is also the heading of the page.</summary>
    public bool LabelIsHeading { get; set; }

    /// <summary>Help with it.</summary>
    public string? Hint { get; set; }

    /// <summary>Set by the framework.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    private protected UiWords UiWords => words;

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => FieldId.Of(Name);

    private protected LabelOptions LabelOptions =>
        new()
        {
            Text = LabelText,
            Classes = SizedAs("govuk-label"),
            IsPageHeading = LabelIsHeading,
        };

    private protected FieldsetOptions FieldsetOptions =>
        new()
        {
            Legend = new()
            {
                Text = LabelText,
                Classes = SizedAs("govuk-fieldset__legend"),
                IsPageHeading = LabelIsHeading,
            },
        };

    private protected HintOptions? HintOptions => string.IsNullOrEmpty(Hint) ? null : new() { Text = Hint };

    private string LabelText => Label ?? For.Metadata.GetDisplayName();

    /// <summary>What is in the field: what was typed, so that nobody has to type it twice, or the model's value.</summary>
    private protected IReadOnlyList<string> Values() => Typed(Name) ?? [.. AsSent(For.Model)];

    /// <summary>What was typed into a field; null if the form did not have it.</summary>
    private protected IReadOnlyList<string>? Typed(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.RawValue is { } raw ? [.. AsSent(raw)] : null;

    /// <summary>Adds the field to those of the page, for the error summary, and returns the error to show beside it.</summary>
    private protected ErrorMessageOptions? Place() => Place(Id);

    /// <summary>The same for a field with several inputs, of which the one with this id should be fixed first.</summary>
    private protected ErrorMessageOptions? Place(string firstId)
    {
        var error = ViewContext.ModelState.ErrorOf(Name, words);
        PlacedFields.On(ViewContext).Add(new(Name, firstId, error));
        return error is null ? null : new() { Text = error, VisuallyHiddenText = words.Error };
    }

    private string? SizedAs(string block) => string.IsNullOrEmpty(LabelSize) ? null : $"{block}--{LabelSize}";

    private static IEnumerable<string> AsSent(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            bool yes => [yes ? "true" : "false"],
            DateOnly date => [date.ToString("O", CultureInfo.InvariantCulture)],
            System.Collections.IEnumerable several => several.Cast<object?>().SelectMany(AsSent),
            IFormattable formattable => [formattable.ToString(format: null, CultureInfo.InvariantCulture)],
            _ => [value.ToString() ?? ""],
        };
}
