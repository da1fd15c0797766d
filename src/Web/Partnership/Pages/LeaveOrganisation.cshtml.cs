using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for letting an organisation leave, which says what that means.</summary>
[Authorize(PartnershipCan.KeepOrganisations), Opens<Organisation>]
internal sealed class LeaveOrganisationPage(Current<Organisation> current, Merging merging, IPeopleOfOrganisations people) : PageModel
{
    public Organisation Organisation => current.Open;

    private bool MayKeep => Organisations.MayKeep(HttpContext.Me(), Organisation);

    /// <summary>How many people lose their roles.</summary>
    public int People { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayKeep)
        {
            return NotFound();
        }

        People = await people.CountAsync(id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!MayKeep)
        {
            return NotFound();
        }

        await merging.LeaveAsync(id, HttpContext.Me(), stop);
        return Redirect(PartnershipLinks.Organisation(id));
    }
}
