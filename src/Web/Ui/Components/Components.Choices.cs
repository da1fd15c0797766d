using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    // The first has no number, so that an error summary can link to it by the name of the question.
    private static string NumberedId(string? id, int index) => index == 0 ? id ?? "" : $"{id}-{index + 1}";

    /// <summary>What radios and checkboxes have in common: an input with its label and hint, and what it opens.</summary>
    private static IEnumerable<Element> Choice(ChoiceItem item, ChoiceInput input)
    {
        var block = input.Block;
        if (!string.IsNullOrEmpty(item.Divider))
        {
            yield return new Element("div", block + "__divider").Add(item.Divider);
            yield break;
        }

        var conditionalId = item.Conditional?.Html is null ? null : "conditional-" + input.Id;
        var hint = item.Hint is null ? null : item.Hint with { Id = input.Id + "-item-hint", Classes = Tokens.Together(block + "__hint", item.Hint.Classes) };
        var label = (item.Label ?? new()) with
        {
            Text = item.Text,
            Html = item.Html,
            For = input.Id,
            Classes = Tokens.Together(block + "__label", item.Label?.Classes),
        };

        yield return new Element("div", block + "__item")
            .Add(
                new Element("input", block + "__input")
                    .Set("id", input.Id)
                    .Set("name", input.Name)
                    .Set("type", input.Type)
                    .Set("value", item.Value ?? "")
                    .Flag("checked", input.IsChecked)
                    .Flag("disabled", item.Disabled)
                    .Set("data-aria-controls", conditionalId)
                    .Set("data-behaviour", item.Behaviour)
                    .Set("aria-describedby", Tokens.Together(input.DescribedBy, hint?.Id))
                    .Set(item.Attributes)
            )
            .Add(Label(label))
            .Add(hint is null ? null : Hint(hint));

        if (conditionalId is not null)
        {
            yield return new Element("div", block + "__conditional", input.IsChecked ? null : block + "__conditional--hidden")
                .Set("id", conditionalId)
                .Add(item.Conditional!.Html);
        }
    }

    /// <summary>The type, id and name of the input of one choice.</summary>
    private sealed record ChoiceInput(string Type, string Block)
    {
        public required string Id { get; init; }

        public string? Name { get; init; }

        public bool IsChecked { get; init; }

        public string? DescribedBy { get; init; }
    }
}

/// <summary>One choice among radios or checkboxes, or a divider between them.</summary>
public sealed record ChoiceItem
{
    /// <summary>The value that is sent.</summary>
    public string? Value { get; init; }

    /// <summary>Plain text.</summary>
    public string? Text { get; init; }

    /// <summary>HTML, instead of the text.</summary>
    public IHtmlContent? Html { get; init; }

    /// <summary>The id; a numbered one if it is null.</summary>
    public string? Id { get; init; }

    /// <summary>The name under which this one checkbox is sent, if it differs from the others.</summary>
    public string? Name { get; init; }

    /// <summary>How the label looks; only its classes and attributes are used.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Help with this choice.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>A word such as "or" instead of a choice.</summary>
    public string? Divider { get; init; }

    /// <summary>Whether it is chosen; the question's values decide if it is null.</summary>
    public bool? Checked { get; init; }

    /// <summary>True if it cannot be chosen.</summary>
    public bool Disabled { get; init; }

    /// <summary>What opens below it when it is chosen; only HTML is used.</summary>
    public Content? Conditional { get; init; }

    /// <summary><c>exclusive</c> for a checkbox that clears all others.</summary>
    public string? Behaviour { get; init; }

    /// <summary>Further attributes of the input.</summary>
    public Attributes? Attributes { get; init; }
}
