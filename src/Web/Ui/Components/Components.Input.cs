using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>A field for one line of text.</summary>
    public static IHtmlContent Input(InputOptions options)
    {
        var id = options.Id ?? options.Name;
        return FormGroup(options.FormGroup, options.ErrorMessage)
            .AddLabel(options.Label, id)
            .AddHintAndError(id, options.Hint, options.ErrorMessage)
            .Add(WithAffixes(options, InputElement(options, id)));
    }

    private static Element InputElement(InputOptions options, string? id) =>
        new Element("input", "govuk-input", options.Classes, options.ErrorMessage is null ? null : "govuk-input--error")
            .Set("id", id)
            .Set("name", options.Name)
            .Set("type", options.Type)
            .Set("spellcheck", WordFor(options.Spellcheck))
            .Set("value", options.Value)
            .Flag("disabled", options.Disabled)
            .Set("aria-describedby", DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .Set("autocomplete", options.Autocomplete)
            .Set("autocapitalize", options.Autocapitalize)
            .Set("pattern", options.Pattern)
            .Set("inputmode", options.Inputmode)
            .Set(options.Attributes);

    private static Element WithAffixes(InputOptions options, Element input)
    {
        var (before, after) = (options.FormGroup?.BeforeInput, options.FormGroup?.AfterInput);
        return (before ?? options.Prefix ?? options.Suffix ?? after) is null
            ? input
            : new Element("div", "govuk-input__wrapper", options.InputWrapper?.Classes)
                .Set(options.InputWrapper?.Attributes)
                .AddContent(before)
                .Add(Affix("prefix", options.Prefix))
                .Add(input)
                .Add(Affix("suffix", options.Suffix))
                .AddContent(after);
    }

    private static Element? Affix(string place, Content? affix) =>
        affix is null ? null : new Element("div", "govuk-input__" + place, affix.Classes).Set("aria-hidden", "true").Set(affix.Attributes).AddContent(affix);
}

/// <summary>What a text field asks, and what is in it.</summary>
public sealed record InputOptions
{
    /// <summary>The id; the name if it is null.</summary>
    public string? Id { get; init; }

    /// <summary>The name under which it is sent.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of text: text, email, tel, url, password.</summary>
    public string Type { get; init; } = "text";

    /// <summary>What is in it.</summary>
    public string? Value { get; init; }

    /// <summary>What it asks for.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    /// <summary>A unit before it.</summary>
    public Content? Prefix { get; init; }

    /// <summary>A unit after it.</summary>
    public Content? Suffix { get; init; }

    /// <summary>The keyboard a phone shows.</summary>
    public string? Inputmode { get; init; }

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Whether a phone writes capital letters by itself.</summary>
    public string? Autocapitalize { get; init; }

    /// <summary>A pattern for older phones that need it to show digits.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether the browser marks spelling.</summary>
    public bool? Spellcheck { get; init; }

    /// <summary>True if it cannot be changed and is not sent.</summary>
    public bool Disabled { get; init; }

    /// <summary>Ids of what else describes it.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The element around the input and its units; only its classes and attributes are used.</summary>
    public Content? InputWrapper { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
