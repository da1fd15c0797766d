using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>Sending a file of organisations. Nothing is registered until somebody has looked at what would happen.</summary>
[Authorize(PartnershipCan.KeepOrganisations), TakesFiles]
internal sealed class ImportOrganisationsPage(OrganisationImports imports, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    public Person Me => HttpContext.Me();

    public string Sectors => string.Join(", ", sectors.All.Select(sector => sector.Name));

    public string Districts => string.Join(", ", districts.All.Where(district => Me.MayInAll(PartnershipCan.KeepOrganisations, [district.Code])).Select(district => district.Name));

    public string Sizes => string.Join(", ", SizeBands.All.Select(size => words[$"partnership.sizes.{size.Code}"]));

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null || file.Length == 0)
        {
            return Refuse(words["partnership.import.choose"]);
        }

        if (file.Length > TakesFilesAttribute.LargestFile)
        {
            return Refuse(words["partnership.import.large"]);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        var kept = await imports.KeepAsync(bytes.ToArray(), Me, stop);
        return kept.Problem is { } problem ? Refuse(words[problem]) : Redirect(PartnershipLinks.CheckImport(kept.Value));
    }

    private PageResult Refuse(string why)
    {
        ModelState.Clear();
        ModelState.AddModelError("File", why);
        return this.AskAgain();
    }
}
