using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of words explained; each has its own address.</summary>
[AllowAnonymous]
internal sealed class GlossaryPage(Packs packs, Words words) : PageModel
{
    public IReadOnlyList<GlossaryTerm> Terms { get; } = packs.Current(words.Language).Glossary;
}
