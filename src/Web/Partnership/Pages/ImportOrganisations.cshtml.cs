using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for sending a file of organisations. Nothing is registered until somebody has seen what would happen.</summary>
[Authorize(PartnershipCan.KeepOrganisations), TakesFiles]
internal sealed class ImportOrganisationsPage(OrganisationImports imports, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    public Person Me => HttpContext.Me();

    public string Sectors => string.Join(", ", sectors.All.Select(sector => sector.Name));

    public string Districts =>
        string.Join(", ", districts.All.Where(district => Me.MayInAll(PartnershipCan.KeepOrganisations, [district.Code])).Select(district => district.Name));

    public string Sizes => string.Join(", ", SizeBands.All.Select(size => words[$"partnership.sizes.{size.Code}"]));

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken stop)
    {
        var kept = await imports.KeepAsync(file, Me, stop);
        if (kept.Problem is not { } problem)
        {
            return Redirect(PartnershipLinks.CheckImport(kept.Value));
        }

        ModelState.Clear();
        ModelState.AddModelError("File", words[problem]);
        return this.AskAgain();
    }
}
