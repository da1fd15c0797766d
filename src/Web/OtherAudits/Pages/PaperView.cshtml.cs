using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page of a working paper of the pack, for reading, printing and downloading.</summary>
[AllowAnonymous]
internal sealed class PaperViewPage(Packs packs, Words words) : PageModel
{
    private Pack Pack => packs.Current(words.Language);

    public WorkingPaper Paper { get; private set; } = null!;

    /// <summary>The items that ask about the same as a line.</summary>
    public IEnumerable<OrganisationItem> Items(PaperLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Pack.Organisation?.Items ?? []).Where(item => line.Items.Contains(item.Id));
    }

    public IActionResult OnGet(string paper)
    {
        if (Pack.Papers.FirstOrDefault(one => one.Id == paper) is not { } found)
        {
            return NotFound();
        }

        Paper = found;
        return Page();
    }
}
