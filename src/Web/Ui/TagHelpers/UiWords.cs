namespace Lodestar.Ui;

/// <summary>The words that components add themselves. The application registers those of the reader's language.</summary>
public sealed record UiWords
{
    /// <summary>Said before an error beside a field.</summary>
    public string Error { get; init; } = "Error";

    /// <summary>The heading of an error summary.</summary>
    public string Problem { get; init; } = "There is a problem";

    /// <summary>The error for an answer that could not be read, if there is no better one.</summary>
    public string Unreadable { get; init; } = "Check this answer";

    /// <summary>Said before a warning.</summary>
    public string Warning { get; init; } = "Warning";

    /// <summary>The title of a notification.</summary>
    public string Important { get; init; } = "Important";

    /// <summary>The title of a notification that something worked.</summary>
    public string Success { get; init; } = "Success";

    /// <summary>A back link.</summary>
    public string Back { get; init; } = "Back";

    /// <summary>The link that changes an answer.</summary>
    public string Change { get; init; } = "Change";

    /// <summary>What a date without a name of its own is called.</summary>
    public string Date { get; init; } = "The date";

    /// <summary>The first field of a date.</summary>
    public string Day { get; init; } = "Day";

    /// <summary>The second field of a date.</summary>
    public string Month { get; init; } = "Month";

    /// <summary>The third field of a date.</summary>
    public string Year { get; init; } = "Year";

    /// <summary>
    /// What can be wrong with a date; {0} is its label. The keys name what is missing (day, month, year, day-month, day-year, month-year), or
    /// are short-year or not-real.
    /// </summary>
    public IReadOnlyDictionary<string, string> DateErrors { get; init; } =
        new Dictionary<string, string>
        {
            ["day"] = "{0} must include a day",
            ["month"] = "{0} must include a month",
            ["year"] = "{0} must include a year",
            ["day-month"] = "{0} must include a day and a month",
            ["day-year"] = "{0} must include a day and a year",
            ["month-year"] = "{0} must include a month and a year",
            ["short-year"] = "{0} must have a year with four numbers",
            ["not-real"] = "{0} must be a real date",
        };

    /// <summary>How much may be written, with %{count} in place of the number.</summary>
    public string CharacterLimit { get; init; } = "You can enter up to %{count} characters";

    /// <summary>How many characters are left, by plural rule.</summary>
    public IReadOnlyDictionary<string, string> CharactersLeft { get; init; } =
        new Dictionary<string, string> { ["one"] = "You have %{count} character remaining", ["other"] = "You have %{count} characters remaining" };

    public string NoCharactersLeft { get; init; } = "You have 0 characters remaining";

    /// <summary>How many characters are too many, by plural rule.</summary>
    public IReadOnlyDictionary<string, string> CharactersTooMany { get; init; } =
        new Dictionary<string, string> { ["one"] = "You have %{count} character too many", ["other"] = "You have %{count} characters too many" };

    /// <summary>Said before the words on the button that leaves a page quickly.</summary>
    public string Emergency { get; init; } = "Emergency";

    /// <summary>The button that leaves a page quickly.</summary>
    public string Exit { get; init; } = "Exit this page";

    /// <summary>Said while leaving.</summary>
    public string Exiting { get; init; } = "Loading.";

    /// <summary>Said if the shift key was pressed too slowly.</summary>
    public string ExitTimedOut { get; init; } = "Exit this page expired.";

    /// <summary>Said after the shift key was pressed once.</summary>
    public string ExitTwoMore { get; init; } = "Shift, press 2 more times to exit.";

    /// <summary>Said after the shift key was pressed twice.</summary>
    public string ExitOneMore { get; init; } = "Shift, press 1 more time to exit.";
}
