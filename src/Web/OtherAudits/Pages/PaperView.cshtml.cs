using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>A working paper of the pack, to read, to print and to take away.</summary>
[AllowAnonymous]
internal sealed class PaperViewPage(Packs packs, Words words) : PageModel
{
    private Pack Pack => packs.Current(words.Language);

    public WorkingPaper Paper { get; private set; } = null!;

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
