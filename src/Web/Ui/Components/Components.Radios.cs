using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>One choice from a list that is always open.</summary>
    public static IHtmlContent Radios(RadiosOptions options)
    {
        var frame = new QuestionFrame(options.IdPrefix ?? options.Name)
        {
            FormGroup = options.FormGroup,
            Fieldset = options.Fieldset,
            Hint = options.Hint,
            ErrorMessage = options.ErrorMessage,
        };

        return Question(
            frame,
            new Element("div", "govuk-radios", options.Classes)
                .Set(options.Attributes)
                .Set("data-module", "govuk-radios")
                .AddContent(options.FormGroup?.BeforeInputs)
                .AddEach(options.Items.SelectMany((item, index) => Radio(item, NumberedId(frame.Id, index))))
                .AddContent(options.FormGroup?.AfterInputs)
        );

        IEnumerable<Element> Radio(ChoiceItem? item, string id) =>
            item is null
                ? []
                : Choice(
                    item,
                    new("radio", "govuk-radios")
                    {
                        Id = item.Id ?? id,
                        Name = options.Name,
                        IsChecked = item.Checked ?? (!string.IsNullOrEmpty(options.Value) && options.Value == item.Value),
                    }
                );
    }
}

/// <summary>What radios ask, and their choices.</summary>
public sealed record RadiosOptions
{
    /// <summary>The prefix of the ids of the inputs; the name if it is null.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The name under which the choice is sent.</summary>
    public string? Name { get; init; }

    /// <summary>The choices; null is skipped.</summary>
    public IReadOnlyList<ChoiceItem?> Items { get; init; } = [];

    /// <summary>The value chosen.</summary>
    public string? Value { get; init; }

    /// <summary>The fieldset that holds the question.</summary>
    public FieldsetOptions? Fieldset { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes: <c>govuk-radios--inline</c>, <c>govuk-radios--small</c>.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
