using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for making one organisation of two, on which somebody chooses the one that stays.</summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class MergeOrganisationsPage(
    Organisations organisations,
    Units units,
    Merging merging,
    Accounts accounts,
    SectorNames sectors,
    DistrictNames districts,
    Words words
) : PageModel
{
    [BindProperty]
    public Guid? Stays { get; set; }

    public IReadOnlyList<(Organisation Organisation, string About, int People, int Units)> Both { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Choices => [.. Both.Select(one => new ChoiceItem { Value = $"{one.Organisation.Id}", Text = one.Organisation.Name })];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid other, CancellationToken stop) => await FindAsync(id, other, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, CancellationToken stop)
    {
        if (!await FindAsync(id, other, stop))
        {
            return NotFound();
        }

        if (Stays is not { } stays || (stays != id && stays != other))
        {
            ModelState.Remove(nameof(Stays));
            ModelState.AddModelError(nameof(Stays), words["partnership.merge.choose"]);
            return this.AskAgain();
        }

        if (await merging.MergeAsync(stays == id ? other : id, stays, HttpContext.Me(), stop) is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect($"{PartnershipLinks.Organisation(stays)}?merged=true");
    }

    private async Task<bool> FindAsync(Guid id, Guid other, CancellationToken stop)
    {
        var both = new List<(Organisation, string, int, int)>();
        foreach (var one in new[] { id, other }.Distinct())
        {
            if (await organisations.SeenByAsync(HttpContext.Me(), one, stop) is { LeftOn: null } found && Organisations.MayKeep(HttpContext.Me(), found))
            {
                both.Add(
                    (
                        found,
                        OrganisationWords.About(words, sectors, districts, found),
                        await accounts.CountInAsync(one, stop),
                        (await units.OfAsync(one, stop)).Count
                    )
                );
            }
        }

        Both = both;
        return both.Count == 2;
    }
}
