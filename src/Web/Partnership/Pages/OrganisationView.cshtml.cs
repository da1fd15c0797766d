using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page of one organisation, with its leads and its units.</summary>
[Authorize(PartnershipCan.DescribeOrganisations)]
internal sealed class OrganisationViewPage(
    Organisations organisations,
    Units units,
    Merging merging,
    Accounts accounts,
    SectorNames sectors,
    DistrictNames districts,
    Words words
) : PageModel
{
    /// <summary>Name of a new unit.</summary>
    [BindProperty]
    public string? UnitName { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<Member> Leads { get; private set; } = [];

    public Person Me => HttpContext.Me();

    public bool MayKeep => Organisations.MayKeep(Me, Organisation);

    public bool IsMerged { get; private set; }

    public string Sector => sectors.Of(Organisation.Sector);

    public string Districts => OrganisationWords.Districts(districts, Organisation);

    public string Size => Organisation.Size is null ? words["partnership.sizes.not-said"] : OrganisationWords.Size(words, Organisation.Size);

    public async Task<IActionResult> OnGetAsync(Guid id, bool merged, CancellationToken stop)
    {
        IsMerged = merged;
        return await FindAsync(id, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAddUnitAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop) || Organisation.LeftOn is not null)
        {
            return NotFound();
        }

        if (await units.AddAsync(Organisation, UnitName, Me, stop) is not { } problem)
        {
            return Redirect($"{PartnershipLinks.Organisation(id)}#units");
        }

        ModelState.AddModelError(nameof(UnitName), words[problem]);
        return this.AskAgain();
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop) || !MayKeep)
        {
            return NotFound();
        }

        await merging.ReturnAsync(id, Me, stop);
        return Redirect(PartnershipLinks.Organisation(id));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await organisations.SeenByAsync(Me, id, stop) is not { } found)
        {
            return false;
        }

        Organisation = found;
        Units = await units.OfAsync(id, stop);
        Leads = [.. (await accounts.LeadsAsync([id], stop))[id]];
        return true;
    }
}
