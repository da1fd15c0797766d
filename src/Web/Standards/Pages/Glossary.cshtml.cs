using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>Words explained; each has an address of its own.</summary>
[AllowAnonymous]
internal sealed class GlossaryPage(Packs packs, Words words) : PageModel
{
    public IReadOnlyList<GlossaryTerm> Terms { get; } = packs.Current(words.Language).Glossary;
}
