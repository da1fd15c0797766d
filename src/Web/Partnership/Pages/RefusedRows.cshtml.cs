using Lodestar.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>Downloads the refused rows of an import.</summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class RefusedRowsPage(OrganisationImports imports) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await imports.CheckAsync(id, HttpContext.Me(), stop) is { Rows: var rows } ? imports.Refused(rows) : NotFound();
}
