using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lodestar.Practice;

/// <summary>An item as a form shows it: what was answered or typed, and what is wrong.</summary>
/// <param name="Values">What is chosen or written.</param>
/// <param name="Problem">What is wrong, in words; null if nothing is.</param>
/// <param name="IsHeading">True if its question is the heading of the page.</param>
internal sealed record AskedItem(Item Item, IReadOnlyList<string> Values, string? Problem, bool IsHeading);

/// <summary>Turns an item into the form control with which it is answered. The control's name is the id of the item.</summary>
internal sealed class QuestionControls(Words words, UiWords ui)
{
    /// <summary>Makes an item ready to be shown, with what was typed or answered.</summary>
    public static AskedItem Ask(OpenSitting open, Item item, ModelStateDictionary state, IFormCollection? form, bool isHeading)
    {
        var given = form is null ? (open.Hides(item) ? [] : open.Answers.To(item)) : [.. form[item.Id].Select(value => value ?? "")];
        return new AskedItem(item, given, state.ErrorOf(item.Id), isHeading);
    }

    /// <summary>The form control of an item.</summary>
    public IHtmlContent Control(Pack pack, PersonReflection reflection, AskedItem asked)
    {
        var (item, values, problem, _) = asked;
        var error = problem is null ? null : new ErrorMessageOptions { Text = problem, VisuallyHiddenText = ui.Error };
        var hint = item.Hint is null ? null : new HintOptions { Text = item.Hint };
        if (item.Kind == ItemKind.Text)
        {
            return Text(asked, error);
        }

        var choices = AnswerCheck.Choices(pack, reflection, item);
        var several = item.Kind is ItemKind.Many or ItemKind.Districts;
        var items = choices.SelectMany((choice, place) => Choice(choice, place, several, choices)).ToList();
        if (several)
        {
            return Components.Checkboxes(
                new CheckboxesOptions
                {
                    Name = item.Id,
                    Items = items,
                    Values = [.. values],
                    Fieldset = Legend(asked),
                    Hint = hint,
                    ErrorMessage = error,
                }
            );
        }

        var radios = Components.Radios(
            new RadiosOptions
            {
                Name = item.Id,
                Items = items,
                Value = values is [var value, ..] ? value : null,
                Fieldset = Legend(asked),
                Hint = item.Scale is { } scale
                    ? new HintOptions { Text = $"{item.Hint} {words["practice.question.scale", scale.From, scale.Low, scale.To, scale.High]}".Trim() }
                    : hint,
                ErrorMessage = error,
            }
        );
        return item.Kind == ItemKind.Scale ? new Element("div", "ls-scale").Add(radios) : radios;
    }

    /// <summary>The words of an answer as they are shown again.</summary>
    public string Label(Option choice) => choice.Label.Length > 0 ? choice.Label : words["practice.not-sure"];

    /// <summary>The words of all answers to an item; empty if it was not answered.</summary>
    public IReadOnlyList<string> Labels(OpenSitting open, Item item)
    {
        var values = open.Answers.To(item);
        return item.Kind == ItemKind.Text
            ? [.. values.Where(text => text.Length > 0)]
            : [.. AnswerCheck.Choices(open.Pack, open.Reflection, item).Where(choice => values.Contains(choice.Code)).Select(Label)];
    }

    private IEnumerable<ChoiceItem> Choice(Option choice, int place, bool several, IReadOnlyList<Option> all)
    {
        if (several && choice.Alone && place > 0 && !all[place - 1].Alone)
        {
            yield return new ChoiceItem { Divider = words["practice.or"] };
        }

        yield return new ChoiceItem
        {
            Value = choice.Code,
            Text = Label(choice),
            Behaviour = several && choice.Alone ? "exclusive" : null,
        };
    }

    private static FieldsetOptions Legend(AskedItem asked) =>
        new()
        {
            Legend = new LegendOptions
            {
                Text = asked.Item.Question,
                IsPageHeading = asked.IsHeading,
                Classes = asked.IsHeading ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s",
            },
        };

    private IHtmlContent Text(AskedItem asked, ErrorMessageOptions? error) =>
        Components.CharacterCount(
            new CharacterCountOptions
            {
                Id = asked.Item.Id,
                Name = asked.Item.Id,
                Value = asked.Values is [var text, ..] ? text : "",
                Rows = 4,
                Maxlength = asked.Item.Length,
                Label = new LabelOptions
                {
                    Text = asked.Item.Question,
                    IsPageHeading = asked.IsHeading,
                    Classes = "govuk-label--l",
                },
                Hint = new HintOptions { Text = words["practice.question.no-names"] },
                ErrorMessage = error,
                TextareaDescriptionText = ui.CharacterLimit,
                CharactersAtLimitText = ui.NoCharactersLeft,
                CharactersUnderLimitText = ui.CharactersLeft,
                CharactersOverLimitText = ui.CharactersTooMany,
            }
        );
}
