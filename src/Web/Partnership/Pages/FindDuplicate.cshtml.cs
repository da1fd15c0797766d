using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for finding the same organisation under another name. Organisations whose names share a word come first.</summary>
[Authorize(PartnershipCan.KeepOrganisations), Opens<Organisation>]
internal sealed class FindDuplicatePage(Current<Organisation> current, Organisations organisations, SectorNames sectors, DistrictNames districts, Words words)
    : PageModel
{
    private const int Most = 20;
    private const int LongWord = 4;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public Organisation Organisation => current.Open;

    public IReadOnlyList<Organisation> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var me = HttpContext.Me();
        if (!Organisations.MayKeep(me, Organisation))
        {
            return NotFound();
        }

        var searched = !string.IsNullOrWhiteSpace(Q);
        var own = WordsOf(Organisation);
        Found =
        [
            .. (await organisations.SeenByAsync(me, new OrganisationSearch(Q), stop))
                .Where(other => other.Id != id && Organisations.MayKeep(me, other) && (searched || WordsOf(other).Overlaps(own)))
                .OrderByDescending(other => WordsOf(other).Count(own.Contains))
                .Take(Most),
        ];
        return Page();
    }

    /// <summary>Sector, districts and size on one line.</summary>
    public string About(Organisation organisation) => OrganisationWords.About(words, sectors, districts, organisation);

    private static HashSet<string> WordsOf(Organisation organisation) => [.. NameKey.Of(organisation.Name).Split(' ').Where(word => word.Length >= LongWord)];
}
