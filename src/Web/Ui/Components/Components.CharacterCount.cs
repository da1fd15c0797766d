using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

public static partial class Components
{
    /// <summary>A text area that says how much may still be written.</summary>
    public static IHtmlContent CharacterCount(CharacterCountOptions options)
    {
        var id = options.Id ?? options.Name;
        var message = new HintOptions
        {
            Id = id + "-info",
            Text = options.Limit is { } limit ? options.Description.Replace("%{count}", limit.ToString()) : null,
            Classes = Tokens.Together("govuk-character-count__message", options.CountMessage?.Classes),
        };

        return Textarea(
            new()
            {
                Id = id,
                Name = options.Name,
                DescribedBy = message.Id,
                Rows = options.Rows,
                Spellcheck = options.Spellcheck,
                Value = options.Value,
                Classes = Tokens.Together("govuk-js-character-count", options.Classes),
                Label = options.Label,
                Hint = options.Hint,
                ErrorMessage = options.ErrorMessage,
                Attributes = options.Attributes,
                FormGroup = new()
                {
                    Classes = Tokens.Together("govuk-character-count", options.FormGroup?.Classes),
                    Attributes = CountAttributes(options),
                    BeforeInput = options.FormGroup?.BeforeInput,
                    AfterInput = new() { Html = new HtmlContentBuilder().AppendHtml(Hint(message)).AppendHtml(After(options.FormGroup)) },
                },
            }
        );
    }

    private static IHtmlContent After(FormGroupOptions? group) => group?.AfterInput?.Html ?? new HtmlContentBuilder().Append(group?.AfterInput?.Text ?? "");

    private static Attributes CountAttributes(CharacterCountOptions options)
    {
        var attributes = new Attributes
        {
            ["data-module"] = "govuk-character-count",
            ["data-maxlength"] = options.Maxlength?.ToString(),
            ["data-maxwords"] = options.Maxwords?.ToString(),
            ["data-threshold"] = options.Threshold?.ToString(),
            ["data-count-type"] = options.CountTypeInUse,
            ["data-i18n.textarea-description.other"] = options.Limit is null ? options.TextareaDescriptionText : null,
            ["data-i18n.characters-at-limit"] = options.CharactersAtLimitText,
            ["data-i18n.words-at-limit"] = options.WordsAtLimitText,
        };
        AddPlurals("characters-under-limit", options.CharactersUnderLimitText);
        AddPlurals("characters-over-limit", options.CharactersOverLimitText);
        AddPlurals("words-under-limit", options.WordsUnderLimitText);
        AddPlurals("words-over-limit", options.WordsOverLimitText);
        foreach (var (name, value) in options.FormGroup?.Attributes ?? [])
        {
            attributes.TryAdd(name, value);
        }

        return attributes;

        void AddPlurals(string key, IReadOnlyDictionary<string, string>? messages)
        {
            foreach (var (rule, message) in messages ?? new Dictionary<string, string>())
            {
                attributes[$"data-i18n.{key}.{rule}"] = message;
            }
        }
    }
}

/// <summary>What a text area asks, and how much may be written in it.</summary>
public sealed record CharacterCountOptions
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

    /// <summary>How many characters may be written.</summary>
    public int? Maxlength { get; init; }

    /// <summary>How many words may be written; takes precedence over the number of characters.</summary>
    public int? Maxwords { get; init; }

    /// <summary>The percentage of the limit from which the count is shown.</summary>
    public int? Threshold { get; init; }

    /// <summary>What is counted if a script sets the limit: characters, words or graphemes.</summary>
    public string? CountType { get; init; }

    /// <summary>How the count looks; only its classes are used.</summary>
    public Content? CountMessage { get; init; }

    /// <summary>The limit in words, with <c>%{count}</c> in place of the number.</summary>
    public string? TextareaDescriptionText { get; init; }

    /// <summary>How many characters are left, by plural rule.</summary>
    public IReadOnlyDictionary<string, string>? CharactersUnderLimitText { get; init; }

    /// <summary>No characters are left.</summary>
    public string? CharactersAtLimitText { get; init; }

    /// <summary>How many characters are too many, by plural rule.</summary>
    public IReadOnlyDictionary<string, string>? CharactersOverLimitText { get; init; }

    /// <summary>How many words are left, by plural rule.</summary>
    public IReadOnlyDictionary<string, string>? WordsUnderLimitText { get; init; }

    /// <summary>No words are left.</summary>
    public string? WordsAtLimitText { get; init; }

    /// <summary>How many words are too many, by plural rule.</summary>
    public IReadOnlyDictionary<string, string>? WordsOverLimitText { get; init; }

    /// <summary>Whether the browser marks spelling.</summary>
    public bool? Spellcheck { get; init; }

    /// <summary>The group around it.</summary>
    public FormGroupOptions? FormGroup { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }

    internal int? Limit => Maxwords ?? Maxlength;

    internal string? CountTypeInUse => CountType ?? (Maxwords is null ? null : "words");

    internal string Description => TextareaDescriptionText ?? $"You can enter up to %{{count}} {(CountTypeInUse == "words" ? "words" : "characters")}";
}
