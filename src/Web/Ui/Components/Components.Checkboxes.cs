using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>Any number of choices from a list that is always open.</summary>
    public static IHtmlContent Checkboxes(CheckboxesOptions options)
    {
        var frame = new QuestionFrame(options.IdPrefix ?? options.Name)
        {
            FormGroup = options.FormGroup,
            Fieldset = options.Fieldset,
            Hint = options.Hint,
            ErrorMessage = options.ErrorMessage,
            DescribedBy = options.DescribedBy,
        };

        return Question(
            frame,
            new Element("div", "govuk-checkboxes", options.Classes)
                .Set(options.Attributes)
                .Set("data-module", "govuk-checkboxes")
                .AddContent(options.FormGroup?.BeforeInputs)
                .AddEach(options.Items.SelectMany((item, index) => Checkbox(item, NumberedId(frame.Id, index))))
                .AddContent(options.FormGroup?.AfterInputs)
        );

        IEnumerable<Element> Checkbox(ChoiceItem? item, string id) =>
            item is null
                ? []
                : Choice(
                    item,
                    new("checkbox", "govuk-checkboxes")
                    {
                        Id = item.Id ?? id,
                        Name = item.Name ?? options.Name,
                        IsChecked = item.Checked ?? (item.Value is not null && options.Values.Contains(item.Value)),

                        // Without a fieldset, the hint and the error of the question have no element to describe.
                        DescribedBy = options.Fieldset is null ? frame.AllDescriptions : null,
                    }
                );
    }
}

/// <summary>What checkboxes ask, and their choices.</summary>
public sealed record CheckboxesOptions
{
    /// <summary>The prefix of the ids of the inputs; the name if it is null.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The name under which the choices are sent.</summary>
    public string? Name { get; init; }

    /// <summary>The choices; null is skipped.</summary>
    public IReadOnlyList<ChoiceItem?> Items { get; init; } = [];

    /// <summary>The values chosen.</summary>
    public IReadOnlyCollection<string> Values { get; init; } = [];

    /// <summary>The fieldset that holds the question.</summary>
    public FieldsetOptions? Fieldset { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    /// <summary>Ids of what else describes it.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes: <c>govuk-checkboxes--small</c>.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
