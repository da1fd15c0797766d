using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>What an import would do: how many are new, and every row that is refused with the reason. Only whoever sent the file sees it.</summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class CheckImportPage(OrganisationImports imports, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    /// <summary>So many are shown; the file has all.</summary>
    public const int Most = 100;

    private const int LongestValue = 80;

    public Guid Id { get; private set; }

    /// <summary>What the file holds; null where it is not there any more.</summary>
    public OrganisationFile? Brought { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await imports.CheckAsync(id, HttpContext.Me(), stop) is not { } file)
        {
            // Brought in already, replaced by another file, or older than a day: that is no broken link.
            return new PageResult { StatusCode = StatusCodes.Status410Gone };
        }

        (Id, Brought) = (id, file);
        return Page();
    }

    // Sent again, there is nothing left to import: the list shows what came of it.
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) =>
        await imports.ImportAsync(id, HttpContext.Me(), stop) is { } imported
            ? Redirect($"{PartnershipLinks.Organisations}?imported={imported}")
            : Redirect(PartnershipLinks.Organisations);

    /// <summary>An organisation of the file in a line.</summary>
    public string About(GoodRow row)
    {
        var where = string.Join(", ", row.Wanted.Districts.Select(districts.Of));
        return words["partnership.import.row", row.Wanted.Name, sectors.Of(row.Wanted.Sector), where];
    }

    /// <summary>What stands in a field, without its end where it is long.</summary>
    public static string Short(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
