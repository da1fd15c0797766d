using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>One choice from a list that opens.</summary>
    public static IHtmlContent Select(SelectOptions options)
    {
        var id = options.Id ?? options.Name;
        var select = new Element("select", "govuk-select", options.Classes, options.ErrorMessage is null ? null : "govuk-select--error")
            .Set("id", id)
            .Set("name", options.Name)
            .Flag("disabled", options.Disabled)
            .Set("aria-describedby", DescribedBy(options.DescribedBy, id, options.Hint, options.ErrorMessage))
            .Set(options.Attributes)
            .AddEach(options.Items.OfType<SelectItem>().Select(item => Option(item, options.Value)));

        return FormGroup(options.FormGroup, options.ErrorMessage)
            .AddLabel(options.Label, id)
            .AddHintAndError(id, options.Hint, options.ErrorMessage)
            .AddContent(options.FormGroup?.BeforeInput)
            .Add(select)
            .AddContent(options.FormGroup?.AfterInput);
    }

    private static Element Option(SelectItem item, string? value) =>
        new Element("option")
            .Set("value", item.Value)
            .Flag("selected", item.Selected ?? (!string.IsNullOrEmpty(value) && value == (item.Value ?? item.Text)))
            .Flag("disabled", item.Disabled)
            .Set(item.Attributes)
            .Add(item.Text);
}

/// <summary>What a select asks, and its choices.</summary>
public sealed record SelectOptions
{
    /// <summary>The id; the name if it is null.</summary>
    public string? Id { get; init; }

    /// <summary>The name under which it is sent.</summary>
    public string? Name { get; init; }

    /// <summary>The choices; null is skipped.</summary>
    public IReadOnlyList<SelectItem?> Items { get; init; } = [];

    /// <summary>The value chosen.</summary>
    public string? Value { get; init; }

    /// <summary>What it asks for.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

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

/// <summary>One choice of a select.</summary>
public sealed record SelectItem
{
    /// <summary>The value that is sent; the text if it is null.</summary>
    public string? Value { get; init; }

    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it is chosen; the value of the select decides if it is null.</summary>
    public bool? Selected { get; init; }

    /// <summary>True if it cannot be chosen.</summary>
    public bool Disabled { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
