using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>A text of a version, with the name and label of its field.</summary>
internal sealed record TextToTakeOut(string Field, string Label, string Text);

/// <summary>
/// The pages for taking words that point at a person out of a version and everything that holds a copy: which words, then every place by name,
/// then the removal.
/// </summary>
[Authorize(TogetherCan.LeadTeams), Opens<TeamView>]
internal sealed class TeamTakeOutPage(Current<TeamView> current, TeamAnswers answers, TakingOut taking, Words words) : PageModel
{
    public TeamView Open => current.Open;

    public OrganisationItem Item { get; private set; } = null!;

    public int Number { get; private set; }

    public IReadOnlyList<TextToTakeOut> Texts { get; private set; } = [];

    /// <summary>The text from which words are taken; null until it is chosen.</summary>
    public TextToTakeOut? Chosen { get; private set; }

    /// <summary>The words to take out.</summary>
    [BindProperty]
    public string? Gone { get; set; }

    /// <summary>The places with the words, after a search.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>The remaining words of the text.</summary>
    public string Left { get; private set; } = "";

    /// <summary>The texts of a version from which words can be taken out, with the names of their fields.</summary>
    public static IEnumerable<(string Field, string Text)> TextsOf(TeamAnswer version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Words.Texts.Append((nameof(version.Reason), version.Reason ?? "")).Where(one => one.Item2.Length > 0);
    }

    public async Task<IActionResult> OnGetAsync(string item, int number, string? field, CancellationToken stop)
    {
        if (!await FindAsync(item, number, field, stop))
        {
            return NotFound();
        }

        Gone = Chosen?.Text;
        return Page();
    }

    /// <summary>Shows every place with the words.</summary>
    public async Task<IActionResult> OnPostAsync(string item, int number, string? field, CancellationToken stop)
    {
        if (!await FindAsync(item, number, field, stop) || Chosen is not { } chosen)
        {
            return NotFound();
        }

        var copied = new CopiedWords(Gone ?? "");
        if (!copied.AreIn(chosen.Text))
        {
            ModelState.AddModelError(
                nameof(Gone),
                words[CopiedWords.CanBeSought(Gone) ? "together.take-out.not-there" : "together.take-out.short", CopiedWords.Shortest]
            );
            return this.AskAgain();
        }

        (Places, Left) = (await taking.LookAsync(Open, copied, stop), taking.Left(copied, chosen.Text));
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string item, int number, string? field, CancellationToken stop)
    {
        if (!await FindAsync(item, number, field, stop))
        {
            return NotFound();
        }

        // If somebody else was faster, nothing is left to take out.
        var copied = new CopiedWords(Gone ?? "");
        if (copied.AreIn(Chosen?.Text))
        {
            await taking.TakeAsync(Open, item, copied, stop);
        }

        return Redirect(TogetherLinks.History(Open.Id, item));
    }

    private static string LabelOf(string field) =>
        field switch
        {
            nameof(AnswerWords.Why) => "together.words.why",
            nameof(AnswerWords.WorksWell) => "together.words.works-well",
            nameof(AnswerWords.Next) => "together.words.next",
            _ => "together.item.reason",
        };

    private async Task<bool> FindAsync(string item, int number, string? field, CancellationToken stop)
    {
        if (
            !Open.MayLead
            || Open.Item(item) is not { } found
            || (await answers.VersionsAsync(Open.Id, item, stop)).FirstOrDefault(one => one.Version == number) is not { } version
        )
        {
            return false;
        }

        (Item, Number) = (found, number);
        Texts = [.. TextsOf(version).Select(one => new TextToTakeOut(one.Field, words[LabelOf(one.Field)], one.Text))];
        Chosen = Texts.FirstOrDefault(one => one.Field == field);
        return true;
    }
}
