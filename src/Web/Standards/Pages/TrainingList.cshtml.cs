using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of training offers and guidance, by subject.</summary>
[AllowAnonymous]
internal sealed class TrainingListPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; } = packs.Current(words.Language);

    /// <summary>The subject chosen, or null for all.</summary>
    public string? About { get; private set; }

    public IReadOnlyList<TrainingOffer> Offers { get; private set; } = [];

    public IReadOnlyList<GuidancePage> Guidance { get; private set; } = [];

    public void OnGet(string? about)
    {
        About = Pack.Info.Tags.Any(tag => tag.Id == about) ? about : null;
        Offers = [.. Pack.Training.Where(offer => About is null || offer.Tags.Contains(About)).OrderBy(offer => offer.Districts.Count > 0)];
        Guidance = [.. Pack.Guidance.Where(page => About is null || page.Tags.Contains(About))];
    }

    /// <summary>The names of the districts that an offer is for.</summary>
    public string DistrictNames(TrainingOffer offer) =>
        string.Join(", ", Pack.Info.Districts.Where(district => offer.Districts.Contains(district.Id)).Select(district => district.Name));
}
