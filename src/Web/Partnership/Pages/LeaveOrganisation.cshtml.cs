using Lodestar.Identity;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for letting an organisation leave, which says what that means.</summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class LeaveOrganisationPage(Organisations organisations, Merging merging, Accounts accounts) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>How many people lose their roles.</summary>
    public int People { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        People = await accounts.CountInAsync(id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        await merging.LeaveAsync(id, HttpContext.Me(), stop);
        return Redirect(PartnershipLinks.Organisation(id));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await organisations.SeenByAsync(HttpContext.Me(), id, stop) is not { } found || !Organisations.MayKeep(HttpContext.Me(), found))
        {
            return false;
        }

        Organisation = found;
        return true;
    }
}
