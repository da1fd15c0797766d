using Lodestar.Identity;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>A text of a version, and where copies of it stand.</summary>
internal sealed record TextToTakeOut(string Field, string Label, string Text, IReadOnlyList<string> Copies);

/// <summary>Taking words that point at a person out of a version and of everything that holds a copy; what that is, is said before.</summary>
[Authorize(Can.LeadTeams), OpensTeam]
internal sealed class TeamTakeOutPage(CurrentTeam current, TeamAnswers answers, TakingOut taking, Words words) : PageModel
{
    private TeamAnswer version = null!;

    public OpenTeam Open => current.Open;

    public OrganisationItem Item { get; private set; } = null!;

    public IReadOnlyList<TextToTakeOut> Texts { get; private set; } = [];

    /// <summary>The texts of a version that words can be taken out of, with the names of their fields.</summary>
    public static IEnumerable<(string Field, string Text)> TextsOf(TeamAnswer version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Words.Texts.Append((nameof(version.Reason), version.Reason ?? "")).Where(one => one.Item2.Length > 0);
    }

    public async Task<IActionResult> OnGetAsync(string item, int number, CancellationToken stop)
    {
        if (!await FindAsync(item, number, stop))
        {
            return NotFound();
        }

        var texts = new List<TextToTakeOut>();
        foreach (var (field, text) in TextsOf(version))
        {
            var copies = await taking.LookAsync(Open, version, text, stop);
            texts.Add(new TextToTakeOut(field, words[LabelOf(field)], text, [.. copies.Select(one => words[KeyOf(one.Place), one.Count])]));
        }

        Texts = texts;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string item, int number, string? field, CancellationToken stop)
    {
        if (!await FindAsync(item, number, stop))
        {
            return NotFound();
        }

        // Where somebody was quicker, nothing is left to take.
        if (TextsOf(version).FirstOrDefault(one => one.Field == field) is { Text: { } text })
        {
            await taking.TakeAsync(Open, version, text, stop);
        }

        return Redirect(TeamLinks.History(Open.Id, item));
    }

    private static string LabelOf(string field) => field switch
    {
        nameof(AnswerWords.Why) => "reflection.team.words.why",
        nameof(AnswerWords.WorksWell) => "reflection.team.words.works-well",
        nameof(AnswerWords.Next) => "reflection.team.words.next",
        _ => "reflection.team.item.reason",
    };

    private static string KeyOf(CopyPlace place) => place switch
    {
        CopyPlace.Versions => "reflection.team.take-out.versions",
        CopyPlace.Elsewhere => "reflection.team.take-out.elsewhere",
        CopyPlace.Drafts => "reflection.team.take-out.drafts",
        CopyPlace.Plan => "reflection.team.take-out.plan",
        CopyPlace.Reply => "reflection.team.take-out.reply",
        CopyPlace.Notes => "reflection.team.take-out.notes",
        _ => "reflection.team.take-out.evidence",
    };

    private async Task<bool> FindAsync(string item, int number, CancellationToken stop)
    {
        if (!Open.MayLead || Open.Item(item) is not { } found || (await answers.VersionsAsync(Open.Id, item, stop)).FirstOrDefault(one => one.Version == number) is not { } there)
        {
            return false;
        }

        (Item, version) = (found, there);
        return true;
    }
}
