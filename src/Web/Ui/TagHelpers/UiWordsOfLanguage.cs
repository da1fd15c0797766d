namespace Lodestar.Ui;

/// <summary>Gives the components the words of the reader's language.</summary>
internal static class UiWordsOfLanguage
{
    /// <summary>The components' words in a language.</summary>
    public static UiWords Of(Words words) =>
        new()
        {
            Error = words["ui.errors.prefix"],
            Problem = words["ui.errors.title"],
            Unreadable = words["ui.errors.unreadable"],
            Warning = words["ui.notes.warning"],
            Important = words["ui.notes.important"],
            Success = words["ui.notes.success"],
            Back = words["ui.back"],
            Change = words["ui.change"],
            Date = words["ui.dates.date"],
            Day = words["ui.dates.day-field"],
            Month = words["ui.dates.month-field"],
            Year = words["ui.dates.year-field"],
            DateErrors = new[] { "day", "month", "year", "day-month", "day-year", "month-year" }
                .Select(missing => KeyValuePair.Create(missing, words[$"ui.dates.missing-{missing}"]))
                .Concat(new[] { "short-year", "not-real" }.Select(wrong => KeyValuePair.Create(wrong, words[$"ui.dates.{wrong}"])))
                .ToDictionary(),
            CharacterLimit = words["ui.count.up-to"],
            CharactersLeft = Plural(words, "left"),
            NoCharactersLeft = words["ui.count.none-left"],
            CharactersTooMany = Plural(words, "over"),
            Emergency = words["ui.exit.emergency"],
            Exit = words["ui.exit.text"],
            Exiting = words["ui.exit.activated"],
            ExitTimedOut = words["ui.exit.timed-out"],
            ExitTwoMore = words["ui.exit.two-more"],
            ExitOneMore = words["ui.exit.one-more"],
        };

    private static Dictionary<string, string> Plural(Words words, string of) =>
        new() { ["one"] = words[$"ui.count.{of}-one"], ["other"] = words[$"ui.count.{of}-other"] };
}
