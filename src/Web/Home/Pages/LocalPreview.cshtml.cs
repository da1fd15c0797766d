using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Home.Pages;

/// <summary>
/// A question of the draft as people would see it when they answer. It is in this folder because Standards does not know how a question is
/// asked.
/// </summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalPreviewPage(LocalDrafts drafts, Words words, UiWords ui) : PageModel
{
    public string Id { get; private set; } = "";

    /// <summary>The pack with the draft on top.</summary>
    public Pack Pack { get; private set; } = null!;

    /// <summary>An organisation's item; null if the question is for practitioners.</summary>
    public OrganisationItem? TeamItem { get; private set; }

    public Item? PersonItem { get; private set; }

    public PersonReflection? Reflection { get; private set; }

    public IReadOnlyList<LocalFault> Faults { get; private set; } = [];

    /// <summary>True if it is shown as narrow as on a phone.</summary>
    public bool IsNarrow { get; private set; }

    public string Standard => Pack.Standards.Standards.FirstOrDefault(standard => standard.Id == TeamItem!.Standard)?.Title ?? "";

    public string Section => Reflection!.SectionOf(PersonItem!).Title;

    public async Task<IActionResult> OnGetAsync(string id, string? width, CancellationToken stop)
    {
        var open = await drafts.OpenAsync(stop);
        (Id, IsNarrow) = (id, width == "phone");
        Pack = Layering.Above(open.Pack, open.Next, words.Language.Say);
        TeamItem = open.Next.Question(id) is { } question
            ? Layering.ItemOf(Pack, question, words.Language.Say)
            : Pack.Organisation?.Items.FirstOrDefault(item => item.Id == id);
        Reflection = Pack.Reflections.FirstOrDefault(reflection => reflection.Find(id) is not null);
        PersonItem = Reflection?.Find(id);
        Faults = [.. drafts.Faults(open).Where(fault => fault.About == id)];
        return TeamItem is null && PersonItem is null ? NotFound() : Page();
    }

    /// <summary>The levels as radio buttons.</summary>
    public RadiosOptions Levels() =>
        new()
        {
            Name = "Choice",
            Fieldset = new()
            {
                Legend = new() { Text = words["together.item.level"], Classes = "govuk-fieldset__legend--m" },
            },
            Hint = new() { Text = words["together.item.level-hint"] },
            Items =
            [
                .. Pack
                    .Standards.Levels.Zip(TeamItem!.Levels)
                    .Select(pair => new ChoiceItem
                    {
                        Value = $"{pair.First.Number}",
                        Text = pair.First.Name,
                        Hint = new() { Text = pair.Second },
                    }),
                new ChoiceItem { Value = AnswerForm.NotKnown, Text = words["together.not-known"] },
                new ChoiceItem
                {
                    Value = AnswerForm.NotRelevant,
                    Text = words["together.not-relevant"],
                    Hint = new() { Text = words["together.not-relevant-hint"] },
                },
            ],
        };

    /// <summary>A text field as the answering page shows it.</summary>
    public CharacterCountOptions Field(string name, string label, string hint) =>
        new()
        {
            Id = name,
            Rows = 3,
            Maxlength = AnswerWords.Longest,
            Label = new() { Text = words[label], Classes = "govuk-label--s" },
            Hint = new() { Text = $"{hint} {words["safeguards.hint"]}".Trim() },
            TextareaDescriptionText = ui.CharacterLimit,
            CharactersUnderLimitText = ui.CharactersLeft,
            CharactersAtLimitText = ui.NoCharactersLeft,
            CharactersOverLimitText = ui.CharactersTooMany,
        };
}
