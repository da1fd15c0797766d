using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>
/// The page that shows what an import would do: how many organisations are new, and every refused row with the reason. Only the person who sent
/// the file sees it.
/// </summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class CheckImportPage(OrganisationImports imports, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    /// <summary>The largest number of refused rows that are shown; the file has all of them.</summary>
    public const int Most = 100;

    private const int LongestValue = 80;

    public Guid Id { get; private set; }

    /// <summary>The checked content of the file; null if it is gone.</summary>
    public OrganisationFile? Brought { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await imports.CheckAsync(id, HttpContext.Me(), stop) is not { } file)
        {
            // It was already imported, or replaced by another file, or is older than a day. The link is not broken.
            return new PageResult { StatusCode = StatusCodes.Status410Gone };
        }

        (Id, Brought) = (id, file);
        return Page();
    }

    // If the form is sent again, nothing is left to import, and the list shows the result.
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) =>
        await imports.ImportAsync(id, HttpContext.Me(), stop) is { } imported
            ? Redirect($"{PartnershipLinks.Organisations}?imported={imported}")
            : Redirect(PartnershipLinks.Organisations);

    /// <summary>An organisation of the file on one line.</summary>
    public string About(GoodRow row)
    {
        var where = string.Join(", ", row.Wanted.Districts.Select(districts.Of));
        return words["partnership.import.row", row.Wanted.Name, sectors.Of(row.Wanted.Sector), where];
    }

    /// <summary>The beginning of a value that is too long to show.</summary>
    public static string Short(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
