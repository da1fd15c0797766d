using Lodestar.Ui;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Safeguards;

/// <summary>
/// A field for people's own words. It says how much may still be written, and that no child may be named. Its page gives the words to
/// <see cref="FreeText"/> before it saves, and a test fails if it does not.
/// </summary>
[HtmlTargetElement("ui-free-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FreeTextTagHelper(FreeTextSeen free, Words words, UiWords ui) : FieldTagHelper(ui)
{
    /// <summary>How many lines it shows.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>How many characters may be written.</summary>
    public int Maxlength { get; set; } = 500;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (free.TakenOut.ContainsKey(Name))
        {
            output.Content.AppendHtml(Components.InsetText(new() { Text = words["safeguards.taken-out"] }));
        }

        output.Content.AppendHtml(
            Components.CharacterCount(
                new()
                {
                    Id = Id,
                    Name = Name,
                    Value = Values().FirstOrDefault(),
                    Rows = Rows,
                    Label = LabelOptions,
                    Hint = new() { Text = $"{Hint} {words["safeguards.hint"]}".Trim() },
                    ErrorMessage = Place(),
                    Maxlength = Maxlength,
                    TextareaDescriptionText = UiWords.CharacterLimit,
                    CharactersUnderLimitText = UiWords.CharactersLeft,
                    CharactersAtLimitText = UiWords.NoCharactersLeft,
                    CharactersOverLimitText = UiWords.CharactersTooMany,
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
        if (ViewContext.ModelState.ErrorOf(Name) is not null)
        {
            TakeOutButton.Offer(output, free, words);
        }
    }
}

/// <summary>The button that takes out what was found; it is on a page once.</summary>
internal static class TakeOutButton
{
    /// <summary>Adds the button unless it is already on the page.</summary>
    public static void Offer(TagHelperOutput output, FreeTextSeen free, Words words)
    {
        if (free.CanTakeOut && !free.IsOffered)
        {
            free.IsOffered = true;
            output.Content.AppendHtml(
                Components.Button(
                    new()
                    {
                        Text = words["safeguards.take-out"],
                        Name = FreeText.Button,
                        Value = FreeText.TakeOut,
                        PreventDoubleClick = true,
                        Classes = "govuk-button--secondary",
                    }
                )
            );
        }
    }
}

/// <summary>
/// Goes among the buttons of a form with free text. It carries what goes with the form, and offers to take out what was found in a field of
/// another kind.
/// </summary>
[HtmlTargetElement("free-text-help", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FreeTextHelpTagHelper(FreeTextSeen free, Words words) : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        foreach (var (name, value) in free.Carried)
        {
            output.Content.AppendHtml(new Element("input").Set("type", "hidden").Set("name", name).Set("value", value));
        }

        TakeOutButton.Offer(output, free, words);
    }
}
