using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Lodestar.Reflection.Pages;

/// <summary>A poster for a round, or for one organisation in it: a QR code, a short address, and what it is.</summary>
[AllowAnonymous]
internal sealed class PosterPage(Rounds rounds, Organisations organisations, Packs packs, Words words, Settings settings) : PageModel
{
    public Round Round { get; private set; } = null!;

    public Organisation? Organisation { get; private set; }

    public PersonReflection Reflection { get; private set; } = null!;

    /// <summary>The address to type, without https:// in front.</summary>
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
        var root = settings.PublicAddress?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}";
        var link = root + (Organisation is null ? ReflectionLinks.Round(Round.Code) : ReflectionLinks.Round(Round.Code, Organisation.Code));
        Address = link[(link.IndexOf("://", StringComparison.Ordinal) + 3)..];
        Qr = QrOf(link);
        return Page();
    }

    // One path with a square for each dark module: no inline style, which the content security policy refuses.
    private static HtmlString QrOf(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var squares = from row in Enumerable.Range(0, data.ModuleMatrix.Count)
                      from column in Enumerable.Range(0, data.ModuleMatrix.Count)
                      where data.ModuleMatrix[row][column]
                      select $"M{column} {row}h1v1h-1z";
        var size = data.ModuleMatrix.Count;
        return new HtmlString($"<svg class=\"ls-qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-labelledby=\"qr\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/><path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"{string.Concat(squares)}\"/></svg>");
    }
}
