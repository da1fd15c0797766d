using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    // A browser drops the first line break in a text area. Without this one, a text that begins with a line break would lose it.
    private static readonly HtmlString DroppedLineBreak = new("\n");

    /// <summary>A field for several lines of text.</summary>
    public static IHtmlContent Textarea(TextareaOptions options)
    {
        var id = options.Id ?? options.Name;
        var area = new Element("textarea", "govuk-textarea", options.ErrorMessage is null ? null : "govuk-textarea--error", options.Classes)
            .Set("id", id)
            .Set("name", options.Name)
            .Set("rows", options.Rows.ToString())
            .Set("spellcheck", WordFor(options.Spellcheck))
            .Flag("disabled", options.Disabled)
            .Set("aria-describedby", DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .Set("autocomplete", options.Autocomplete)
            .Set(options.Attributes)
            .Add(DroppedLineBreak)
            .Add(options.Value);

        return FormGroup(options.FormGroup, options.ErrorMessage)
            .AddLabel(options.Label, id)
            .AddHintAndError(id, options.Hint, options.ErrorMessage)
            .AddContent(options.FormGroup?.BeforeInput)
            .Add(area)
            .AddContent(options.FormGroup?.AfterInput);
    }
}

/// <summary>Options of a text area.</summary>
public sealed record TextareaOptions
{
    /// <summary>The id; the name if it is null.</summary>
    public string? Id { get; init; }

    /// <summary>The name under which it is sent.</summary>
    public string? Name { get; init; }

    /// <summary>What is in it.</summary>
    public string? Value { get; init; }

    /// <summary>How many lines it shows.</summary>
    public int Rows { get; init; } = 5;

    /// <summary>What it asks for.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Whether the browser marks spelling.</summary>
    public bool? Spellcheck { get; init; }

    /// <summary>True if it cannot be changed and is not sent.</summary>
    public bool Disabled { get; init; }

    /// <summary>Ids of what else describes it.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
