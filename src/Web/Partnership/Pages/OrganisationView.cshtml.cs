using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page of one organisation, with its leads and its units.</summary>
[Authorize(PartnershipCan.DescribeOrganisations), Opens<Organisation>]
internal sealed class OrganisationViewPage(
    Current<Organisation> current,
    Units units,
    Merging merging,
    IPeopleOfOrganisations people,
    SectorNames sectors,
    DistrictNames districts,
    Words words
) : PageModel
{
    /// <summary>Name of a new unit.</summary>
    [BindProperty]
    public string? UnitName { get; set; }

    public Organisation Organisation => current.Open;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<(string Name, string Email)> Leads { get; private set; } = [];

    /// <summary>Where the reader invites somebody to lead it; null if they may not, or it has left.</summary>
    public string? InviteLeadLink { get; private set; }

    public Person Me => HttpContext.Me();

    public bool MayKeep => Organisations.MayKeep(Me, Organisation);

    public bool IsMerged { get; private set; }

    public string Sector => sectors.Of(Organisation.Sector);

    public string Districts => OrganisationWords.Districts(districts, Organisation);

    public string Size => Organisation.Size is null ? words["partnership.sizes.not-said"] : OrganisationWords.Size(words, Organisation.Size);

    public async Task<IActionResult> OnGetAsync(bool merged, CancellationToken stop)
    {
        IsMerged = merged;
        await LookAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAddUnitAsync(Guid id, CancellationToken stop)
    {
        await LookAsync(stop);
        if (Organisation.LeftOn is not null)
        {
            return NotFound();
        }

        if (await units.AddAsync(Organisation, UnitName, Me, stop, this.MarkOf($"{id}", UnitName)) is not { } problem)
        {
            return Redirect($"{PartnershipLinks.Organisation(id)}#units");
        }

        ModelState.AddModelError(nameof(UnitName), words[problem]);
        return this.AskAgain();
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken stop)
    {
        if (!MayKeep)
        {
            return NotFound();
        }

        await merging.ReturnAsync(id, Me, stop);
        return Redirect(PartnershipLinks.Organisation(id));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Units = await units.OfAsync(Organisation.Id, stop);
        Leads = await people.LeadsAsync(Organisation.Id, stop);
        InviteLeadLink = Organisation.LeftOn is null ? people.InviteLeadLink(Me, Organisation) : null;
    }
}
