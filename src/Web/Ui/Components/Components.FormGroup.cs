namespace Lodestar.Ui;

public static partial class Components
{
    private static Element FormGroup(FormGroupOptions? options, ErrorMessageOptions? error) =>
        new Element("div", "govuk-form-group", error is null ? null : "govuk-form-group--error", options?.Classes).Set(options?.Attributes);

    private static Element AddLabel(this Element group, LabelOptions? label, string? id) => group.Add(label is null ? null : Label(label with { For = id }));

    private static Element AddHintAndError(this Element group, string? id, HintOptions? hint, ErrorMessageOptions? error) =>
        group.Add(hint is null ? null : Hint(hint with { Id = HintId(id) })).Add(error is null ? null : ErrorMessage(error with { Id = ErrorId(id) }));

    /// <summary>The inputs that answer one question, with its hint and its error, in a fieldset if it has one.</summary>
    private static Element Question(QuestionFrame frame, Element inputs)
    {
        var group = FormGroup(frame.FormGroup, frame.ErrorMessage);
        if (frame.Fieldset is null)
        {
            return group.AddHintAndError(frame.Id, frame.Hint, frame.ErrorMessage).Add(inputs);
        }

        var fieldset = Fieldset(frame.Fieldset with { DescribedBy = frame.AllDescriptions });
        return group.Add(fieldset.AddHintAndError(frame.Id, frame.Hint, frame.ErrorMessage).Add(inputs));
    }

    private static Element AddContent(this Element element, Content? content) => element.Add(content?.Html, content?.Text);

    /// <summary>Ids of all that describes a field: what the page names, then its hint, then its error.</summary>
    private static string? DescribedBy(string? named, string? id, HintOptions? hint, ErrorMessageOptions? error) =>
        Tokens.Together(named, hint is null ? null : HintId(id), error is null ? null : ErrorId(id));

    private static string HintId(string? id) => id + "-hint";

    private static string ErrorId(string? id) => id + "-error";

    /// <summary>What is around the inputs of a question.</summary>
    private sealed record QuestionFrame(string? Id)
    {
        public FormGroupOptions? FormGroup { get; init; }

        public FieldsetOptions? Fieldset { get; init; }

        public HintOptions? Hint { get; init; }

        public ErrorMessageOptions? ErrorMessage { get; init; }

        public string? DescribedBy { get; init; }

        public string? AllDescriptions => Components.DescribedBy(Fieldset?.DescribedBy ?? DescribedBy, Id, Hint, ErrorMessage);
    }
}

/// <summary>Options of the group that holds a field with its label, hint and error.</summary>
public sealed record FormGroupOptions
{
    /// <summary>Content before the single input.</summary>
    public Content? BeforeInput { get; init; }

    /// <summary>Content after the single input.</summary>
    public Content? AfterInput { get; init; }

    /// <summary>Content before the inputs of a question with several.</summary>
    public Content? BeforeInputs { get; init; }

    /// <summary>Content after the inputs of a question with several.</summary>
    public Content? AfterInputs { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }
}
