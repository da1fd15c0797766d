using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages;

/// <summary>The page of services to turn to, as far as they may be shown.</summary>
[AllowAnonymous]
internal sealed class ServiceListPage(Packs packs, Words words) : PageModel
{
    public Pack Pack { get; } = packs.Current(words.Language);

    /// <summary>The subject chosen, or null for all.</summary>
    public string? About { get; private set; }

    public IReadOnlyList<Service> Services { get; private set; } = [];

    public IEnumerable<Tag> Tags => Pack.Info.Tags.Where(tag => Shown.Any(service => service.Tags.Contains(tag.Id)));

    private IEnumerable<Service> Shown => Pack.Services.Where(service => service.Shown != Showing.NotShown);

    public void OnGet(string? about)
    {
        About = Pack.Info.Tags.Any(tag => tag.Id == about) ? about : null;
        Services = [.. Shown.Where(service => About is null || service.Tags.Contains(About))];
    }
}
