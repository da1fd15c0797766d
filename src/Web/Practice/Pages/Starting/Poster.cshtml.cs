using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Starting;

/// <summary>A poster for a round, or for one organisation in it, with a QR code, a short address and an explanation.</summary>
[AllowAnonymous]
internal sealed class PosterPage(ReflectionRounds rounds, Organisations organisations, Packs packs, Words words, Settings settings) : PageModel
{
    public Round Round { get; private set; } = null!;

    public Organisation? Organisation { get; private set; }

    public PersonReflection Reflection { get; private set; } = null!;

    /// <summary>The address to type, without https:// at the beginning.</summary>
    public string Address { get; private set; } = "";

    public IHtmlContent Qr { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGetAsync([FromRoute] string round, [FromRoute] string? organisation, CancellationToken stop)
    {
        var found = await rounds.ByCodeAsync(JoinCode.Normalise(round), stop);
        Organisation = organisation is null ? null : await organisations.ByCodeAsync(JoinCode.Normalise(organisation), stop);
        if (found is null || (organisation is not null && Organisation is null))
        {
            return NotFound();
        }

        Round = found;
        Reflection = packs.Version(Round.PackVersion, words.Language).Reflection(Round.Reflection);
        var root = settings.RootFor(Request);
        var link = root + (Organisation is null ? PracticeLinks.Round(Round.Code) : PracticeLinks.Round(Round.Code, Organisation.Code));
        Address = link[(link.IndexOf("://", StringComparison.Ordinal) + 3)..];
        Qr = QrCode.Of(link);
        return Page();
    }
}
