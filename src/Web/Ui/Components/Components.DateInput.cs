using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>A date in three fields: day, month and year.</summary>
    public static IHtmlContent DateInput(DateInputOptions options)
    {
        var frame = new QuestionFrame(options.Id)
        {
            FormGroup = options.FormGroup,

            // It is a group because one screen reader (JAWS) does not read the description of a fieldset of text fields.
            Fieldset = options.Fieldset is null ? null : options.Fieldset with { Role = "group" },
            Hint = options.Hint,
            ErrorMessage = options.ErrorMessage,
        };

        return Question(
            frame,
            new Element("div", "govuk-date-input", options.Classes)
                .Set(options.Attributes)
                .Set("id", options.Id)
                .AddContent(options.FormGroup?.BeforeInputs)
                .AddEach(DateFields(options))
                .AddContent(options.FormGroup?.AfterInputs)
        );
    }

    private static IEnumerable<Element> DateFields(DateInputOptions options)
    {
        DateField[] parts = [Part("day", options.Day), Part("month", options.Month), Part("year", options.Year)];
        var fields = options.Items is { Count: > 0 } items ? items : parts;
        var someHaveErrors = fields.Any(field => field.HasError);
        foreach (var field in fields.Where(field => !ReferenceEquals(field, DateField.None)))
        {
            var part = Array.FindIndex(parts, part => part.Name == field.Name);
            var isWrong = field.HasError || (field.Error ?? (options.ErrorMessage is not null && !someHaveErrors));
            yield return DateFieldElement(
                options,
                field with
                {
                    Value = field.Value ?? (part < 0 ? null : parts[part].Value) ?? options.Values.GetValueOrDefault(options.NameOf(field)),
                    Classes = Tokens.Together(
                        isWrong ? "govuk-input--error" : null,
                        field.HasWidth ? null
                            : part == 2 ? "govuk-input--width-4"
                            : "govuk-input--width-2",
                        field.Classes
                    ),
                }
            );
        }

        DateField Part(string name, DateField? given) =>
            given is null ? new() { Name = name, Value = options.Values.GetValueOrDefault(name) }
            : ReferenceEquals(given, DateField.None) ? given
            : given with { Name = given.Name ?? name };
    }

    private static Element DateFieldElement(DateInputOptions options, DateField field) =>
        new Element("div", "govuk-date-input__item").Add(
            Input(
                new()
                {
                    Label = new() { Text = field.Label ?? Capitalised(field.Name), Classes = "govuk-date-input__label" },
                    Id = field.Id ?? $"{options.Id}-{field.Name}",
                    Name = options.NameOf(field),
                    Value = field.Value,
                    Inputmode = field.Inputmode,
                    Autocomplete = field.Autocomplete,
                    Pattern = field.Pattern,
                    Classes = Tokens.Together("govuk-date-input__input", field.Classes),
                    Attributes = field.Attributes,
                }
            )
        );

    private static string? Capitalised(string? word) => string.IsNullOrEmpty(word) ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();
}

/// <summary>What a date input asks, and its fields.</summary>
public sealed record DateInputOptions
{
    /// <summary>The id of the three fields together, and the prefix of the id of each.</summary>
    public string? Id { get; init; }

    /// <summary>The prefix of the name of each field, followed by a hyphen.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>The day; <see cref="DateField.None"/> omits it.</summary>
    public DateField? Day { get; init; }

    /// <summary>The month; <see cref="DateField.None"/> omits it.</summary>
    public DateField? Month { get; init; }

    /// <summary>The year; <see cref="DateField.None"/> omits it.</summary>
    public DateField? Year { get; init; }

    /// <summary>Other fields instead of day, month and year.</summary>
    public IReadOnlyList<DateField>? Items { get; init; }

    /// <summary>What is in the fields, by their names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The fieldset that holds the question.</summary>
    public FieldsetOptions? Fieldset { get; init; }

    /// <summary>Help with it.</summary>
    public HintOptions? Hint { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ErrorMessageOptions? ErrorMessage { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }

    /// <summary>The full name of a field.</summary>
    internal string NameOf(DateField field) => string.IsNullOrEmpty(NamePrefix) ? field.Name ?? "" : $"{NamePrefix}-{field.Name}";
}

/// <summary>The day, month or year of a date input.</summary>
public sealed record DateField
{
    /// <summary>A field that is omitted.</summary>
    public static readonly DateField None = new();

    /// <summary>The name under which it is sent.</summary>
    public string? Name { get; init; }

    public string? Id { get; init; }

    /// <summary>What it asks for; the name if it is null.</summary>
    public string? Label { get; init; }

    /// <summary>What is in it.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it is wrong. If no field says so, an error in the date marks them all.</summary>
    public bool? Error { get; init; }

    /// <summary>The keyboard a phone shows.</summary>
    public string Inputmode { get; init; } = "numeric";

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>A pattern for older phones that need it to show digits.</summary>
    public string? Pattern { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }

    internal bool HasError => Error == true || Classes?.Contains("govuk-input--error") == true;

    internal bool HasWidth => Classes?.Contains("govuk-input--width-") == true;
}
