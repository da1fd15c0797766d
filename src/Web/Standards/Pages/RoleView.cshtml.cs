using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of a role, with the person to ask in each district.</summary>
[AllowAnonymous]
internal sealed class RoleViewPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; private set; } = null!;

    public Role Role { get; private set; } = null!;

    public bool IsRetired { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (await packs.EverAsync(words.Language, pack => pack.Roles.FirstOrDefault(role => role.Id == id), stop) is not { } found)
        {
            return NotFound();
        }

        (Role, Pack, IsRetired) = found;
        return Page();
    }

    /// <summary>The name of a district with this id.</summary>
    public string DistrictName(string id) => Pack.Info.Districts.First(district => district.Id == id).Name;
}
