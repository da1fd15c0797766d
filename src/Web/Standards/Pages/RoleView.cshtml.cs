using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>A role, and whom to ask for it in each district.</summary>
[AllowAnonymous]
internal sealed class RoleViewPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; } = packs.Current(words.Language);

    public Role Role { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        if (Pack.Roles.FirstOrDefault(role => role.Id == id) is not { } found)
        {
            return NotFound();
        }

        Role = found;
        return Page();
    }

    public string DistrictName(string id) => Pack.Info.Districts.First(district => district.Id == id).Name;
}
