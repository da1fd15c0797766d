using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of all guidance, by standard.</summary>
[AllowAnonymous]
internal sealed class GuidanceListPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; } = packs.Current(words.Language);
}
