using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of all standards and levels, and of everything else in the pack.</summary>
[AllowAnonymous]
internal sealed class StandardListPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; } = packs.Current(words.Language);
}
